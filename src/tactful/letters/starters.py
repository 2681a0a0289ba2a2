"""Sentences to start from: the known facts filled in, the rest left as slots that Tab can walk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tactful.letters.conventions import conventions, long_date
from tactful.letters.customs import customs
from tactful.letters.money import sum_in_words
from tactful.model.facts import FACTS, FactKind, FactValue
from tactful.model.guide import Starter

_PLACEHOLDER = re.compile(r"\{([^{}\n]+)\}")
_SLOT = re.compile(r"\[[^\[\]\n]+\]")
_NAMES = frozenset({"recipient", "sender", "company", "role", "subject", "reference", "referral_name"})
_SUMS = frozenset({"offer_amount"})
_REFERRAL = re.compile(r"\{\s*referral_(?:name|contact)\s*\}")
_STOPS = ".।۔"


class Slot(NamedTuple):
    """A slot `[…]` in a text, half-open in code points, brackets included."""

    start: int
    end: int


def fill(starter: Starter, facts: Mapping[str, FactValue], language: str) -> str:
    """The starter as it would read in this letter; what no fact answers stays as `[what was lost]`."""

    def replacement(match: re.Match[str]) -> str:
        name = match.group(1).strip()
        value = fact_in_words(name, facts.get(name, ""), language)
        if not value:
            return f"[{conventions(language).slots.get(name) or name.replace('_', ' ')}]"
        follows = starter.text[match.end() : match.end() + 1]
        if name not in _NAMES or (follows and follows in ".,;:!?।۔،؟"):
            value = value.rstrip(_STOPS)
        return value

    return _PLACEHOLDER.sub(replacement, starter.text)


def fitting(starters: Iterable[Starter], facts: Mapping[str, FactValue]) -> tuple[Starter, ...]:
    """The starters in the order in which they suit these facts: those of the chosen framing, of the reason, the rest.

    Where a relationship ends over behaviour, those that name somebody else to go to are left out; and so are
    those that address the reader in the way this person doesn't.
    """
    chosen = [facts[name] for name in ("framing", "reason") if facts.get(name)]
    named = facts.get("reason") == "behaviour"
    address = customs().address
    left = [
        starter
        for starter in starters
        if not (named and _REFERRAL.search(starter.text)) and starter.address in ("", address)
    ]
    return tuple(
        sorted(
            left, key=lambda starter: chosen.index(starter.situation) if starter.situation in chosen else len(chosen)
        )
    )


def slots(text: str) -> list[Slot]:
    """The slots still open in a text, in order."""
    return [Slot(*match.span()) for match in _SLOT.finditer(text)]


def fact_in_words(name: str, value: FactValue, language: str) -> str:
    """A fact as it reads inside a sentence: on one line, dates written long."""
    text = value if isinstance(value, str) else ", ".join(value)
    fact = FACTS.get(name)
    if fact is not None and fact.kind is FactKind.DATE:
        return long_date(text, language)
    if name in _SUMS:
        return sum_in_words(" ".join(text.split()), language)
    return " ".join(text.split())
