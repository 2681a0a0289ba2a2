"""Where merged letters go: a folder of files, or one file of many. What's half done can be gone on with."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from tactful.drafts.atomic import TEMP_PREFIX, TEMP_SUFFIX, ensure_folder, sync_folder, write_atomic, write_error
from tactful.errors import InputError
from tactful.exports import rendered
from tactful.i18n import t
from tactful.merging.recipients import Problem
from tactful.model import Draft, Layout

_LONGEST_NAME = 60
"""Bytes of the reader's name in the name of a file."""
_EVERY = 500
"""Letters between two notes of how far it is."""


class Target(Protocol):
    """Takes the letters one by one, in the order of the rows."""

    done: int
    """The last row that an earlier run finished; 0 at a fresh start."""

    def has(self, line: int, draft: Draft, layout: Layout | None) -> bool:
        """Whether this letter is there already, whole."""

    def put(self, line: int, draft: Draft, layout: Layout | None) -> Problem | None:
        """Write the letter of a row, or say why not."""

    def note(self, line: int) -> None:
        """All rows up to that line are worked through."""

    def finish(self, *, whole: bool) -> None:
        """The end; without `whole` there's more to come another time."""


def target_of(path: Path, file_format: str, fingerprint: str, *, overwrite: bool = False) -> Target:
    """The place of that name: `.mbox` and `.jsonl` are one file, everything else is a folder. Raises InputError."""
    ending = path.suffix.lower()
    if ending in (".mbox", ".jsonl"):
        return _OneFile(path, _as_mail if ending == ".mbox" else _as_json, fingerprint, overwrite=overwrite)
    if path.exists() and not path.is_dir():
        raise InputError(t("merge.not-a-folder", path=path), t("merge.to-remedy"))
    return _Folder(path, file_format, overwrite=overwrite)


def file_name(line: int, draft: Draft, file_format: str) -> str:
    """The name of a letter's file: its row, and the reader's name as far as any system takes it."""
    first = draft.fact("recipient").partition("\n")[0].partition(",")[0]
    kept = "".join(
        sign if unicodedata.category(sign)[0] in "LMN" else "-"
        for sign in unicodedata.normalize("NFC", " ".join(word for word in first.split() if "@" not in word)).casefold()
    )
    words = "-".join(word for word in kept.split("-") if word)
    short = words.encode("utf-8")[:_LONGEST_NAME].decode("utf-8", "ignore").strip("-")
    return f"{line:06}{'-' if short else ''}{short}.{file_format}"


class _Folder:
    """A file for each letter. What's there already and says the same isn't written again."""

    def __init__(self, folder: Path, file_format: str, *, overwrite: bool) -> None:
        self.done = 0
        self._folder = folder
        self._format = file_format
        self._overwrite = overwrite
        self._ready = False

    def has(self, line: int, draft: Draft, layout: Layout | None) -> bool:
        try:
            there = (self._folder / file_name(line, draft, self._format)).read_bytes()
        except OSError:
            return False
        return there == rendered(draft, self._format, layout)

    def put(self, line: int, draft: Draft, layout: Layout | None) -> Problem | None:
        if not self._ready:
            ensure_folder(self._folder)
            self._ready = True
        path = self._folder / file_name(line, draft, self._format)
        if not self._overwrite and os.path.lexists(path):
            return Problem(line, t("merge.there-already", name=path.name))
        _write(path, rendered(draft, self._format, layout))
        return None

    def note(self, line: int) -> None:
        """Each file stands for itself."""

    def finish(self, *, whole: bool) -> None:
        if self._ready:
            sync_folder(self._folder)


class _OneFile:
    """Grows beside its name, and gets it when it's whole."""

    def __init__(self, path: Path, form: Any, fingerprint: str, *, overwrite: bool) -> None:
        if os.path.lexists(path) and not overwrite:
            raise InputError(t("export.there-already", path=path), t("export.replace"))
        if path.is_dir():
            raise InputError(t("export.isnt-file", path=path), t("export.give-name-file"))
        self._path = path
        self._form = form
        self._fingerprint = fingerprint
        self._partial = path.with_name(f"{path.name}.partial")
        self._notes = path.with_name(f"{path.name}.partial.json")
        self._file: Any = None
        self._since = 0
        self.done, self._size = self._earlier()

    def _earlier(self) -> tuple[int, int]:
        """The last row and the size of what an earlier run of the very same merge left behind."""
        with suppress(OSError, ValueError, TypeError, KeyError):
            notes = json.loads(self._notes.read_bytes())
            if notes["of"] == self._fingerprint and self._partial.stat().st_size >= notes["size"]:
                return int(notes["line"]), int(notes["size"])
        return 0, 0

    def has(self, line: int, draft: Draft, layout: Layout | None) -> bool:
        return line <= self.done

    def put(self, line: int, draft: Draft, layout: Layout | None) -> Problem | None:
        self._open()
        try:
            self._file.write(self._form(line, draft, layout))
        except OSError as error:
            raise write_error(self._partial, error) from error
        return None

    def note(self, line: int) -> None:
        self.done = max(line, self.done)
        if self._file is not None:
            self._size = self._file.tell()
        self._since += 1
        if self._since >= _EVERY:
            self._keep_notes()

    def finish(self, *, whole: bool) -> None:
        self._open()
        if not whole:
            self._keep_notes()
            self._file.close()
            return
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._partial.replace(self._path)
        except OSError as error:
            raise write_error(self._path, error) from error
        self._notes.unlink(missing_ok=True)
        sync_folder(self._path.parent)

    def _open(self) -> None:
        if self._file is not None:
            return
        try:
            self._file = self._partial.open("r+b" if self._size else "wb")
            self._file.truncate(self._size)
            self._file.seek(self._size)
        except OSError as error:
            raise write_error(self._partial, error) from error

    def _keep_notes(self) -> None:
        self._since = 0
        self._open()
        self._file.flush()
        notes = {"of": self._fingerprint, "line": self.done, "size": self._size}
        write_atomic(self._notes, json.dumps(notes).encode("ascii"))


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all; on thousands of files, waiting for the disk each time would take hours."""
    temp = path.parent / f"{TEMP_PREFIX}{os.urandom(8).hex()}{TEMP_SUFFIX}"
    try:
        temp.write_bytes(data)
        temp.replace(path)
    except BaseException as error:
        with suppress(OSError):
            temp.unlink()
        if isinstance(error, OSError):
            raise write_error(path, error) from error
        raise


def _as_mail(line: int, draft: Draft, layout: Layout | None) -> bytes:
    """One mail of an mbox. Its lines never begin as the next mail's head does: see the writer of mails."""
    mail = rendered(draft, "eml", layout).replace(b"\r\n", b"\n")
    return b"From tactful Thu Jan  1 00:00:00 1970\n" + mail.rstrip(b"\n") + b"\n\n"


def _as_json(line: int, draft: Draft, layout: Layout | None) -> bytes:
    """One letter on one line."""
    letter: Mapping[str, object] = {
        "line": line,
        "recipient": draft.fact("recipient"),
        "subject": draft.fact("subject"),
        "language": draft.language,
        "text": rendered(draft, "txt", layout).decode("utf-8"),
    }
    return json.dumps(letter, ensure_ascii=False).encode("utf-8") + b"\n"
