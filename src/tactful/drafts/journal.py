"""Every keystroke, kept before the next one: an append-only log beside each open draft.

A log's first line holds the draft as it stood in the file; each further line is one change, with a
checksum. A line is with the kernel before `record` returns, so that nothing short of a power cut loses
it, and on the disk within a second.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tactful.drafts.atomic import write_error
from tactful.drafts.changes import Change, Position, apply, changes
from tactful.drafts.codec import decode, encode
from tactful.drafts.files import digest
from tactful.drafts.log import Log
from tactful.drafts.toml_text import refuse_surrogates
from tactful.errors import TactfulError, WriteError
from tactful.i18n import t
from tactful.model import Draft

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Replay:
    """What a log tells: the draft at its end, and where it came from.

    `bases` are the hashes of the file at the log's start and after each save it saw, `since` how many
    changes came after each of them, `whole` the length of the part that can be read, `damaged` whether
    more than a torn last line is unreadable.
    """

    draft: Draft
    bases: tuple[str, ...]
    since: tuple[int, ...]
    position: Position | None
    whole: int
    damaged: bool

    def changes_since(self, base: str) -> int | None:
        """How many changes were made to the file of that hash; None when it's none of the log's."""
        for known, count in zip(reversed(self.bases), reversed(self.since), strict=True):
            if known == base:
                return count
        return None


class Journal:
    """The journal of one open draft.

    When its disk refuses, it goes on at `spare`, in another place, and `problem` says so until a save
    succeeds; only when both refuse, WriteError is raised.
    """

    def __init__(self, path: Path, spare: Path | None = None) -> None:
        self.path = path
        self.spare = spare
        self.problem: WriteError | None = None
        self._log = Log(path)
        self._spare_log: Log | None = None
        self._base = b""
        self._behind = False
        self._position: Position | None = None
        self._recorded = 0

    def start(self, base: bytes, draft: Draft, typed: Draft | None = None) -> None:
        """Begins anew over the file's bytes `base`, which hold `draft`; `typed` is what was made of it already.

        Never raises: see `problem`.
        """
        self._base = base
        done = [] if typed is None else changes(draft, typed)
        self._recorded = len(done)
        self._behind = False
        try:
            self._log.restart(b"".join((_header(digest(base), draft), *map(_line, done))))
            self.problem = None
        except OSError as error:
            self._behind = True
            self.problem = write_error(self.path, error)
        else:
            self._drop_spare()

    def resume(self, base: bytes, replay: Replay) -> None:
        """Goes on where a log ended that was read back; a torn last line is cut off."""
        self._base = base
        self._recorded = replay.changes_since(digest(base)) or 0
        self._position = replay.position
        try:
            self._log.resume(replay.whole)
        except OSError as error:
            self._behind = True
            self.problem = write_error(self.path, error)

    def record(self, before: Draft, after: Draft, position: Position | tuple[str, int] | None = None) -> None:
        """Keeps what changed, and the place of the cursor; with the kernel when this returns.

        Raises InputError for half characters, WriteError when neither place takes it.
        """
        found = changes(before, after)
        if position is not None and position != self._position:
            self._position = Position(*position)
            found.append({"place": list(self._position)})
        if found:
            self._recorded += sum("place" not in change for change in found)
            self._append(found, after)

    def place(self, position: Position | tuple[str, int], draft: Draft) -> None:
        """Keeps only the place of the cursor; no matter if it can't."""
        with suppress(WriteError):
            self.record(draft, draft, position)

    def about_to_save(self, data: bytes) -> None:
        """Notes the bytes that are going to be the file, so that a death in between is understood."""
        with suppress(OSError):
            if not self._behind:
                self._log.append(_line({"saved": digest(data)}))

    def sync(self) -> None:
        """Puts all that's recorded on the disk now."""
        for log in (self._log, self._spare_log):
            if log is not None:
                log.sync()

    @property
    def recorded(self) -> int:
        """How many changes it holds that the file doesn't."""
        return self._recorded

    def close(self) -> None:
        """Ends it; the log stays only when it holds something the file doesn't."""
        self._log.close(remove=not self._recorded)
        if self._spare_log is not None:
            self._spare_log.close(remove=not self._recorded)
            self._spare_log = None

    def _append(self, found: list[Change], after: Draft) -> None:
        data = b"".join(_line(change) for change in found)
        failure: OSError | None = None
        if not self._behind:
            try:
                self._log.append(data)
                return
            except OSError as error:
                failure = error
                self._behind = True
                self.problem = write_error(self.path, error)
        if self.spare is None:
            raise self.problem or write_error(self.path, failure or OSError("can't be written"))
        try:
            if self._spare_log is None:
                log = Log(self.spare)
                log.restart(_header(digest(self._base), after, self._position) + _line({"whole": encode(after)}))
                self._spare_log = log
            else:
                self._spare_log.append(data)
        except OSError as error:
            self._spare_log = None
            raise (self.problem or write_error(self.spare, error)) from error

    def _drop_spare(self) -> None:
        if self._spare_log is not None:
            self._spare_log.close(remove=True)
            self._spare_log = None
        elif self.spare is not None:
            with suppress(OSError):
                self.spare.unlink()


