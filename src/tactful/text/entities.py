"""Addresses, phone numbers, numeric dates and times of a folded text."""

from __future__ import annotations

import re
from typing import NamedTuple

_DIGIT = re.compile(r"\d")
MONEY_SIGNS = "€$£₹৳¥₨"
_EMAIL = re.compile(r"[^\s@<>()\[\],;:]+@[^\s@<>()\[\],;:]+\.[^\W\d_]{2,}")
_ENDINGS = "com|org|net|io|co|info|eu|uk|ie|cz|sk|bd|pk|de|fr|nl|pl|us|dev|app|shop|gov|edu|biz|example"
_URL_ENDING = re.compile(rf"\.(?:{_ENDINGS})(?![\w@])")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()]+"
    rf"|(?<![@.\w])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:{_ENDINGS})(?:/[^\s<>()]*)?(?![\w@])"
)
# These begin with the one character they can begin with, so that the search skips all others at once; what may
# not stand before is looked at afterwards.
_PHONE = re.compile(
    r"[\d+(](?<![\w/.-][\d+(])(?:(?:(?<=[+(])\d|(?<=0)0)?\d{0,5}\)?(?:[  \-/.]\(?\d{2,8}\)?){1,5}"
    r"|(?<=0)\d{9,10}|(?<=\+)\d{9,14})(?![\w/-])"
)
_ISO_DATE = re.compile(r"\d(?<!\d\d)(?:\d{3}-\d{2}-\d{2}(?!\d)|\d?[./]\d{1,2}[./]\d{2,4}(?!\d))")
# A day and a month as ordinals, "2. 9. 2026", "27.11.", and an amount with the dash of the till, "1 500,-".
_DOTTED = re.compile(r"\d(?<![\d.,:/-]\d)\d?\.[  ]?\d{1,2}\.(?:[  ]?\d{4}(?!\d)|(?![  ]?\d))")
_DASHED = re.compile(r"\d(?<![\d.,]\d)(?:\d{0,2}(?:[  .]\d{3})+|\d{0,6}),[-–—=]{1,2}(?!\d)")
_STROKED = re.compile(r"\d(?<![\d.,:/-]\d)[\d,]*(?:\.\d{1,2})?/[-=–](?!\d)")
_CURRENCY = re.compile(r"[  ]?(?:kc|czk|eur|korun|,[-–—])")
_TIME = re.compile(r"\d(?<![\d.:]\d)(?:\d?[:.][0-5]\d(?![\d.:])|\d?\s?(?:am|pm|a\.m\.?|p\.m\.?)(?![^\W\d_]))")


class Entity(NamedTuple):
    """A number, date, amount or address found in the folded text."""

    kind: str
    start: int
    end: int


def find_entities(folded: str) -> list[Entity]:
    """E-mail and web addresses, phone numbers, numeric dates and times of a folded text, in order."""
    found: list[Entity] = []
    if "@" in folded:
        found += [Entity("<email>", *match.span()) for match in _EMAIL.finditer(folded)]
    if "." in folded and ("www." in folded or "://" in folded or _URL_ENDING.search(folded)):
        found += [Entity("<url>", *match.span()) for match in _URL.finditer(folded)]
    if _DIGIT.search(folded) is None:
        return found if len(found) < 2 else _first_ones(found)
    found += [Entity("<date>", *match.span()) for match in _ISO_DATE.finditer(folded)]
    for match in _PHONE.finditer(folded):
        digits = sum(char.isdigit() for char in match.group())
        plus = match.group()[0] == "+"
        short = 7 <= digits <= 15 if plus else digits >= 7
        if short and not _looks_like_amount(folded, match):
            found.append(Entity("<phone>", *match.span()))
    found += [Entity("<date>", *match.span()) for match in _DOTTED.finditer(folded) if _is_day_and_month(match.group())]
    if ",-" in folded or ",–" in folded:
        found += [Entity("<money>", *match.span()) for match in _DASHED.finditer(folded)]
    if "/-" in folded or "/=" in folded:
        found += [Entity("<money>", *match.span()) for match in _STROKED.finditer(folded)]
    found += [Entity("<time>", *match.span()) for match in _TIME.finditer(folded)]
    return found if len(found) < 2 else _first_ones(found)


def _first_ones(found: list[Entity]) -> list[Entity]:
    """In order, without those that begin inside another; of those that begin together the longest."""
    found.sort(key=lambda entity: (entity.start, -entity.end))
    kept: list[Entity] = []
    for entity in found:
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return kept


def _is_day_and_month(text: str) -> bool:
    day, month = (int(piece) for piece in text.split(".")[:2])
    return 1 <= day <= 31 and 1 <= month <= 12


def _looks_like_amount(folded: str, match: re.Match[str]) -> bool:
    before = folded[max(0, match.start() - 1) : match.start()]
    after = folded[match.end() : match.end() + 2].strip()[:1]
    return (
        bool(before and before in MONEY_SIGNS)
        or bool(after and after in MONEY_SIGNS)
        or bool(_CURRENCY.match(folded, match.end()))
        or bool(_ISO_DATE.fullmatch(match.group()))
    )
