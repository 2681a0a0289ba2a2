from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tactful.errors import InputError, UnknownNameError
from tactful.model import (
    DEFAULT_LIMITS,
    CheckResult,
    Draft,
    FactValue,
    Finding,
    LaidOut,
    Limits,
    Report,
    Severity,
    Status,
)
from tactful.session import REVIEW, LetterSession, Position, StepState

STEPS = {"thanks": "Six good years.", "segue": "We lost it.\nSorry, it is bad.", "fix": "We fixed it."}


class Judge:
    """A checker that fails what a test tells it to."""

    def __init__(self, *results: tuple[str, str | None, Severity, Status, str]) -> None:
        self.results = results
        self.calls = 0

    def check(
        self,
        text: str,
        facts: Mapping[str, FactValue] | None = None,
        laid: LaidOut | None = None,
        severities: Mapping[str, Severity] | None = None,
        limits: Limits = DEFAULT_LIMITS,
    ) -> Report:
        self.calls += 1
        checks = []
        for check, step, severity, status, words in self.results:
            at = text.find(words)
            findings = (Finding(at, at + len(words), words),) if words and at >= 0 else ()
            checks.append(CheckResult(check, step, severity, status, f"{check} says so.", ("A01",), findings))
        return Report("bad-news", "en", 3, (), tuple(checks))


def session(draft: Draft | None = None, judge: Judge | None = None) -> LetterSession:
    return LetterSession(draft or Draft(steps=STEPS), checker=judge or Judge())  # type: ignore[arg-type]


def test_a_fact_that_brings_a_step_says_so() -> None:
    open_draft = session(Draft())
    change = open_draft.set_fact("fault", "ours")
    assert (change.before, change.after) == ("", "ours")
    assert change.steps_now_applying == ("fix",)
    assert change.steps_no_longer_applying == ()
    assert change.message.endswith("now applies.")


def test_a_fact_that_drops_a_step_keeps_its_text() -> None:
    open_draft = session()
    change = open_draft.set_fact("fault", "nobody")
    assert change.steps_no_longer_applying == ("fix",)
    assert change.message.endswith("Its text is kept.")
    assert not open_draft.applies("fix")
    assert "We fixed it." not in open_draft.laid().text
    assert open_draft.draft.steps["fix"] == "We fixed it."
    open_draft.show_step("fix", True)
    assert "We fixed it." in open_draft.laid().text


def test_facts_are_read_as_everywhere_else() -> None:
    open_draft = session()
    with pytest.raises(InputError, match="fault"):
        open_draft.set_fact("fault", "mine")
    with pytest.raises(UnknownNameError):
        open_draft.set_fact("colour", "red")
    open_draft.set_fact("agreed", "a refund\n\na call on Monday")
    assert open_draft.draft.facts["agreed"] == ("a refund", "a call on Monday")
    assert open_draft.set_fact("agreed", "  ").after == ""
    assert open_draft.revision == 2
    open_draft.set_fact("agreed", None)
    assert open_draft.revision == 2


def test_changes_are_taken_back_without_touching_what_was_typed() -> None:
    open_draft = session()
    open_draft.set_fact("fault", "nobody")
    open_draft.dismiss("thanks.opening", "It is a reminder letter.")
    open_draft.edit("thanks", "Seven good years.", cursor=5)
    assert open_draft.position == Position("thanks", 5)
    assert open_draft.undo_change() == "a dismissed hint"
    assert open_draft.draft.dismissed == {}
    assert open_draft.undo_change() == "the fact fault"
    assert open_draft.draft.facts == {}
    assert open_draft.draft.steps["thanks"] == "Seven good years."
    assert open_draft.undo_change() is None


def test_the_report_is_made_once_for_each_state_of_the_letter() -> None:
    judge = Judge()
    open_draft = session(judge=judge)
    open_draft.edit("thanks", "A.")
    open_draft.edit("thanks", "AB.")
    assert judge.calls == 0
    open_draft.report()
    open_draft.hints()
    open_draft.progress()
    open_draft.tick("true", True)
    open_draft.dismiss("thanks.opening", "")
    open_draft.report()
    assert judge.calls == 1
    open_draft.set_part("close", "Yours,")
    open_draft.report()
    assert judge.calls == 2


MUST, SHOULD, CONSIDER = Severity.MUST, Severity.SHOULD, Severity.CONSIDER


