"""Dates as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from tactful.checks.dates import read_date

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-11-27", dt.date(2026, 11, 27)),
        ("Friday 27 November", dt.date(2026, 11, 27)),
        ("27 November 2026", dt.date(2026, 11, 27)),
        ("November 27", dt.date(2026, 11, 27)),
        ("27.11.2026", dt.date(2026, 11, 27)),
        ("3 January", dt.date(2027, 1, 3)),
        ("30 December", dt.date(2026, 12, 30)),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, date: dt.date) -> None:
    assert read_date(text, TODAY) == date


@pytest.mark.parametrize("text", ["", "soon", "31 February 2026", "Friday", "2026-13-01"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text, TODAY) is None
