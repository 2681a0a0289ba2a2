"""The checker agrees with a careful editor, on letters whose verdicts were written before it read them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks import agreement

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("TACTFUL_LETTERS") or ROOT.parent / "shared" / "letters")


@pytest.mark.parametrize("folder", [ROOT / "benchmarks" / "letters" / "en", ROOT / "tests" / "letters" / "en"])
def test_agreement_on_our_own_letters(folder: Path) -> None:
    found = agreement.figures(agreement.run(folder))
    assert found["balanced"] >= 0.85
    assert found["false alarms"] <= 0.08
    assert found["undecided"] <= 0.05


@pytest.mark.skipif(not (SHARED / "LABELS.tsv").exists(), reason="no labelled letters stand beside this checkout")
@pytest.mark.parametrize("guide", [None, "bad-news", "complaint-reply", "complaint-follow-up", "ending-service"])
def test_agreement_on_the_letters_beside_the_checkout(guide: str | None) -> None:
    found = agreement.figures(agreement.run(SHARED, guide, "en"))
    assert found["balanced"] >= (0.90 if guide is None else 0.85)
    assert found["false alarms"] <= (0.06 if guide is None else 0.08)