def test_hints_come_worst_first_and_show_where_their_words_are() -> None:
    judge = Judge(
        ("thanks.opening", "thanks", MUST, Status.PASS, "Six good"),
        ("news.plain", "segue", MUST, Status.UNSURE, ""),
        ("news.euphemism", None, SHOULD, Status.FAIL, "it is bad"),
        ("apology.count", None, SHOULD, Status.PASS, ""),
        ("fix.remedy", "fix", MUST, Status.FAIL, ""),
        ("closing.goodwill", None, SHOULD, Status.FAIL, ""),
        ("letter.salutation", None, SHOULD, Status.FAIL, "Dear customer"),
        ("tone.blame", None, MUST, Status.FAIL, "it is bad"),
    )
    open_draft = session(judge=judge)
    open_draft.dismiss("tone.blame", "No.")
    assert [hint.id for hint in open_draft.hints()] == [
        "fix.remedy",
        "news.euphemism",
        "closing.goodwill",
        "letter.salutation",
        "news.plain",
        "thanks.opening",
        "apology.count",
        "tone.blame",
    ]
    segue = open_draft.hints("segue")
    assert [hint.id for hint in segue] == ["news.euphemism", "news.plain", "tone.blame"]
    (place,) = segue[0].places_in("segue")
    assert STEPS["segue"][place.start : place.end] == place.text == "it is bad"
    assert open_draft.laid().text[place.letter_start : place.letter_end] == "it is bad"
    assert segue[-1].dismissed == "No."
    assert not segue[-1].open
    assert [hint.id for hint in open_draft.hints("fix")] == ["fix.remedy", "closing.goodwill"]
    assert [hint.id for hint in open_draft.hints("thanks")] == ["thanks.opening"]
    assert [(step.step, step.state) for step in open_draft.progress()] == [
        ("thanks", StepState.GOOD),
        ("segue", StepState.LOOK_AGAIN),
        ("solution", StepState.OPEN),
        ("referral", StepState.OPEN),
        ("fix", StepState.LOOK_AGAIN),
    ]
    open_draft.dismiss("news.euphemism", "")
    assert open_draft.progress()[1].state is StepState.GOOD
    open_draft.undismiss("news.euphemism")
    assert open_draft.progress()[1].state is StepState.LOOK_AGAIN


def test_text_of_another_guide_is_left_over_not_lost() -> None:
    open_draft = session(Draft(steps={**STEPS, "outlook": "We hope."}))
    assert open_draft.leftovers() == {"outlook": "We hope."}
    assert "We hope." not in open_draft.laid().text
    open_draft.edit("outlook", "We do hope.")
    assert open_draft.leftovers() == {"outlook": "We do hope."}


def test_what_is_not_there_is_refused_by_name() -> None:
    open_draft = session()
    with pytest.raises(UnknownNameError):
        open_draft.edit("moral", "x")
    with pytest.raises(UnknownNameError):
        open_draft.show_step("moral", True)
    with pytest.raises(UnknownNameError):
        open_draft.set_part("footer", "x")
    with pytest.raises(UnknownNameError):
        open_draft.dismiss("tone.colour", "x")
    with pytest.raises(UnknownNameError):
        open_draft.position = ("moral", 0)
    open_draft.position = (REVIEW, 0)
    assert open_draft.hints(REVIEW) == open_draft.hints()


@pytest.mark.parametrize("text", ["ab\ud800", "\udfff"])
def test_half_characters_are_refused_with_their_place(text: str) -> None:
    open_draft = session()
    before = open_draft.draft
    with pytest.raises(InputError, match=f"at character {len(text)}\\."):
        open_draft.edit("thanks", text)
    with pytest.raises(InputError):
        open_draft.set_fact("event", text)
    with pytest.raises(InputError):
        open_draft.set_part("close", text)
    assert open_draft.draft == before


def test_a_part_goes_back_to_its_proposal() -> None:
    open_draft = session(replace(Draft(), facts={"recipient": "Ms Novak"}))
    open_draft.set_part("salutation", "Hello,")
    assert open_draft.laid().part("salutation") == "Hello,"
    open_draft.set_part("salutation", "")
    assert open_draft.laid().part("salutation") == ""
    open_draft.set_part("salutation", None)
    assert open_draft.laid().part("salutation") == "Dear Ms Novak,"


def test_a_session_begins_at_the_first_step_still_to_write() -> None:
    assert session().position.step == "solution"
    assert session(Draft()).position.step == "thanks"
