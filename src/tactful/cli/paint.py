"""Colour, where it's welcome; the words say the same without it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paint:
    """Wraps words in the terminal's own colours, or leaves them."""

    on: bool
    width: int = 0
    """Columns of the terminal that is read; 0 when it's none, and nothing is broken."""

    def strong(self, text: str) -> str:
        """What a line is about."""
        return self._wrap("1", text)

    def quiet(self, text: str) -> str:
        """What's there for those who look for it."""
        return self._wrap("2", text)

    def good(self, text: str) -> str:
        """All is well."""
        return self._wrap("32", text)

    def open(self, text: str) -> str:
        """Something to look at."""
        return self._wrap("33", text)

    def bad(self, text: str) -> str:
        """What makes a letter not ready."""
        return self._wrap("31;1", text)

    def _wrap(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text
