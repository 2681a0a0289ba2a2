"""The sentence a check proposes for what's missing: with its gaps filled, it satisfies that check."""

from __future__ import annotations

import re

import pytest

from tactful.checks import Checker
from tactful.guidance import guide_ids, load_guide
from tactful.letters import lay_out
from tactful.letters.starters import fill, slots
from tactful.model import Draft, FactValue, Starter, Status

FACTS: dict[str, FactValue] = {
    "recipient": "Ms Jana Novak",
    "sender": "Tom Bell",
    "company": "North Quay Savings",
    "date": "2026-11-12",
    "fault": "ours",
    "relationship": "ends",
    "referral_name": "Hana Petrov",
    "referral_contact": "01632 960 518",
    "effective_date": "2026-12-31",
    "details_known": "no",
    "gesture": "a refund of your fee for September, £90",
    "reason": "capacity",
}

WORDS = {
    "what they gave you, and since when": "banking with us since 2019",
    "what the reader went through": "your lamps arrived broken",
    "something that fits them": "a good start in the new house",
    "when": "Monday",
    "the concrete change, and who does it": "a second clerk compares every statement before it is sent",
    "what you corrected, returned or sent again": "returned the £41 to your account",
    "what you did or left undone": "we booked your payment twice",
    "what they will pay, miss or have to wait for, and until when": "you will pay £12 more a month until June",
    "what happened or what you decided, in plain words": "we lost the parcel with your two lamps",
    "the true cause, or the rule that applies to everyone": "our van broke down and we have no second one",
    "a firm you trust": "Petrov Gardens",
    "the directory or association": "the Guild of Gardeners",
    "files, keys, open orders": "keys",
    "what happens to them": "returned to you by registered post",
    "the day": "30 November",
    "what you did for them": "look after your garden",
    "the next occasion": "your visit in May",
    "first step": "we repay £41",
    "second step": "we send you a new statement",
    "its day": "20 November",
    "the day it happened": "3 November",
    "what happened": "your lamps arrived broken",
    "the number": "4471",
    "call date": "9 November",
    "angry, let down, worried": "let down",
    "what you need to know": "on which day the second parcel came",
    "what you are checking, with whom": "I am going through the deliveries of that day with our driver",
    "day": "Tuesday, 17 November",
    "hour": "10 o'clock",
    "what they can have or do, and by when": "we will deliver two new lamps by 20 November",
    "the matter": "the broken lamps",
    "what you do better now": "pack every lamp in its own box",
}

CASES = [
    (guide, check.id)
    for guide in guide_ids()
    for check in load_guide(guide, "en").checks
    if check.rewrite and (check.step is not None or check.id == "closing.goodwill")
]


@pytest.mark.parametrize(("guide_id", "check_id"), CASES)
def test_filled_in_it_satisfies_its_check(guide_id: str, check_id: str) -> None:
    guide = load_guide(guide_id, "en")
    check = guide.check(check_id)
    text = fill(Starter("", check.rewrite), FACTS, "en")
    text = re.sub(r"\[([^\]]+)\]", lambda gap: WORDS[gap[1]], text)
    assert not slots(text)
    step = check.step or guide.step_ids[-1]
    facts = dict(FACTS)
    draft = Draft(guide=guide_id, facts=facts, steps={step: text})
    laid = lay_out(draft)
    report = Checker(guide_id, "en").check(laid.text, facts=facts, laid=laid)
    found = next(result for result in report.checks if result.id == check_id)
    assert found.status is Status.PASS, (text, found.message)


def test_every_check_that_asks_for_something_to_be_said_proposes_it() -> None:
    silent = {"news.order", "next.no-referral", "solution.specific", "notice.final", "reason.framing"}
    for guide_id in guide_ids():
        for check in load_guide(guide_id, "en").checks:
            if check.step is not None and check.id not in silent:
                assert check.rewrite, check.id
