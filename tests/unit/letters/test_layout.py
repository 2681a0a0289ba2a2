from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.errors import UnknownNameError
from tactful.letters.layout import INDENT, MIDDLE, inner, lay_out, part_text, render
from tactful.model import Draft, Layout

FACTS = {
    "recipient": "Ms Jana Novak",
    "sender": "Petra Malá",
    "role": "Branch manager",
    "company": "North Quay Savings",
    "date": "2026-11-12",
    "subject": "Fees charged in error",
    "reference": "NQ-771",
    "relationship": "continues",
    "fault": "ours",
}
STEPS = {
    "thanks": "\n  \nSix years is a long time.\n\n",
    "segue": "We made an error.\nIt cost you £41.\n\nI am sorry.",
    "solution": "The money is back.",
    "referral": "Try Mr Field.",
    "fix": "The check now runs nightly.",
}


def draft(**facts: str) -> Draft:
    return Draft(facts={**FACTS, **facts}, steps=STEPS)


def test_block_puts_every_part_in_its_place() -> None:
    assert render(draft()) == (
        "North Quay Savings\n\n12 November 2026\n\nMs Jana Novak\n\nReference: NQ-771\n\nFees charged in error\n\n"
        "Dear Ms Novak,\n\nSix years is a long time.\n\n"
        "We made an error.\nIt cost you £41.\n\nI am sorry.\n\nThe money is back.\n\nThe check now runs nightly.\n\n"
        "Yours sincerely,\n\nPetra Malá\nBranch manager\nNorth Quay Savings\n"
    )


def test_an_email_begins_with_its_subject_and_has_no_paper_parts() -> None:
    text = render(draft(channel="email"))
    assert text.startswith("Subject: Fees charged in error\n\nReference: NQ-771\n\nDear Ms Novak,\n\nSix years")
    assert "12 November" not in text
    assert text.endswith("Kind regards,\n\nPetra Malá\nBranch manager\nNorth Quay Savings\n")
    assert render(draft(), "email") == text
    assert lay_out(draft(channel="email"), "block").layout is Layout.BLOCK


def test_modified_block_starts_date_close_and_signature_at_the_middle() -> None:
    lines = render(draft(), Layout.MODIFIED).split("\n")
    at_middle = [line.strip() for line in lines if line.startswith(" " * MIDDLE)]
    assert at_middle == [
        "12 November 2026",
        "Yours sincerely,",
        "Petra Malá",
        "Branch manager",
        "North Quay Savings",
    ]
    assert "We made an error." in lines


def test_semi_block_indents_each_paragraphs_first_line() -> None:
    text = render(draft(), "semi-block")
    margin = " " * INDENT
    assert f"\n{margin}We made an error.\nIt cost you £41.\n\n{margin}I am sorry.\n" in text


def test_an_unknown_layout_is_named() -> None:
    with pytest.raises(UnknownNameError, match="slanted"):
        render(draft(), "slanted")


def test_parts_of_the_person_stand_as_they_are() -> None:
    parts = {
        "letterhead": "NORTH QUAY\n4 Mill Lane",
        "date": "Corham, 12th of November",
        "subject": "Re: fees",
        "salutation": "Dear Jana!",
        "close": "All the best",
        "signature": "P.",
        "enclosures": "Encl.: 2",
        "cc": "cc: A. Field",
        "other": "-- slip --",
        "postscript": "PS: call me",
    }
    laid = lay_out(Draft(facts=FACTS, steps=STEPS, parts=parts))
    for kind, text in parts.items():
        assert laid.part(kind) == text
    kinds = [part.kind for part in laid.parts]
    assert kinds == [
        *("letterhead", "date", "address", "reference", "subject", "salutation"),
        *["body"] * 4,
        *("close", "signature", "enclosures", "cc", "other", "postscript"),
    ]


def test_an_emptied_part_is_left_out() -> None:
    assert "Dear" not in render(Draft(facts=FACTS, parts={"salutation": ""}))


def test_an_imported_email_keeps_its_head() -> None:
    parts = {"letterhead": "From: R. Achterberg\nTo: I. Vaughan", "subject": "Subject: 300 copies"}
    text = render(Draft(facts={"channel": "email"}, parts=parts))
    assert text.startswith("Subject: 300 copies\n\nFrom: R. Achterberg\nTo: I. Vaughan\n\nDear customer,")
    assert "NORTH" not in render(Draft(facts={"channel": "email"}, parts={"letterhead": "NORTH QUAY\n4 Mill Lane"}))


def test_facts_left_open_leave_no_trace() -> None:
    assert render(Draft()) == "Dear customer,\n\nYours faithfully,\n"
    assert part_text(Draft(), "signature") == ""


def test_a_step_that_does_not_apply_is_left_out_until_brought_back() -> None:
    assert "Mr Field" not in render(draft())
    assert "Mr Field" in render(Draft(facts=FACTS, steps=STEPS, shown={"referral": True}))


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)
LINES = st.lists(st.sampled_from(["", " ", "a", "  b", "ক্ষমা।", "c\r", "\u2028", "d "]), max_size=8).map("\n".join)


@given(st.dictionaries(st.sampled_from(list(STEPS)), TEXTS | LINES), st.sampled_from(list(Layout)))
def test_every_segment_maps_back_to_the_words_of_its_step(steps: dict[str, str], layout: Layout) -> None:
    shown = dict.fromkeys(steps, True)
    laid = lay_out(Draft(steps=steps, shown=shown), layout)
    covered = dict.fromkeys(steps, "")
    for segment in laid.segments:
        own = steps[segment.step][segment.step_start : segment.step_start + segment.length]
        assert laid.text[segment.text_start : segment.text_start + segment.length] == own
        covered[segment.step] += own
        if own:
            assert laid.to_step(segment.text_start, segment.text_start + 1) == (
                segment.step,
                segment.step_start,
                segment.step_start + 1,
            )
            assert laid.from_step(segment.step, segment.step_start) == segment.text_start
    for step, text in steps.items():
        start, end = inner(text)
        assert covered[step] == text[start:end]
        assert not text[:start].strip()
        assert not text[end:].strip()
    for part in laid.parts:
        assert laid.text[part.start : part.end].strip()
