from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tactful.config import Paths
from tactful.drafts import DraftStore
from tactful.errors import InputError
from tactful.letters import render
from tactful.model import Draft
from tactful.session import LetterSession
from tactful.session.sending import copies_for, mark_sent, promises, sent_of, unmark_sent

ON = dt.date(2026, 11, 21)
DRAFT = Draft(
    id="20261121-abcd",
    facts={"recipient": "Ms Novak", "fault": "ours", "date": "2026-11-21", "involved": "the depot"},
    steps={
        "thanks": "Thank you for six years.",
        "segue": "We lost your parcel on 14 November. ক্ষমা\r\n\tWe're sorry.",
        "solution": "We'll refund £120 to your card by 4 December. I'll call you on Friday 27 November to make sure.",
    },
    parts={"cc": "cc: Tom Tull"},
)


def test_the_words_stay_as_they_went(tmp_path: Path) -> None:
    store = DraftStore(Paths.under(tmp_path))
    made = store.new(DRAFT)
    store.save(mark_sent(made, ON, "email"))
    sent = sent_of(store.load(made.id))
    assert sent is not None
    assert (sent.on, sent.by, sent.text) == ("2026-11-21", "email", render(made))


def test_a_sent_letter_takes_no_change(tmp_path: Path) -> None:
    store = DraftStore(Paths.under(tmp_path))
    made = store.save(mark_sent(store.new(DRAFT), ON, "letter"))
    session = LetterSession.open(store, made.id)
    assert session.read_only
    for change in (
        lambda: session.edit("thanks", "Other words."),
        lambda: session.set_fact("recipient", "Mr Lee"),
        lambda: session.set_part("close", ""),
        lambda: session.set_guide("ending-service"),
    ):
        with pytest.raises(InputError, match="2026-11-21") as caught:
            change()
        assert "--undo" in caught.value.remedy
    session.close()
    assert store.load(made.id).steps == DRAFT.steps
    store.save(unmark_sent(store.load(made.id)))
    session = LetterSession.open(store, made.id)
    session.edit("thanks", "Other words.")
    session.close()
    assert store.load(made.id).steps["thanks"] == "Other words."


def test_a_copy_of_a_sent_letter_is_free(tmp_path: Path) -> None:
    store = DraftStore(Paths.under(tmp_path))
    made = store.save(mark_sent(store.new(DRAFT), ON, "letter"))
    copy = store.duplicate(made.id)
    assert sent_of(store.load(copy.id)) is None
    session = LetterSession.open(store, copy.id)
    assert not session.read_only
    session.close()


def test_it_is_marked_once() -> None:
    marked = mark_sent(DRAFT, ON, "letter")
    with pytest.raises(InputError, match="already"):
        mark_sent(marked, ON, "letter")
    assert unmark_sent(marked) == DRAFT


def test_who_gets_a_copy() -> None:
    assert copies_for(DRAFT) == ("cc: Tom Tull", "the depot")
    assert copies_for(Draft()) == ()


def test_what_was_promised_comes_by_its_day() -> None:
    found = promises(DRAFT, ON)
    assert [(one.by, one.text) for one in found] == [
        (dt.date(2026, 11, 27), "I'll call you on Friday 27 November to make sure."),
        (dt.date(2026, 12, 4), "We'll refund £120 to your card by 4 December."),
    ]


def test_a_day_that_is_past_is_no_promise() -> None:
    told = replace(DRAFT, steps={"segue": "We lost your parcel on 14 November."})
    assert promises(told, ON) == ()
