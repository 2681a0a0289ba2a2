"""An index of many drafts, so that a list of a hundred thousand opens and answers at once.

It's never the truth: the files are. Whatever it holds can be read from them again, and is, when it's lost, damaged or
of another age. A letter's number grows with the time of its last change, so that the newest are found first.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tactful.drafts.atomic import make_private
from tactful.drafts.entries import Entry
from tactful.drafts.files import SUFFIX
from tactful.drafts.listing import Mark, mark_of, read_entry
from tactful.errors import WriteError
from tactful.text.search import terms

_AGE = 1
"""Of the tables below; an index of another age is made anew."""
_TABLES = """
CREATE TABLE letter (
    number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, title TEXT NOT NULL, guide TEXT NOT NULL,
    language TEXT NOT NULL, recipient TEXT NOT NULL, updated TEXT, mark TEXT NOT NULL, damaged INTEGER NOT NULL
);
CREATE TABLE said (number INTEGER PRIMARY KEY, words BLOB NOT NULL);
CREATE VIRTUAL TABLE word USING fts5(
    words, content='', detail=none, columnsize=0, prefix='1 2 3', tokenize='ascii'
);
"""
# An id is the bytes of a file's name, whatever they are.
# To the tokenizer named ascii every other character belongs to a word, so that the words stay as `terms` folded them:
# its own tokenizer for Unicode splits Bengali words at each vowel sign.
_COLUMNS = "id, title, guide, language, recipient, updated, damaged"
_SAME_MOMENT = 20
"""Bits that tell the letters of one second apart."""
_EPOCH = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
_DAMAGE = (sqlite3.Error, zlib.error, ValueError, TypeError, OverflowError)
"""What reading a damaged one may raise: what stands there isn't what was put there."""
_WAIT = 2.0
"""Seconds to wait for another window that writes."""


class IndexLostError(Exception):
    """The index can't be used now; the files can."""


