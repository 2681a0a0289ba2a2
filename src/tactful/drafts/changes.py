"""What changed from one state of a draft to the next: small, plain, and able to be done again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from tactful.model import Draft

Change = dict[str, Any]
"""As it stands in the journal: a splice of a step's text, or one value set (null: taken out)."""

_TABLES = ("facts", "parts", "gate", "shown", "ticks", "dismissed")
_NAMES = ("title", "guide", "language")


class Position(NamedTuple):
    """Where the person was: a step's id (or `review`) and the cursor's offset in its text."""

    step: str
    offset: int


def splice(step: str, before: str, after: str) -> Change:
    """The smallest stretch of a step's text that was replaced."""
    start = _common(before, after)
    tail = _common(before[start:][::-1], after[start:][::-1])
    return {"step": step, "at": start, "cut": len(before) - start - tail, "put": after[start : len(after) - tail]}


def changes(before: Draft, after: Draft) -> list[Change]:
    """All that must be done to `before` to get the words and answers of `after`."""
    found: list[Change] = [
        splice(step, before.steps.get(step, ""), text)
        for step, text in after.steps.items()
        if before.steps.get(step) != text
    ]
    found += [{"set": "steps", "key": step, "to": None} for step in before.steps if step not in after.steps]
    for table in _TABLES:
        old: Mapping[str, Any] = getattr(before, table)
        new: Mapping[str, Any] = getattr(after, table)
        if old is new:
            continue
        found += [
            {"set": table, "key": name, "to": list(item) if isinstance(item, tuple) else item}
            for name, item in new.items()
            if name not in old or old[name] != item
        ]
        found += [{"set": table, "key": name, "to": None} for name in old if name not in new]
    found += [
        {"set": name, "to": getattr(after, name)} for name in _NAMES if getattr(before, name) != getattr(after, name)
    ]
    return found


def apply(draft: Draft, change: Change) -> Draft:
    """The draft with one change done. Raises ValueError, KeyError or TypeError for one that doesn't fit."""
    if "step" in change:
        text = draft.steps.get(change["step"], "")
        at, cut, put = change["at"], change["cut"], change["put"]
        if not (0 <= at <= len(text) and 0 <= cut <= len(text) - at):
            raise ValueError("a splice outside the text")
        return draft.with_step(change["step"], text[:at] + put + text[at + cut :])
    name = change["set"]
    if name in _NAMES:
        return replace(draft, **{name: change["to"]})
    if name not in (*_TABLES, "steps"):
        raise ValueError(f"nothing is called {name}")
    table = dict(getattr(draft, name))
    item = change["to"]
    if item is None:
        table.pop(change["key"], None)
    else:
        table[change["key"]] = tuple(item) if name == "facts" and isinstance(item, list) else item
    changed: dict[str, Any] = {name: table}
    return replace(draft, **changed)


def same_words(one: Draft, other: Draft) -> bool:
    """Whether two drafts say the same, whenever they were saved."""
    return not changes(one, other)


def _common(one: str, other: str) -> int:
    """How many characters two texts share from the start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
