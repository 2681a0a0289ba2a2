"""Brings together what was written here and what another program wrote into the same letter meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tactful.model import Draft

_UNSAID = (None, "")
_TABLES = ("steps", "facts", "parts", "gate", "shown", "ticks", "dismissed")


@dataclass(frozen=True, slots=True)
class Merge:
    """The letter with the changes of both.

    `taken` names what came from the other program, `clashes` what both changed, each as in `steps.thanks`: there the
    words written here stand.
    """

    draft: Draft
    taken: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()


def merge(base: Draft, ours: Draft, theirs: Draft) -> Merge:
    """Our draft with what they changed of `base`, wherever we hadn't changed it ourselves."""
    taken: list[str] = []
    clashes: list[str] = []
    merged: dict[str, Any] = {}
    for table in _TABLES:
        merged[table] = _table(
            table, getattr(base, table), getattr(ours, table), getattr(theirs, table), taken, clashes
        )
    if theirs.title != base.title:
        if ours.title == base.title:
            merged["title"] = theirs.title
            taken.append("title")
        elif ours.title != theirs.title:
            clashes.append("title")
    # The guide and the language decide what all else means, so that ours stay as they are while the letter is open.
    clashes += [name for name in ("guide", "language") if getattr(theirs, name) not in _own(name, base, ours)]
    return Merge(replace(ours, extra=theirs.extra, **merged), tuple(taken), tuple(clashes))


def _own(name: str, base: Draft, ours: Draft) -> tuple[Any, Any]:
    return getattr(base, name), getattr(ours, name)


def _table(
    table: str,
    base: Mapping[str, Any],
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    taken: list[str],
    clashes: list[str],
) -> dict[str, Any]:
    merged = dict(ours)
    for name in dict.fromkeys((*base, *ours, *theirs)):
        before, here, there = base.get(name), ours.get(name), theirs.get(name)
        if _same(there, before) or _same(there, here):
            continue
        if not _same(here, before):
            clashes.append(f"{table}.{name}")
            continue
        taken.append(f"{table}.{name}")
        if there is None:
            merged.pop(name, None)
        else:
            merged[name] = there
    return merged


def _same(one: object, other: object) -> bool:
    """Whether two values say the same; an empty text says what none says."""
    return one == other or (one in _UNSAID and other in _UNSAID)
