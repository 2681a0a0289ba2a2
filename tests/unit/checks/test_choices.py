"""Where good advice contradicts itself: what was chosen is told in the "why?", and the other way can be chosen."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

import tactful
from tactful.guidance import load_guide
from tactful.model import DEFAULT_LIMITS, Limits, Severity, Status

NEWS = "We lost your negatives on 3 May, because our cellar was flooded."


@dataclass(frozen=True)
class Disagreement:
    """Two items that disagree, the checks that take a side, and what their "why?" says of the other side."""

    item: str
    against: str
    check: str
    guide: str
    mentions: tuple[str, ...]


DISAGREEMENTS = [
    Disagreement("A16", "B31", "apology.count", "complaint-follow-up", ("second time", "limits")),
    Disagreement("A25", "C17", "reason.framing", "ending-service", ("general sentence may leave things out", "choose")),
    Disagreement("C13", "D21", "reason.framing", "ending-service", ("keep it general", "recall what happened")),
    Disagreement("C10", "A31", "notice.final", "ending-service", ("door is open", "answers")),
    Disagreement("C25", "A30", "next.no-referral", "ending-service", ("elsewhere we ask for it", "set this aside")),
    Disagreement("C25", "D33", "next.alternative", "ending-service", ("we don't ask for it",)),
    Disagreement("A20", "A-S5", "news.order", "bad-news", ("open with an apology", "settings")),
    Disagreement("A11", "C06", "closing.goodwill", "bad-news", ("If you part", "door is open")),
    Disagreement("D29", "C", "apology.present", "ending-service", ("isn't owed", "settings")),
    Disagreement("A35", "B40", "fix.excuses", "bad-news", ("colleague has been warned", "leave them out")),
    Disagreement("A07", "B", "thanks.opening", "complaint-follow-up", ("place is only a suggestion", "settings")),
    Disagreement("A15", "B27", "news.brevity", "complaint-follow-up", ("may run longer", "settings")),
    Disagreement("A12", "research", "thanks.opening", "bad-news", ("Not every reader", "settings")),
]


@pytest.mark.parametrize("one", DISAGREEMENTS, ids=lambda one: f"{one.item}-{one.against}")
def test_the_why_tells_of_the_other_way(one: Disagreement) -> None:
    why = load_guide(one.guide, "en").check(one.check).why
    for words in one.mentions:
        assert words in why


def status(
    check: str, text: str, guide: str = "bad-news", limits: Limits = DEFAULT_LIMITS, **facts: str
) -> tuple[Status, Severity]:
    result = tactful.check(text, guide=guide, language="en", facts=facts, limits=limits)[check]
    return result.status, result.severity


@pytest.mark.parametrize("one", DISAGREEMENTS, ids=lambda one: f"{one.item}-{one.against}")
@pytest.mark.parametrize("weight", list(Severity))
def test_every_side_taken_can_be_weighed_otherwise(one: Disagreement, weight: Severity) -> None:
    report = tactful.check(NEWS, guide=one.guide, language="en", severities={one.check: weight})
    assert report[one.check].severity is weight


def test_apologies_are_counted_in_one_letter_up_to_a_number_of_ones_own() -> None:
    text = f"{NEWS} I am sorry. We apologise for the wait. Once again, I am sorry."
    assert status("apology.count", text, "complaint-follow-up")[0] is Status.FAIL
    assert status("apology.count", text, "complaint-follow-up", Limits(apologies=4))[0] is Status.PASS
    assert status("apology.count", f"{NEWS} I am sorry.", limits=Limits(apologies=1))[0] is Status.FAIL


GENERAL = "From 30 June we will no longer serve you. We are not able to meet your needs with the service we offer."
DOCUMENTED = (
    "From 30 June we will no longer serve you. On 3 March and on 9 April you waited over an hour for us, "
    "and we could not come sooner. We fell short of what you need."
)


@pytest.mark.parametrize(("framing", "text"), [("general", GENERAL), ("documented", DOCUMENTED)])
def test_the_framing_chosen_decides_which_reason_is_right(framing: str, text: str) -> None:
    assert status("reason.framing", text, "ending-service", framing=framing)[0] is Status.PASS
    other = "documented" if framing == "general" else "general"
    assert status("reason.framing", text, "ending-service", framing=other)[0] is Status.FAIL


def test_an_open_door_may_stand_in_a_final_letter_where_the_person_says_so() -> None:
    text = "We will stop on 31 March. You are welcome to come back to us next spring."
    assert status("notice.final", text, "ending-service", door_open="yes")[0] is Status.PASS
    assert status("notice.final", text, "ending-service", door_open="no")[0] is Status.FAIL


def test_an_open_door_is_no_leave_to_argue() -> None:
    text = "We will stop on 31 March, unless you can convince us otherwise. You may come back next spring."
    assert status("notice.final", text, "ending-service", door_open="yes")[0] is Status.FAIL


REFERRAL = "From 30 June we will no longer serve you. Ms Ines Calder of Calder & Wren will help you: 01632 960 227."


def test_only_behaviour_keeps_a_colleague_out_of_it() -> None:
    assert status("next.no-referral", REFERRAL, "ending-service", reason="behaviour")[0] is Status.FAIL
    assert status("next.no-referral", REFERRAL, "ending-service", reason="capacity")[0] is Status.SKIP
    assert status("next.alternative", REFERRAL, "ending-service", reason="capacity")[0] is Status.PASS
    assert status("next.alternative", REFERRAL, "ending-service", reason="behaviour")[0] is Status.SKIP


def test_best_wishes_are_enough_where_we_part() -> None:
    text = f"{NEWS}\n\nI wish you all the best with your work."
    assert status("closing.goodwill", text, relationship="ends")[0] is Status.PASS


def test_an_apology_weighs_more_only_where_the_fault_is_ours() -> None:
    assert status("apology.present", GENERAL, "ending-service", fault="nobody") == (Status.FAIL, Severity.CONSIDER)
    assert status("apology.present", GENERAL, "ending-service", fault="ours") == (Status.FAIL, Severity.MUST)


def test_a_word_about_a_colleague_is_fine_while_we_answer_for_it() -> None:
    ours = "We were wrong to send the van out with bad tyres. We have spoken to our driver, and we take responsibility."
    theirs = "The new driver did it. It was the fault of our trainee, who has been disciplined."
    assert status("fix.excuses", ours, fault="ours")[0] is Status.PASS
    assert status("fix.excuses", theirs, fault="ours")[0] is Status.FAIL


def test_the_place_of_the_thanks_is_a_hint_in_a_formal_answer() -> None:
    text = f"{NEWS}\n\nYou can have new prints by 9 May.\n\nThank you for nine years of your custom."
    assert status("thanks.opening", text, "complaint-follow-up") == (Status.PASS, Severity.CONSIDER)
    assert status("thanks.opening", text)[0] is Status.FAIL


def test_the_limits_are_the_persons() -> None:
    filler = "The car park behind the building has forty spaces. " * 35
    text = f"{NEWS}\n\n{filler}"
    assert status("news.brevity", text)[0] is Status.FAIL
    assert status("news.brevity", text, "complaint-follow-up")[0] is Status.PASS
    assert status("news.brevity", text, limits=Limits(body_words=350))[0] is Status.PASS
    assert status("news.brevity", text, "complaint-follow-up", Limits(follow_up_words=300))[0] is Status.FAIL
    longer = f"{NEWS}\n\n{filler}{filler}"
    assert status("news.brevity", longer) == (Status.FAIL, Severity.MUST)
    assert status("news.brevity", longer, limits=Limits(longest=900)) == (Status.FAIL, Severity.SHOULD)
    assert status("news.brevity", longer, limits=Limits(body_words=900))[0] is Status.PASS


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("We lost your negatives on 3 May.", Limits(news_words=5)),
        ("We lost them on 3 May because of rain, frost, mice and rust.", Limits(reasons=3)),
    ],
)
def test_each_limit_is_measured_by(text: str, limits: Limits) -> None:
    assert status("news.brevity", text)[0] is not status("news.brevity", text, limits=limits)[0]


def test_an_explanation_may_be_as_long_as_its_limits() -> None:
    text = (
        "We lost your negatives on 3 May. The cellar was flooded, because a pipe of the house next door burst in the "
        "night. The water stood a hand high by the morning, because nobody heard the alarm that had been set off at "
        "three. The boxes on the lowest shelf were soaked, because we had put them there for the move. They could not "
        "be dried, because the mud had stuck to the film and took the picture off with it when we tried."
    )
    assert status("news.brevity", text)[0] is Status.FAIL
    assert status("news.brevity", text, limits=Limits(explanation_words=120))[0] is Status.PASS
    assert status("news.brevity", text, limits=Limits(explanation_sentences=6))[0] is Status.PASS