class Index:
    """The index in the file at `path`, of the drafts in `folder`. Every method may raise IndexLostError."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path = path
        self._folder = folder
        self._base: sqlite3.Connection | None = None

    @property
    def exists(self) -> bool:
        """Whether there's one already."""
        return self.path.is_file()

    def close(self) -> None:
        """Lets go of the file."""
        if self._base is not None:
            self._base.close()
            self._base = None

    # --- asking

    def count(self) -> int:
        """How many drafts it knows."""
        with self._reading() as base:
            return int(base.execute("SELECT count(*) FROM letter").fetchone()[0])

    def marks(self) -> Iterator[tuple[str, Mark]]:
        """Each draft's id and what its file looked like when it was read, by id in the order of bytes."""
        with self._reading() as base:
            for name, mark in base.execute("SELECT id, mark FROM letter ORDER BY id"):
                yield os.fsdecode(name), mark

    def page(self, start: int, count: int, total: int) -> list[Entry]:
        """So many drafts from that place on, the last changed first; from the nearer end of all `total`."""
        behind = total - start - count
        with self._reading() as base:
            if behind >= start or behind < 0:
                asked = f"SELECT {_COLUMNS} FROM letter ORDER BY number DESC LIMIT ? OFFSET ?"  # noqa: S608 - ours
                return self._entries(base.execute(asked, (count, start)))
            asked = f"SELECT {_COLUMNS} FROM letter ORDER BY number LIMIT ? OFFSET ?"  # noqa: S608 - ours
            return self._entries(base.execute(asked, (count, behind)))[::-1]

    def search(self, text: str, most: int) -> list[int]:
        """The numbers of the drafts that hold each word of the search or one beginning so, the last changed first."""
        wanted = " ".join(f'"{word}"*' for word in dict.fromkeys(terms(text)))
        with self._reading() as base:
            if not wanted:
                found = base.execute("SELECT number FROM letter ORDER BY number DESC LIMIT ?", (most,))
            else:
                found = base.execute(
                    "SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid DESC LIMIT ?", (wanted, most)
                )
            return [number for (number,) in found]

    def entries(self, numbers: list[int]) -> list[Entry]:
        """The drafts of those numbers; one that's gone is left out."""
        asked = f"SELECT {_COLUMNS} FROM letter WHERE number = ?"  # noqa: S608 - ours
        with self._reading() as base:
            return [entry for number in numbers for entry in self._entries(base.execute(asked, (number,)))]

    def number(self, name: str) -> int | None:
        """The number of the draft of that id."""
        with self._reading() as base:
            row = base.execute("SELECT number FROM letter WHERE id = ?", (os.fsencode(name),)).fetchone()
            return row[0] if row else None

    def before(self, number: int) -> int:
        """How many drafts stand above that one in the list."""
        with self._reading() as base:
            row = base.execute("SELECT count(*) FROM letter WHERE number > ?", (number,)).fetchone()
            return int(row[0])

    # --- keeping it

    def put(self, names: list[str]) -> int:
        """Reads the files of these ids again; one that's gone is forgotten. All or none. How many there were."""
        read = [(name, mark_of(path), read_entry(path)) for name in names for path in (self._path_of(name),)]
        with self._writing() as base:
            for name in names:
                self._take_out(base, name)
            for name, mark, entry in read:
                if mark:
                    self._put_in(base, name, mark, entry)
        return len(names)

    def erase(self, name: str) -> None:
        """Forgets a draft so that not a word of it stays in the file."""
        with self._writing() as base:
            self._take_out(base, name)
            # What's deleted stays readable in the older parts of the index until they're written anew.
            base.execute("INSERT INTO word(word) VALUES('optimize')")
        with self._reading() as base:
            base.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    # --- inside

    def _path_of(self, name: str) -> Path:
        return self._folder / f"{name}{SUFFIX}"

    def _entries(self, rows: sqlite3.Cursor) -> list[Entry]:
        found = []
        for raw, title, guide, language, recipient, updated, damaged in rows:
            name = os.fsdecode(raw)
            path = self._path_of(name)
            when = dt.datetime.fromisoformat(updated) if updated else None
            # Why it can't be read is said in the language of the day.
            found.append(read_entry(path) if damaged else Entry(name, title, guide, language, recipient, when, path))
        return found

    @staticmethod
    def _take_out(base: sqlite3.Connection, name: str) -> None:
        row = base.execute("SELECT number FROM letter WHERE id = ?", (os.fsencode(name),)).fetchone()
        if row is None:
            return
        said = base.execute("SELECT words FROM said WHERE number = ?", row).fetchone()
        if said is not None:
            words = zlib.decompress(said[0]).decode("utf-8")
            base.execute("INSERT INTO word(word, rowid, words) VALUES('delete', ?, ?)", (row[0], words))
        base.execute("DELETE FROM said WHERE number = ?", row)
        base.execute("DELETE FROM letter WHERE number = ?", row)

    @staticmethod
    def _put_in(base: sqlite3.Connection, name: str, mark: Mark, entry: Entry) -> None:
        number = _free_number(base, entry.updated)
        words = " ".join(sorted(entry.words))
        when = entry.updated.isoformat() if entry.updated else None
        title = "" if entry.damaged is not None else entry.title
        row = (number, os.fsencode(name), title, entry.guide, entry.language, entry.recipient, when, mark)
        base.execute("INSERT INTO letter VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, entry.damaged is not None))
        base.execute("INSERT INTO said VALUES (?, ?)", (number, zlib.compress(words.encode("utf-8"))))
        base.execute("INSERT INTO word(rowid, words) VALUES (?, ?)", (number, words))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._open()
        except _DAMAGE as error:
            self._give_up(error)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            base = self._open()
            base.execute("BEGIN IMMEDIATE")
            try:
                yield base
                base.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    base.execute("ROLLBACK")
                raise
        except _DAMAGE as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Leaves a busy index alone and clears a damaged one away, to be made anew."""
        self.close()
        busy = isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error)
        if not busy:
            self.discard()
        raise IndexLostError(str(error)) from error

    def discard(self) -> None:
        """Takes the file away."""
        self.close()
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                self.path.with_name(f"{self.path.name}{ending}").unlink()

    def _open(self) -> sqlite3.Connection:
        if self._base is None:
            try:
                make_private(self.path.parent)
                if self.path.is_symlink():
                    self.path.unlink()
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
            except (OSError, WriteError) as error:
                raise IndexLostError(str(error)) from error
            self._base = self._connect()
        return self._base

    def _connect(self) -> sqlite3.Connection:
        base = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
        try:
            base.execute("PRAGMA journal_mode=WAL").fetchall()
            base.execute("PRAGMA synchronous=NORMAL")
            base.execute("PRAGMA secure_delete=ON").fetchall()
            if _age(base) != _AGE:
                with closing(base.execute("BEGIN IMMEDIATE")):
                    self._make(base)
        except BaseException:
            base.close()
            raise
        return base

    @staticmethod
    def _make(base: sqlite3.Connection) -> None:
        """Makes the tables, unless another window was quicker."""
        if _age(base) != _AGE:
            for table in ("letter", "said", "word"):
                base.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in filter(str.strip, _TABLES.split(";")):
                base.execute(statement)
            base.execute(f"PRAGMA user_version={_AGE}")
        base.execute("COMMIT")


def _age(base: sqlite3.Connection) -> int:
    return int(base.execute("PRAGMA user_version").fetchone()[0])


def _free_number(base: sqlite3.Connection, updated: dt.datetime | None) -> int:
    """The next number for a letter last changed then."""
    second = 0
    if updated is not None:
        with suppress(OverflowError):
            second = max(0, int((updated - _EPOCH).total_seconds()))
    first = second << _SAME_MOMENT
    last = base.execute("SELECT max(number) FROM letter WHERE number BETWEEN ? AND ?", (first, first | 0xFFFFF))
    return max(first, (last.fetchone()[0] or first - 1) + 1)
