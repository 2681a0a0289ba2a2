"""Whether an ending letter should be written: what the answers come to, and that they're kept."""

from __future__ import annotations

import pytest

from tactful.guidance import load_guide
from tactful.model import Draft, Gate
from tactful.session import LetterSession, advise

REASONS = ("trivial", "abusive", "no-growth", "no-recommendations", "unprofitable", "unethical", "values")


@pytest.fixture
def gate() -> Gate:
    gate = load_guide("ending-service", "en").gate
    assert gate is not None
    return gate


def test_the_guide_holds_seven_reasons_and_three_questions(gate: Gate) -> None:
    assert tuple(reason.id for reason in gate.reasons) == REASONS
    assert [reason.source for reason in gate.reasons] == [(f"D{n:02}",) for n in range(4, 11)]
    assert [question.id for question in gate.questions] == ["tried", "how_long", "could_change"]
    assert load_guide("bad-news", "en").gate is None


@pytest.mark.parametrize(
    ("held", "change", "result", "against"),
    [
        (0, None, "none", True),
        (0, "no", "none", True),
        (0, "yes", "none", True),
        (1, None, "one", False),
        (1, "yes", "likely_to_change", True),
        (2, "no", "enough", False),
        (2, None, "enough_open", False),
        (7, "yes", "likely_to_change", True),
        (7, "no", "enough", False),
    ],
)
def test_what_the_answers_come_to(gate: Gate, held: int, change: str | None, result: str, against: bool) -> None:
    answers = {**dict.fromkeys(REASONS[:held], True), **({"could_change": change} if change else {})}
    advice = advise(gate, answers)
    assert (advice.result, advice.against) == (result, against)
    assert "{" not in advice.text
    assert not any(sign.isdigit() for sign in advice.text)


def test_only_behaviour_and_dishonesty_propose_a_reason(gate: Gate) -> None:
    proposing = [reason for reason in REASONS if advise(gate, {reason: True}).proposals]
    assert proposing == ["abusive", "unethical"]
    assert advise(gate, {"abusive": True}).proposals == {"reason": "behaviour"}


def test_the_answers_are_kept_overruling_included_and_can_be_taken_back() -> None:
    session = LetterSession(Draft(guide="ending-service"))
    assert session.gate_advice() is None
    session.pass_gate({"trivial": False, "tried": "a talk"})
    assert session.draft.gate == {"trivial": False, "tried": "a talk", "overruled": True}
    advice = session.gate_advice()
    assert advice is not None
    assert advice.overruled
    session.pass_gate({"trivial": True, "values": True, "could_change": "no", "overruled": True})
    assert "overruled" not in session.draft.gate
    session.undo_change()
    assert session.draft.gate["overruled"] is True


def test_another_guide_has_none() -> None:
    session = LetterSession(Draft())
    session.pass_gate({"trivial": True})
    assert session.draft.gate == {}
    assert session.gate_advice() is None
