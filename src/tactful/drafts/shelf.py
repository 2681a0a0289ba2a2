"""Drafts in a row, the last changed first, of which only those that are looked at are in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import overload

from tactful.drafts.entries import Entry
from tactful.i18n import t

_PAGE = 64
_PAGES = 16


class Shelf(Sequence[Entry]):
    """So many drafts, fetched a page at a time by place and count; `more` tells that there are others beyond."""

    def __init__(
        self,
        total: int,
        fetch: Callable[[int, int], Sequence[Entry]],
        place: Callable[[str], int | None],
        *,
        more: bool = False,
    ) -> None:
        self.more = more
        self._total = total
        self._fetch = fetch
        self._place = place
        self._pages: dict[int, Sequence[Entry]] = {}

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Shelf:
        """These drafts."""

        def place(name: str) -> int | None:
            return next((number for number, entry in enumerate(entries) if entry.id == name), None)

        return cls(len(entries), lambda start, count: entries[start : start + count], place)

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, at: int) -> Entry: ...

    @overload
    def __getitem__(self, at: slice) -> list[Entry]: ...

    def __getitem__(self, at: int | slice) -> Entry | list[Entry]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(self._total))]
        at += self._total if at < 0 else 0
        if not 0 <= at < self._total:
            raise IndexError(at)
        number, line = divmod(at, _PAGE)
        page = self._pages.pop(number, None)
        if page is None:
            page = self._fetch(number * _PAGE, min(_PAGE, self._total - number * _PAGE))
        self._pages[number] = page
        while len(self._pages) > _PAGES:
            del self._pages[next(iter(self._pages))]
        return page[line] if line < len(page) else _gone()

    def place(self, name: str) -> int | None:
        """Where the draft of that id stands; None when it isn't here."""
        return self._place(name)


def _gone() -> Entry:
    """What stands for a draft that was taken away after it was counted."""
    return Entry("", "", "", "", "", None, Path(), damaged=t("draft.theres-no-such-file"))
