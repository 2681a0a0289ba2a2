from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.guidance import guide_ids, load_guide
from tactful.letters import render, sort_letter
from tactful.model import FactValue
from tactful.session import begin

PIECES = [
    "Thank you for the nine years you have banked with us.",
    "We lost your parcel on 3 May, because the van burned down.",
    "This means that you will not have the chairs for your wedding.",
    "I am sorry.",
    "You can have your money back, or a new set by 9 May.",
    "Ms Ines Calder of Calder & Wren would be glad to help you: 01632 960 227.",
    "It was our mistake. Every van now carries an extinguisher.",
    "We agreed on 4 May that\n  - we refund £40,\n  - you keep the lamp.",
    "Re: nothing in particular",
    "Kind regards from all of us here!",
    "x",
    "1. One\n2. Two",
    "    Set in by four, as some still do it,\nand then at the margin.",
    "P.S. The key is under the mat.",
    "cc: Mr Field",
    "Encl.: two forms",
    "--------",
]
HEADS = [
    "",
    "North Quay Ltd\n3 Harbour Road\n\n",
    "12 November 2026\n\n",
    "Subject: Your chairs\n\n",
    "Re: Order 4471\n\n",
]
GREETINGS = ["", "Dear Ms Novak,\n\n", "Hello!\n\n", "To whom it may concern\n\n"]
CLOSES = ["", "\n\nYours sincerely,\n\nAnn Bell", "\n\nBest wishes\nAnn\n\ncc: Mr Field", "\n\nAnn"]

LETTERS = st.builds(
    lambda head, greeting, body, close: head + greeting + "\n\n".join(body) + close,
    st.sampled_from(HEADS),
    st.sampled_from(GREETINGS),
    st.lists(st.sampled_from(PIECES), max_size=8),
    st.sampled_from(CLOSES),
)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "fault": st.sampled_from(["ours", "partly", "nobody", "theirs", "unknown"]),
        "relationship": st.sampled_from(["continues", "ends"]),
        "channel": st.sampled_from(["letter", "email"]),
    },
)


def words(*texts: str) -> Counter[str]:
    return Counter(word for text in texts for word in text.split())


@given(LETTERS, st.sampled_from(guide_ids()), FACTS)
def test_nothing_is_dropped_and_nothing_added(letter: str, guide: str, facts: dict[str, FactValue]) -> None:
    found = sort_letter(letter, guide, "en", facts)
    # The layout of an e-mail writes this label itself.
    assert words(letter) - words(*found.steps.values(), *found.parts.values()) <= words("Subject:")
    assert words(*found.steps.values(), *found.parts.values()) <= words(letter)


@given(LETTERS, st.sampled_from(guide_ids()), FACTS.filter(lambda facts: facts.get("channel") != "email"))
def test_all_of_it_still_stands_in_the_letter(letter: str, guide: str, facts: dict[str, FactValue]) -> None:
    assert words(letter) - words(render(begin(guide, "en", facts, letter=letter))) == Counter()


@given(LETTERS, st.sampled_from(guide_ids()))
def test_every_paragraph_goes_into_a_step_of_the_guide(letter: str, guide: str) -> None:
    found = sort_letter(letter, guide, "en")
    assert {step for step, _ in found.paragraphs} == set(found.steps) <= set(load_guide(guide, "en").step_ids)


def steps(guide: str, *body: str, **facts: str) -> list[str]:
    letter = "Dear Ms Novak,\n\n" + "\n\n".join(body) + "\n\nYours sincerely,\n\nAnn Bell\n"
    return [step for step, _ in sort_letter(letter, guide, "en", dict(facts)).paragraphs]


def test_bad_news_is_sorted() -> None:
    body = (
        "Thank you for the nine years you have been our client.",
        "On 3 May we lost your order, because I sent the van to the wrong address. You will not have the chairs.",
        "I am sorry.",
        "We will refund the £240 by 9 May, or you can have a new set on the 12th.",
        "It was our mistake. From now on every address is read back to the client before the van leaves.",
        "We hope that we shall work together for many years to come.",
    )
    assert steps("bad-news", *body, fault="ours") == ["thanks", "segue", "segue", "solution", "fix", "fix"]


def test_an_ending_names_who_comes_next() -> None:
    body = (
        "Thank you for choosing us to keep your books since 2014.",
        "I am closing my practice on 31 March and can no longer act for you, because I am retiring.",
        "Ms Ines Calder of Calder & Wren in Thornbury has agreed to look after my clients: 01632 960 227.",
        "I wish you all the best.",
    )
    found = steps("bad-news", *body, fault="nobody", relationship="ends")
    assert found == ["thanks", "segue", "referral", "referral"]


def test_a_step_that_does_not_apply_gets_nothing() -> None:
    body = (
        "Thank you for your order.",
        "The blue chairs are sold out, because the mill burned down.",
        "Ms Ines Calder of Calder & Wren has some left: 01632 960 227.",
        "We have changed the mill, and every order is now checked twice.",
    )
    found = steps("bad-news", *body, fault="nobody", relationship="continues")
    assert set(found) == {"thanks", "segue", "solution"}


