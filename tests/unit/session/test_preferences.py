"""What a person wants of every letter: checks that never fit, and how much the others weigh."""

from __future__ import annotations

from tactful.model import Draft, Severity, Status
from tactful.session import Hint, LetterSession

DRAFT = Draft(steps={"thanks": "Good day!", "segue": "We closed your account."})


def hint(session: LetterSession, check: str) -> Hint:
    return next(hint for hint in session.hints() if hint.id == check)


def test_always_set_aside_shows_why_and_leaves_the_verdict_alone() -> None:
    plain = LetterSession(DRAFT)
    session = LetterSession(DRAFT, always={"thanks.opening": "we never do"})
    found = hint(session, "thanks.opening")
    assert (found.dismissed, found.always, found.open, found.status) == ("we never do", True, False, Status.FAIL)
    assert session.report() == plain.report()
    assert session.draft.dismissed == {}


def test_the_letter_s_own_reason_goes_before() -> None:
    session = LetterSession(DRAFT, always={"thanks.opening": "we never do"})
    session.dismiss("thanks.opening", "they asked for brevity")
    found = hint(session, "thanks.opening")
    assert (found.dismissed, found.always) == ("they asked for brevity", False)


def test_a_change_of_mind_is_seen_at_once() -> None:
    session = LetterSession(DRAFT, always={"thanks.opening": "we never do"})
    session.hints()
    session.prefer({"news.effect": Severity.CONSIDER}, {})
    assert hint(session, "thanks.opening").open
    assert hint(session, "news.effect").severity is Severity.CONSIDER
