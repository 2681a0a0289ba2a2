from __future__ import annotations

import pytest

from tactful.config.settings import Sender
from tactful.errors import UnknownNameError
from tactful.letters.layout import render
from tactful.session import begin

LETTER = """Dear Helen,

Thank you for nine years as our client.

Your order of 3 May is lost, because the van burned down. I am sorry.

We will send a new one on 9 May.

We hope to see you again soon.

Best wishes,

Mirka
"""


def test_the_sender_fills_what_is_open() -> None:
    sender = Sender(name="Petra", company="North Quay", role="Manager", letterhead="NORTH QUAY")
    draft = begin(facts={"role": "Owner"}, sender=sender)
    assert draft.facts == {"sender": "Petra", "company": "North Quay", "role": "Owner"}
    assert draft.parts == {"letterhead": "NORTH QUAY"}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_letter_reads_as_it_did(newline: str) -> None:
    draft = begin(letter=LETTER.replace("\n", newline), sender=Sender(name="Petra", company="North Quay"))
    assert render(draft).split() == LETTER.split()
    assert draft.fact("company") == ""


def test_a_pasted_email_stays_one() -> None:
    draft = begin(letter="Subject: Your order is lost\n\n" + LETTER)
    assert draft.fact("channel") == "email"
    assert render(draft).startswith("Subject: Your order is lost\n\nDear Helen,")


def test_what_was_given_wins_over_what_was_read() -> None:
    draft = begin(letter=LETTER, facts={"recipient": "Ms Helen Strand", "fault": "nobody"})
    assert draft.fact("recipient") == "Ms Helen Strand"
    assert draft.fact("fault") == "nobody"
    assert "Dear Helen," in render(draft)


@pytest.mark.parametrize("letter", ["", "\n", "?", "\ufeff", "Dear Helen,", "no shape at all " * 40])
def test_any_text_becomes_a_draft(letter: str) -> None:
    assert render(begin(letter=letter)).split() == letter.replace("\ufeff", "").split()


def test_unknown_names_are_refused() -> None:
    with pytest.raises(UnknownNameError):
        begin("good-news")
    with pytest.raises(UnknownNameError):
        begin(language="xx")
