"""One line about each draft, for lists."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tactful.model import Draft
from tactful.text.search import holds, terms


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list shows of one draft; `damaged` says why it can't be read, None when it can."""

    id: str
    title: str
    guide: str
    language: str
    recipient: str
    updated: dt.datetime | None
    path: Path
    damaged: str | None = None
    words: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    """Everything a search looks through, as `terms` gives it; empty where an index knows it."""

    def to_dict(self) -> dict[str, Any]:
        """The entry as plain JSON values, as `tactful list --json` prints it."""
        return {
            "id": self.id,
            "title": self.title,
            "guide": self.guide,
            "language": self.language,
            "recipient": self.recipient,
            "updated": self.updated.isoformat() if self.updated else None,
            "path": str(self.path),
            "damaged": self.damaged,
        }

    def matches(self, search: str) -> bool:
        """Whether each word of the search, or a word beginning so, stands in the title, recipient, steps, or id."""
        return holds(self.words, search)


def entry_of(draft: Draft, path: Path, updated: dt.datetime | None = None) -> Entry:
    """The entry of a draft that could be read; `updated` serves where the draft doesn't say."""
    title = title_of(draft)
    recipient = _one_line(draft.fact("recipient"))
    return Entry(
        id=draft.id,
        title=title,
        guide=draft.guide,
        language=draft.language,
        recipient=recipient,
        updated=draft.updated or draft.created or updated,
        path=path,
        words=frozenset(terms("\n".join((draft.id, title, draft.fact("recipient"), *draft.steps.values())))),
    )


def title_of(draft: Draft) -> str:
    """The draft's title, or else its subject, or else whom it's to and its guide."""
    given = _one_line(draft.title) or _one_line(draft.fact("subject")) or _one_line(draft.parts.get("subject", ""))
    return given or " · ".join(filter(None, (_one_line(draft.fact("recipient")), draft.guide)))


def _one_line(text: str) -> str:
    return " ".join(text.split())
