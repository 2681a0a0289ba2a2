"""When a letter has gone out: its words are kept, nothing is changed any more, and what it promised is told.

What was sent stands in the draft's file as a table of its own; it names the draft, so that a copy is free again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tactful.errors import InputError
from tactful.i18n import t
from tactful.letters import lay_out
from tactful.model import Draft, Layout

WAYS = ("letter", "email", "message", "hand")
"""How a letter may have gone."""
_TABLE = "sent"
_PROMISED = ("promise", "promise-vague", "offer", "gesture", "return-later")
_LIKELY = 0.3
"""From that score on a sentence with a day in it is taken for a promise; nobody minds one too many here."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What went out, when and how."""

    on: str
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence that promises something, and the day it names; None where it names none."""

    by: dt.date | None
    text: str


def sent_of(draft: Draft) -> Sent | None:
    """What's known of the sending; None for a letter that's still to go."""
    kept = draft.extra.get(_TABLE)
    if not isinstance(kept, dict) or kept.get("id") != draft.id:
        return None
    return Sent(*(str(kept.get(name, "")) for name in ("on", "by", "text")))


def mark_sent(draft: Draft, on: dt.date, by: str, layout: Layout | None = None) -> Draft:
    """The draft with its words as they went out. Raises InputError where it's marked already."""
    known = sent_of(draft)
    if known is not None:
        raise InputError(t("sent.already", on=known.on), t("sent.already-remedy"))
    kept = {"id": draft.id, "on": on.isoformat(), "by": by, "text": lay_out(draft, layout).text}
    return replace(draft, extra={**draft.extra, _TABLE: kept})


def unmark_sent(draft: Draft) -> Draft:
    """The draft as one still to go."""
    return replace(draft, extra={name: value for name, value in draft.extra.items() if name != _TABLE})


def copies_for(draft: Draft) -> tuple[str, ...]:
    """Who is to have a copy: those the letter names for it, and those who were involved."""
    named = [*lay_out(draft).part("cc").splitlines(), *draft.fact("involved").splitlines()]
    return tuple(dict.fromkeys(line.strip() for line in named if line.strip()))


def promises(draft: Draft, on: dt.date) -> tuple[Promise, ...]:
    """What the letter promises, the soonest first and what has no day last."""
    return tuple(sorted(_promises(draft, on), key=lambda one: (one.by is None, one.by or on)))


def _promises(draft: Draft, on: dt.date) -> Iterator[Promise]:
    from tactful.checks.dates import find_dates
    from tactful.checks.engine import checker

    laid = lay_out(draft)
    letter = checker(draft.guide, draft.language).read(laid.text, draft.facts, laid)
    for sentence in letter.sentences:
        score = sentence.score(*_PROMISED)
        days = [day for day in find_dates(letter, sentence, on) if day >= on] if score >= _LIKELY else []
        if days or sentence.does("promise", "promise-vague"):
            yield Promise(max(days, default=None), " ".join(laid.text[sentence.start : sentence.end].split()))
