"""What can be taken back: changes of facts, steps brought back or hidden, dismissals, ticks, the guide.

Typing has its own undo in the editor, so taking a change back never touches the text of a step.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import Any

from tactful.model import Draft

_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Change:
    """One change that can be taken back: what it was, in words, and the values before it."""

    what: str
    before: dict[str, Any]


class History:
    """The last changes, newest first out."""

    def __init__(self) -> None:
        self._changes: deque[Change] = deque(maxlen=_DEPTH)

    def note(self, what: str, draft: Draft, *fields: str) -> None:
        """Remember the fields of the draft as they are now, before a change."""
        self._changes.append(Change(what, {name: getattr(draft, name) for name in fields}))

    def take_back(self, draft: Draft) -> tuple[Draft, str] | None:
        """The draft without the last change and what that was; None when there's nothing to take back."""
        if not self._changes:
            return None
        change = self._changes.pop()
        return replace(draft, **change.before), change.what
