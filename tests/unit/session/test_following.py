"""The letter after a first reply: what's known goes along, and the first letter stays as it was."""

from __future__ import annotations

import pytest

from tactful.errors import InputError
from tactful.guidance import guide_ids, load_guide
from tactful.model import Draft
from tactful.session import follow_up

FIRST = Draft(
    id="20261112-abcd",
    guide="complaint-reply",
    title="Broken lamps",
    facts={
        "recipient": "Ms Jana Novak",
        "sender": "Tom Bell",
        "company": "North Quay Lamps",
        "reference": "4471",
        "event": "two lamps arrived broken",
        "fault": "ours",
        "complaint_date": "2026-11-10",
        "call_date": "2026-11-13",
        "agreed": ("new lamps by 20 November",),
        "channel": "email",
        "date": "2026-11-11",
        "truthful": "yes",
        "details_known": "no",
    },
    steps={"apologise": "We are sorry."},
    parts={"letterhead": "North Quay Lamps\n4 Mill Lane", "close": "Warmly,"},
    ticks={"deep-breath": True},
    dismissed={"tone.professional": "they like it so"},
)


def test_what_s_known_goes_along() -> None:
    following = follow_up(FIRST, "2026-11-16")
    carried = ("recipient", "sender", "company", "reference", "event", "fault", "complaint_date", "call_date", "agreed")
    assert following.facts == {
        **{name: FIRST.facts[name] for name in carried},
        "date": "2026-11-16",
        "channel": "letter",
    }
    assert (following.id, following.guide, following.language) == ("", "complaint-follow-up", "en")
    assert following.title == "Letter after a complaint: Broken lamps"
    assert following.parts == {"letterhead": "North Quay Lamps\n4 Mill Lane"}
    assert not following.steps
    assert not following.ticks
    assert not following.dismissed


def test_a_letter_to_nobody_about_nothing_has_no_name_yet() -> None:
    assert follow_up(Draft(guide="complaint-reply"), "2026-11-16").title == ""


def test_only_a_first_reply_leads_on() -> None:
    assert [name for name in guide_ids() if load_guide(name, "en").follow_up] == ["complaint-reply"]
    with pytest.raises(InputError, match="No letter follows"):
        follow_up(Draft(guide="bad-news"), "2026-11-16")
