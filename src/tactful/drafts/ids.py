"""Short names for drafts that sort by day and give nothing of the letter away."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Digits and letters, without the ones that are taken for others: 32, so that a byte chooses fairly."""


def fresh_id(now: dt.datetime, taken: Callable[[str], bool]) -> str:
    """An id such as `20261121-7k3m` that isn't taken; longer when a day is crowded."""
    tries = 0
    while True:
        length = 4 + tries // 8
        candidate = f"{now:%Y%m%d}-{''.join(_SIGNS[byte % len(_SIGNS)] for byte in os.urandom(length))}"
        if not taken(candidate):
            return candidate
        tries += 1


def stamp(now: dt.datetime) -> str:
    """A point in time as part of a file's name, in UTC, sortable."""
    return f"{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def unstamp(text: str) -> dt.datetime | None:
    """The point in time `stamp` wrote; None when it's something else."""
    try:
        return dt.datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
    except ValueError:
        return None
