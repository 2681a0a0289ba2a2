"""What tactful proposes for a letter never fails its own checks."""

from __future__ import annotations

import pytest
from tests.unit.letters.test_vocative import MEN, pairs

from tactful import Draft, check
from tactful.letters.layout import lay_out
from tactful.letters.vocative import Gender, vocative
from tactful.model import Status


def statuses(language: str, recipient: str) -> dict[str, Status]:
    facts = {"recipient": recipient, "date": "2026-05-03"}
    draft = Draft(guide="bad-news", language=language, facts=facts, steps={"thanks": "x y z."})
    laid = lay_out(draft)
    report = check(laid.text, guide="bad-news", language=language, facts=dict(facts), laid=laid)
    return {result.id: result.status for result in report.checks if result.id in ("letter.salutation", "letter.facts")}


@pytest.mark.parametrize(
    ("language", "recipient"),
    [
        ("en", "Ms Jana Novak"),
        ("cs", "MUDr. Karel Havel"),
        ("cs", "paní doktorka Svobodová"),
        ("cs", "pan ředitel Němec"),
        ("bn", "জনাব রফিকুল ইসলাম"),
        ("bn", "রফিক সাহেব"),
        ("ur", "محترمہ عائشہ خان صاحبہ"),
        ("ur", "احمد علی"),
    ],
)
def test_the_proposed_greeting_agrees_with_the_facts(language: str, recipient: str) -> None:
    assert statuses(language, recipient) == {"letter.salutation": Status.PASS, "letter.facts": Status.PASS}


def test_no_czech_surname_is_taken_for_another() -> None:
    surnames = [name for name, _ in pairs(MEN) if name[0].isupper() and "-" not in name]
    assert vocative("Havel", Gender.MAN) != "Havel"
    found = {name: statuses("cs", f"pan Jan {name}") for name in surnames}
    assert {name for name in surnames if Status.FAIL in found[name].values()} == set()
