"""What the words of an offer already say of its amount and its day, so that nobody has to type them twice."""

from __future__ import annotations

import datetime as dt

from tactful.checks.dates import parse_date
from tactful.checks.language import load_language
from tactful.checks.tokens import Vocabulary, tokenize
from tactful.text.folding import fold, strip_marks

_AMOUNTS = ("<money>", "<percent>")
_MOST = 3
_LONG_PAST = 180


def shown_by(offer: str, language: str, today: dt.date) -> dict[str, str]:
    """The facts `offer_amount` and `offer_date` as far as the offer shows them.

    Several amounts are all named; of several days it's the last, since by then the offer is kept. A day that is past
    was no promise.
    """
    folded = fold(offer)
    plain = strip_marks(folded.text)
    vocabulary = load_language(language).vocabulary
    tokens = tokenize(plain, vocabulary)
    amounts: list[str] = []
    days: list[dt.date] = []
    for form, start, end in zip(tokens.forms, tokens.starts, tokens.ends, strict=True):
        if form in _AMOUNTS:
            amounts.append(offer[folded.back(start) : folded.back(end)].strip())
        elif form == "<date>":
            day = _day(plain[start:end], vocabulary, today)
            days += [day] if day is not None and day >= today else []
    shown = {}
    if amounts and len(amounts) <= _MOST:
        shown["offer_amount"] = ", ".join(dict.fromkeys(amounts))
    if days:
        shown["offer_date"] = max(days).isoformat()
    return shown


def _day(words: str, vocabulary: Vocabulary, today: dt.date) -> dt.date | None:
    """A day; without a year it's one of this year, unless that is half a year past."""
    day = parse_date(words, vocabulary, today.year)
    if day is not None and (today - day).days > _LONG_PAST and parse_date(words, vocabulary) is None:
        return parse_date(words, vocabulary, today.year + 1)
    return day
