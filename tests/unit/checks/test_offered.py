"""An offer that names its amount and its day needn't be asked for them again."""

from __future__ import annotations

import datetime as dt

import pytest

from tactful.checks.offered import shown_by
from tactful.model import parse_fact

TODAY = dt.date(2026, 3, 3)


@pytest.mark.parametrize(
    ("offer", "amount", "date"),
    [
        ("a refund of £41 by 20 March", "£41", "2026-03-20"),
        ("a refund of £1,250.50 by Friday 27 March 2026", "£1,250.50", "2026-03-27"),
        ("20% off the next order, until 2026-06-30", "20%", "2026-06-30"),
        ("the £200 penalty, paid on 27 February, and £160 off your invoice of 31 March", "£200, £160", "2026-03-31"),
        ("40 euros by 5 September", "40 euros", "2026-09-05"),
        ("40 euros by 5 January", "40 euros", None),
        ("€41 now and €41 again in May", "€41", None),
        ("a new pair of shoes", None, None),
        ("the fee, which we paid back on 1 March 2026", None, None),
        ("call me on 01632 960 114", None, None),
        ("£1, £2, £3 and £4", None, None),
        ("nothing", None, None),
        ("", None, None),
        ("31 February, £٤١", "£٤١", None),
    ],
)
def test_amount_and_day_are_read_off_the_offer(offer: str, amount: str | None, date: str | None) -> None:
    shown = shown_by(offer, "en", TODAY)
    assert (shown.get("offer_amount"), shown.get("offer_date")) == (amount, date)
    for name, value in shown.items():
        parse_fact(name, value)


def test_early_in_the_year_after() -> None:
    assert shown_by("by 15 January", "en", dt.date(2026, 12, 20)) == {"offer_date": "2027-01-15"}
    assert shown_by("by 29 February", "en", dt.date(2026, 12, 20)) == {}
