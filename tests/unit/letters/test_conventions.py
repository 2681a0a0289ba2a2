from __future__ import annotations

import datetime as dt

import pytest

from tactful.letters.conventions import conventions, long_date
from tactful.letters.greetings import close, salutation


@pytest.mark.parametrize(
    ("recipient", "greeting"),
    [
        ("Ms Jana Novak", "Dear Ms Novak,"),
        ("Mr. Joel Whitcombe", "Dear Mr. Whitcombe,"),
        ("Ms Novak", "Dear Ms Novak,"),
        ("Mr and Mrs Lindqvist", "Dear Mr and Mrs Lindqvist,"),
        ("Mr & Mrs Paul Lindqvist", "Dear Mr & Mrs Lindqvist,"),
        ("Mr John Carr and Ms Ada Bell", "Dear Mr John Carr and Ms Ada Bell,"),
        ("Prof. Dr. Anna van der Berg", "Dear Prof. Dr. van der Berg,"),
        ("Sir John Carr", "Dear Sir John,"),
        ("Helen", "Dear Helen,"),
        ("Jana Novak", "Dear Jana Novak,"),
        ("Ms Jana Novak, 4 Mill Lane, Corham", "Dear Ms Novak,"),
        ("Ms  Jana   Novak\n4 Mill Lane", "Dear Ms Novak,"),
        ("", "Dear customer,"),
        ("   ", "Dear customer,"),
        ("Ms", "Dear customer,"),
        ("ক্ষমা {name}", "Dear ক্ষমা {name},"),
    ],
)
def test_a_greeting_never_guesses_a_title(recipient: str, greeting: str) -> None:
    assert salutation(recipient, "en") == greeting


def test_the_close_follows_the_reader_and_the_channel() -> None:
    assert close("Ms Jana Novak", "en") == "Yours sincerely,"
    assert close("", "en") == "Yours faithfully,"
    assert close("Ms Jana Novak", "en", email=True) == "Kind regards,"


def test_dates_are_written_long() -> None:
    assert long_date("2026-11-12", "en") == "12 November 2026"
    assert long_date(dt.date(2027, 3, 1), "en") == "1 March 2027"
    assert long_date("some day", "en") == "some day"


@pytest.mark.parametrize("language", ["xx", "../en", ""])
def test_a_language_without_conventions_gets_no_proposals(language: str) -> None:
    assert salutation("Ms Jana Novak", language) == ""
    assert close("Ms Jana Novak", language) == ""
    assert long_date("2026-11-02", language) == "2026-11-02"
    assert conventions(language).label("subject") == "Subject"
