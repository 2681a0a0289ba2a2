"""Which drafts there are: few are read each time, many are known by an index."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from heapq import nlargest
from pathlib import Path
from typing import TYPE_CHECKING

from tactful.drafts.entries import Entry
from tactful.drafts.files import SUFFIX
from tactful.drafts.listing import Listing, draft_names, mark_of, newest_first, read_entry
from tactful.drafts.shelf import Shelf

if TYPE_CHECKING:
    from tactful.drafts.index import Index

FEW = 64
"""So many drafts are read faster than an index is opened."""
MOST = 1000
"""What a search as you type answers at most; another letter of the word leads further than the thousandth line."""
_AT_ONCE = 100
_REST = 0.002


class Catalogue:
    """The drafts of a folder, with an index at `index` once they're many."""

    def __init__(self, folder: Path, index: Path) -> None:
        self._folder = folder
        self._listing = Listing(folder)
        self._at = index
        self._kept: Index | None = None

    # --- asking

    def entries(self, search: str = "") -> list[Entry]:
        """All drafts as the files are now, the last changed first; with `search`, those that hold its words."""
        if not self.few:
            from tactful.drafts.index import IndexLostError

            with suppress(IndexLostError):
                sum(self._catching_up(rest=0))
                index = self._index()
                return newest_first(index.entries(index.search(search, -1)))
        return [entry for entry in self._listing.entries() if entry.matches(search)]

    def shelf(self, search: str = "") -> Shelf:
        """As `entries`, at once: many drafts are told as they were when last caught up with, see `behind`."""
        if self.few:
            return Shelf.of(self.entries(search))
        from tactful.drafts.index import IndexLostError

        try:
            return self._known(search) if self._index().count() else self._first_look(search)
        except IndexLostError:
            return self._first_look(search)

    @property
    def few(self) -> bool:
        """Whether so few drafts are there that they're read each time."""
        count = 0
        with suppress(OSError), os.scandir(self._folder) as items:
            for item in items:
                count += item.name.endswith(SUFFIX)
                if count > FEW:
                    return False
        return True

    # --- keeping up

    def catch_up(self) -> int:
        """Reads all that other programs changed; how many drafts that was."""
        return sum(self.catching_up(rest=0))

    def catching_up(self, rest: float = _REST) -> Iterator[int]:
        """As `catch_up`, for any thread: tells about once a second how many it read, leaving the machine to others.

        Where there can't be an index there's nothing to catch up with.
        """
        from tactful.drafts.index import IndexLostError

        with suppress(IndexLostError):
            yield from self._catching_up(rest)

    def _catching_up(self, rest: float) -> Iterator[int]:
        from tactful.drafts.index import Index, IndexLostError

        try:
            yield from self._read_again(Index(self._at, self._folder), rest)
        except IndexLostError:
            # A damaged one is out of the way now.
            yield from self._read_again(Index(self._at, self._folder), rest)

    def _read_again(self, index: Index, rest: float) -> Iterator[int]:
        read, told = 0, time.monotonic()
        try:
            names = self._differences(index)
            for start in range(0, len(names), _AT_ONCE):
                read += index.put(names[start : start + _AT_ONCE])
                time.sleep(rest)
                if time.monotonic() - told > 1:
                    yield read
                    read, told = 0, time.monotonic()
        finally:
            index.close()
        if read:
            yield read

    def changed(self, name: str) -> None:
        """A draft was written, moved or taken away here."""
        if self._at.exists():
            from tactful.drafts.index import IndexLostError

            with suppress(IndexLostError):
                self._index().put([name])

    def erase(self, name: str) -> None:
        """Leaves nothing of a draft in the index."""
        if self._at.exists():
            from tactful.drafts.index import IndexLostError

            try:
                self._index().erase(name)
            except IndexLostError:
                self._index().discard()

    # --- inside

    def _index(self) -> Index:
        from tactful.drafts.index import Index

        if self._kept is None:
            self._kept = Index(self._at, self._folder)
        return self._kept

    def _known(self, search: str) -> Shelf:
        from tactful.drafts.index import IndexLostError

        index = self._index()

        def quiet(numbers: list[int]) -> list[Entry]:
            with suppress(IndexLostError):
                return index.entries(numbers)
            return []

        if search.strip():
            found = index.search(search, MOST + 1)
            numbers = found[:MOST]

            def place(name: str) -> int | None:
                number = index.number(name)
                return numbers.index(number) if number in numbers else None

            return Shelf(len(numbers), lambda at, count: quiet(numbers[at : at + count]), place, more=len(found) > MOST)
        total = index.count()

        def page(at: int, count: int) -> list[Entry]:
            with suppress(IndexLostError):
                return index.page(at, count, total)
            return []

        def place_of(name: str) -> int | None:
            with suppress(IndexLostError):
                number = index.number(name)
                return None if number is None else index.before(number)
            return None

        return Shelf(total, page, place_of)

    def _first_look(self, search: str) -> Shelf:
        """The youngest drafts by their ids, while the index isn't made yet."""
        names = nlargest(FEW, draft_names(self._folder))
        entries = newest_first([read_entry(self._folder / f"{name}{SUFFIX}") for name in names])
        return Shelf.of([entry for entry in entries if entry.matches(search)])

    def _differences(self, index: Index) -> list[str]:
        """The ids whose files aren't as the index knows them: those without a file, then the youngest first."""
        fresh: list[str] = []
        gone: list[str] = []
        known: Iterator[tuple[str, str]] = index.marks()
        name, mark = next(known, (None, ""))
        for here in sorted(draft_names(self._folder), key=os.fsencode):
            while name is not None and os.fsencode(name) < os.fsencode(here):
                gone.append(name)
                name, mark = next(known, (None, ""))
            if name != here:
                fresh.append(here)
                continue
            if mark != mark_of(f"{self._folder}/{here}{SUFFIX}"):
                fresh.append(here)
            name, mark = next(known, (None, ""))
        if name is not None:
            gone += [name, *(left for left, _ in known)]
        return gone + fresh[::-1]
