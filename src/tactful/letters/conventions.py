"""What letters look like in each language: dates, sums, labels, the order of the head, and words of greeting.

Each language is one file in `languages/`, found by its name, with the customs of regions in it; a language
without a file gets plain forms and no proposals.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from tactful.letters.customs import customs

ORDER = ("letterhead", "date", "address", "reference", "subject")
"""What stands above the greeting of a letter on paper, where the language has no order of its own."""

_FOLDER = os.path.join(os.path.dirname(__file__), "languages")  # noqa: PTH118, PTH120 - waited for at every start
_LATIN = "0123456789"


@dataclass(frozen=True, slots=True)
class Money:
    """How a sum is written."""

    decimal: str = "."
    group: str = ","
    lakh: bool = False
    """Whether digits are grouped as 12,34,567."""
    currencies: Mapping[str, str] = field(default_factory=dict)
    """By currency: the sum with `{amount}` in its place."""


@dataclass(frozen=True, slots=True)
class Page:
    """How a page is set."""

    fonts: tuple[str, ...] = ("Georgia", "Noto Serif", "Liberation Serif", "DejaVu Serif")
    """The first that a system has is used."""
    pdf_fonts: tuple[str, ...] = ()
    """In a PDF, where other fonts are better for selecting text; empty: the same."""
    line_height: float = 1.45
    paper: str = "a4"
    """a4, or us-letter."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """The conventions of one language; empty texts mean that there's no proposal."""

    months: tuple[str, ...] = ()
    long_date: str = "{year}-{month:02}-{day:02}"
    first_day: str = ""
    """What stands for 1 in a date, where that's a word."""
    digits: str = ""
    """The ten digits in use, where they aren't 0 to 9."""
    order: tuple[str, ...] = ORDER
    labels_in_letters: frozenset[str] = frozenset()
    """Parts that bear their label on paper, too; in an e-mail the subject always does."""
    names: Mapping[str, Any] = field(default_factory=dict)
    salutation: Mapping[str, str] = field(default_factory=dict)
    close: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    slots: Mapping[str, str] = field(default_factory=dict)
    """By fact: what stands in a sentence to start from until the fact is known."""
    vocative: Mapping[str, str] = field(default_factory=dict)
    money: Money = Money()
    page: Page = Page()

    def label(self, name: str) -> str:
        """The word before a line's colon, such as Subject."""
        return self.labels.get(name, name.capitalize())


def conventions(language: str) -> Conventions:
    """The conventions of that language, by the region and the digits the person chose."""
    chosen = customs()
    return _conventions(language, chosen.regions, chosen.digits)


@lru_cache(maxsize=16)
def _conventions(language: str, regions: tuple[str, ...], digits: str) -> Conventions:
    import tomllib

    if not language.isalpha():
        return Conventions()
    try:
        with open(os.path.join(_FOLDER, f"{language}.toml"), "rb") as file:  # noqa: PTH118, PTH123
            data = tomllib.load(file)
    except FileNotFoundError:
        return Conventions()
    there = data.pop("regions", {})
    data = _merged(data, there.get(next((region for region in regions if region in there), ""), {}))
    return Conventions(
        months=tuple(data["months"]),
        long_date=data["long_date"],
        first_day=data.get("first_day", ""),
        digits=data.get("native_digits", "") if (digits or data.get("digits")) == "native" else "",
        order=tuple(data.get("order", ORDER)),
        labels_in_letters=frozenset(data.get("labels_in_letters", ())),
        names=data.get("names", {}),
        salutation=data.get("salutation", {}),
        close=data.get("close", {}),
        labels=data.get("labels", {}),
        slots=data.get("slots", {}),
        vocative=_pairs(data.get("vocative", {}).get("irregular", "")),
        money=Money(**data.get("money", {})),
        page=_page(data.get("page", {})),
    )


def _page(data: Mapping[str, Any]) -> Page:
    lists = {name: tuple(value) for name, value in data.items() if isinstance(value, list)}
    return Page(**{**data, **lists})


def _pairs(text: str) -> dict[str, str]:
    """`karel karle, pavel pavle` as a table."""
    entries = (entry.split() for entry in text.split(",") if entry.strip())
    return {entry[0]: entry[1] for entry in entries}


def _merged(data: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The language's customs with those of a region in their place."""
    return {
        name: {**data.get(name, {}), **value} if isinstance(value, dict) else value
        for name, value in {**data, **own}.items()
    }


def long_date(date: dt.date | str, language: str) -> str:
    """The date as a letter writes it. Text that is no ISO date comes back as it is."""
    if isinstance(date, str):
        try:
            day = dt.date.fromisoformat(date.strip())
        except ValueError:
            return date
    else:
        day = date
    rules = conventions(language)
    month: str | int = rules.months[day.month - 1] if rules.months else day.month
    number: str | int = rules.first_day if day.day == 1 and rules.first_day else day.day
    return in_digits(rules.long_date.format(day=number, month=month, year=day.year), language)


def in_digits(text: str, language: str) -> str:
    """The text with its digits written as letters of this language write them."""
    digits = conventions(language).digits
    return text.translate(str.maketrans(_LATIN, digits)) if digits else text