def test_a_reply_to_a_complaint_is_sorted() -> None:
    body = (
        "I have read your letter of Monday, and I can see how disappointed you are with the repair.",
        "We are sorry. The mistake was ours.",
        "We are looking into it now. May I call you on Thursday at ten?",
    )
    assert steps("complaint-reply", *body) == ["acknowledge", "apologise", "next"]


def test_a_follow_up_is_sorted() -> None:
    body = (
        "Thank you for your custom since 2014, and for telling us what went wrong.",
        "On 3 May we delivered the wrong chairs. That was our mistake, and I apologise for it.",
        "When we spoke on 5 May we agreed the following:",
        "1. We collect the chairs on 9 May.\n2. We refund £240 by 12 May.",
        "Since Monday every order is checked twice before it leaves the store.",
        "I hope that we shall work together for many years to come.",
    )
    expected = ["thanks", "issue", "agreement", "agreement", "prevention", "outlook"]
    assert steps("complaint-follow-up", *body) == expected


def test_the_end_of_a_service_is_sorted() -> None:
    body = (
        "Thank you for the five years you have trained with us.",
        "Your membership ends on 31 May, and this decision is final.",
        "We have more members than room, and cannot give everyone the time they deserve.",
        "I am sorry. We will not charge you the £40 for May.",
        "Your locker can be emptied until 31 May.",
        "I wish you all the best.",
    )
    assert steps("ending-service", *body) == ["thanks", "notice", "reason", "goodwill", "next", "next"]


def test_paragraphs_of_one_step_keep_their_order() -> None:
    found = sort_letter(
        "Dear Jo,\n\nThank you for your order.\n\nWe lost it.\n\nI am sorry.\n\nYours,\n\nAnn", "bad-news", "en"
    )
    assert found.steps["segue"] == "We lost it.\n\nI am sorry."


def test_a_text_without_any_paragraph_has_no_steps() -> None:
    assert not sort_letter("", "bad-news", "en").paragraphs


LETTER = """North Quay Ltd
3 Harbour Road

12 November 2026

Ms Jana Novak
9 Mill Lane

Re: Order 4471

Dear Ms Novak,

Thank you for your order.

Yours sincerely,

Ann Bell
Manager
"""


def test_the_letter_proposes_its_facts() -> None:
    facts = sort_letter(LETTER, "bad-news", "en").facts
    assert facts["recipient"] == "Ms Novak"
    assert facts["sender"] == "Ann Bell"
    assert facts["subject"] == "Order 4471"
    assert facts["date"] == "2026-11-12"


def test_what_was_given_stays() -> None:
    given_facts: dict[str, FactValue] = {"recipient": "Jana", "date": "2026-11-13"}
    facts = sort_letter(LETTER, "bad-news", "en", given_facts).facts
    assert (facts["recipient"], facts["date"]) == ("Jana", "2026-11-13")


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("12 November 2026", "2026-11-12"),
        ("November 12, 2026", "2026-11-12"),
        ("2026-11-12", "2026-11-12"),
        ("3/4/2026", None),
        ("12 November", None),
        ("12 November 2026\n\nYour letter of 9 November 2026", None),
        ("[Date]", None),
        ("", None),
    ],
)
def test_only_one_full_date_is_taken_for_the_date(head: str, date: str | None) -> None:
    letter = LETTER.replace("12 November 2026", head)
    assert sort_letter(letter, "bad-news", "en").facts.get("date") == date


def test_a_greeting_to_nobody_names_nobody() -> None:
    letter = LETTER.replace("Dear Ms Novak,", "Dear Customer,")
    assert "recipient" not in sort_letter(letter, "bad-news", "en").facts


def test_the_label_of_a_subject_stays_on_paper() -> None:
    assert sort_letter(LETTER, "bad-news", "en").parts["subject"] == "Re: Order 4471"
    assert "\n\nRe: Order 4471\n\nDear Ms Novak," in render(begin(letter=LETTER))


@pytest.mark.parametrize("label", ["RE:", "Subject:", "Our ref:"])
def test_whatever_the_label(label: str) -> None:
    letter = LETTER.replace("Re:", label)
    assert f"\n\n{label} Order 4471\n\n" in render(begin(letter=letter))


def test_the_label_of_a_mail_is_written_once() -> None:
    letter = "Subject: Re: Order 4471\n\nDear Ms Novak,\n\nThank you for your order.\n\nAnn"
    assert sort_letter(letter, "bad-news", "en").parts["subject"] == "Re: Order 4471"
    assert render(begin(letter=letter)).startswith("Subject: Re: Order 4471\n\nDear")


def test_indents_stay_out() -> None:
    letter = "    Dear Jo,\n\n    Thank you for the nine years\nyou stayed with us.\n\n    Yours,\n\n        Ann Bell\n"
    found = sort_letter(letter, "bad-news", "en")
    assert found.steps == {"thanks": "Thank you for the nine years\nyou stayed with us."}
    assert (found.parts["close"], found.parts["signature"]) == ("Yours,", "Ann Bell")


def test_a_margin_goes_and_the_shape_of_a_list_stays() -> None:
    letter = "  Dear Jo,\n\n  We agreed on this:\n  - a refund\n    of £40\n  - a call\n\n  Yours,\n\n  Ann"
    found = sort_letter(letter, "complaint-follow-up", "en")
    assert [text for _, text in found.paragraphs] == ["We agreed on this:\n- a refund\n  of £40\n- a call"]
