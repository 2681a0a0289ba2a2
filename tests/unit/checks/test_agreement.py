"""The checker agrees with a careful editor, on letters whose verdicts were written before it read them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks import agreement

from tactful.checks.inference import guess_language

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("TACTFUL_LETTERS") or ROOT.parent / "shared" / "letters")


LANGUAGES = ("en", "cs", "bn", "ur")
FOLDERS = [ROOT / place / "letters" / language for place in ("benchmarks", "tests") for language in LANGUAGES]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.parent.name}-{folder.name}")
def test_agreement_on_our_own_letters(folder: Path) -> None:
    found = agreement.figures(agreement.run(folder))
    assert found["balanced"] >= 0.85
    assert found["false alarms"] <= 0.08
    assert found["undecided"] <= 0.05


beside = pytest.mark.skipif(
    not (SHARED / "LABELS.tsv").exists(), reason="no labelled letters stand beside this checkout"
)


@beside
@pytest.mark.parametrize("guide", [None, "bad-news", "complaint-reply", "complaint-follow-up", "ending-service"])
def test_agreement_on_the_english_letters_beside_the_checkout(guide: str | None) -> None:
    found = agreement.figures(agreement.run(SHARED, guide, "en"))
    assert found["balanced"] >= (0.90 if guide is None else 0.85)
    assert found["false alarms"] <= (0.06 if guide is None else 0.08)


@beside
@pytest.mark.parametrize("language", ["cs", "bn", "ur"])
def test_agreement_on_the_other_letters_beside_the_checkout(language: str) -> None:
    found = agreement.figures(agreement.run(SHARED, None, language))
    assert found["balanced"] >= 0.86
    assert found["false alarms"] <= 0.08
    assert found["undecided"] <= 0.05


@beside
def test_the_language_of_every_letter_beside_the_checkout_is_told() -> None:
    for path in sorted(SHARED.glob("??-*.txt")):
        head, letter = agreement.read_letter(path)
        assert guess_language(letter) == head["language"], path.name