def read_journal(path: Path) -> Replay | None:
    """What a log tells; None when there is none, or nothing in it. Raises OSError when it can't be read."""
    try:
        if path.is_symlink():
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    lines = data.split(b"\n")
    head = _open_line(lines[0]) if len(lines) > 1 else None
    if head is None or head.get("tactful") != _FORMAT:
        return None
    try:
        draft = decode(head["text"], path)
    except (TactfulError, KeyError, TypeError, AttributeError):
        return None
    return _replay(draft, head, lines)


def _replay(draft: Draft, head: dict[str, Any], lines: list[bytes]) -> Replay:
    bases, since = [str(head.get("base", ""))], [0]
    position = _position(head.get("place"))
    whole = len(lines[0]) + 1
    damaged = False
    for number, line in enumerate(lines[1:-1], 1):
        change = _open_line(line)
        try:
            if change is None:
                raise ValueError("a line that isn't whole")
            if "saved" in change:
                bases.append(str(change["saved"]))
                since.append(0)
            elif "place" in change:
                position = _position(change["place"])
            elif "whole" in change:
                draft = decode(change["whole"], "journal")
                since = [count + 1 for count in since]
            else:
                draft = apply(draft, change)
                since = [count + 1 for count in since]
        except (ValueError, KeyError, TypeError, AttributeError, TactfulError):
            damaged = number < len(lines) - 2 or bool(lines[-1])
            break
        whole += len(line) + 1
    return Replay(draft, tuple(bases), tuple(since), position, whole, damaged)


def _header(base: str, draft: Draft, position: Position | None = None) -> bytes:
    head: dict[str, Any] = {"tactful": _FORMAT, "base": base, "text": encode(draft)}
    if position is not None:
        head["place"] = list(position)
    return _line(head)


def _line(item: dict[str, Any]) -> bytes:
    text = json.dumps(item, ensure_ascii=False, separators=(",", ":"), default=str)
    body = refuse_surrogates(text, t("draft.what.typed")).encode("utf-8")
    return b"%08x %s\n" % (zlib.crc32(body), body)


def _open_line(line: bytes) -> dict[str, Any] | None:
    """The change in a line; None when the line isn't whole."""
    try:
        if len(line) < 10 or int(line[:8], 16) != zlib.crc32(line[9:]):
            return None
        item = json.loads(line[9:])
    except (ValueError, RecursionError):
        return None
    return item if isinstance(item, dict) else None


def _position(item: object) -> Position | None:
    match item:
        case [str() as step, int() as offset]:
            return Position(step, offset)
        case _:
            return None


def journals_of(folder: Path, key: str) -> Iterable[Path]:
    """All logs of a draft in the folder, those put aside included."""
    yield folder / f"{key}.log"
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            if path.suffix == ".kept" and path.stem.rpartition(".")[0] == key:
                yield path
