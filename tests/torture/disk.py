"""A disk that remembers every call made to it, and every state in which a power cut may leave it.

Names change in the order in which they were changed (as file systems with a journal do it); what isn't synced may be
there or not, and bytes that aren't synced may be there, missing, or there in part.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from itertools import count
from pathlib import Path
from typing import Any

import pytest


class Unsynced(Enum):
    """What became of bytes that the disk hadn't been told to keep."""

    THERE = "there"
    LOST = "lost"
    TORN = "torn"


@dataclass(frozen=True)
class Call:
    """One call that changes something; `file` tells a file apart whatever it's called."""

    kind: str
    file: int = -1
    name: str = ""
    other: str = ""
    data: bytes = b""
    at: int = 0


_NAMING = frozenset({"create", "rename", "link", "unlink", "mkdir"})
_WATCHED = ("open", "write", "fsync", "ftruncate", "close", "dup", "replace", "rename", "link", "unlink", "mkdir")


class Recorder:
    """Stands between the program and the calls of `os` that change something below `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.calls: list[Call] = []
        self._numbers = count()
        self._files: dict[int, int] = {}
        self._handles: dict[int, int] = {}
        self._folders: dict[int, str] = {}
        self.before: dict[str, tuple[int, bytes]] = {}
        self.folders_before: list[str] = []
        for path in sorted(root.rglob("*")):
            if path.is_dir():
                self.folders_before.append(str(path))
            else:
                number = self._files[path.stat().st_ino] = next(self._numbers)
                self.before[str(path)] = (number, path.read_bytes())

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Changes are recorded meanwhile."""
        with pytest.MonkeyPatch.context() as patch:
            for name in _WATCHED:
                patch.setattr(os, name, self._watched(getattr(os, name), getattr(self, f"_on_{name}")))
            yield

    @staticmethod
    def _watched(real: Callable[..., Any], note: Callable[..., Callable[[Any], None] | None]) -> Callable[..., Any]:
        def call(*given: Any, **more: Any) -> Any:
            then = note(*given)
            result = real(*given, **more)
            if then is not None:
                then(result)
            return result

        return call

    def _mine(self, path: Any) -> bool:
        return isinstance(path, (str, os.PathLike)) and str(os.fspath(path)).startswith(f"{self.root}{os.sep}")

    def _note(self, kind: str, **what: Any) -> None:
        self.calls.append(Call(kind, **what))

    def _on_open(self, path: Any, flags: int = 0, *_: Any) -> Callable[[Any], None] | None:
        if not self._mine(path):
            return None
        fresh = not os.path.lexists(path)

        def opened(handle: int) -> None:
            if os.path.isdir(path):  # noqa: PTH112 - as it was given
                self._folders[handle] = os.fspath(path)
                return
            number = os.fstat(handle).st_ino
            if fresh:
                # A number that was used before may be another file's now.
                self._files[number] = next(self._numbers)
                self._note("create", file=self._files[number], name=os.fspath(path))
            self._handles[handle] = self._files[number]

        return opened

    def _on_dup(self, handle: int) -> Callable[[Any], None] | None:
        file = self._handles.get(handle)
        return None if file is None else lambda result: self._handles.update({result: file})

    def _on_write(self, handle: int, data: Any) -> Callable[[Any], None] | None:
        file = self._handles.get(handle)
        if file is None:
            return None
        # All files here are written at their end.
        at, held = os.fstat(handle).st_size, bytes(data)
        return lambda result: self._note("write", file=file, data=held[:result], at=at)

    def _on_fsync(self, handle: int) -> Callable[[Any], None] | None:
        if handle in self._handles:
            file = self._handles[handle]
            return lambda _: self._note("sync", file=file)
        if handle in self._folders:
            folder = self._folders[handle]
            return lambda _: self._note("sync-folder", name=folder)
        return None

    def _on_ftruncate(self, handle: int, length: int) -> Callable[[Any], None] | None:
        file = self._handles.get(handle)
        return None if file is None else lambda _: self._note("cut", file=file, at=length)

    def _on_close(self, handle: int) -> None:
        self._handles.pop(handle, None)
        self._folders.pop(handle, None)

    def _on_replace(self, source: Any, target: Any, **_: Any) -> Callable[[Any], None] | None:
        return self._named("rename", source, target)

    _on_rename = _on_replace

    def _on_link(self, source: Any, target: Any, **_: Any) -> Callable[[Any], None] | None:
        return self._named("link", source, target)

    def _on_unlink(self, path: Any, **_: Any) -> Callable[[Any], None] | None:
        return self._named("unlink", path)

    def _on_mkdir(self, path: Any, *_: Any, **__: Any) -> Callable[[Any], None] | None:
        return self._named("mkdir", path)

    def _named(self, kind: str, name: Any, other: Any = "") -> Callable[[Any], None] | None:
        if not self._mine(name):
            return None
        return lambda _: self._note(kind, name=os.fspath(name), other=os.fspath(other))

    # --- what a power cut leaves

    def moments(self) -> Iterator[tuple[int, int, Unsynced]]:
        """Each moment: so many calls were made, the names are as after so many of them, and the bytes."""
        for made in range(len(self.calls) + 1):
            durable = self._durable(made)
            named = {at + 1 for at in range(durable, made) if self.calls[at].kind in _NAMING}
            for names in sorted({durable, made, *named}):
                for bytes_ in Unsynced:
                    yield made, names, bytes_

    def _durable(self, made: int) -> int:
        """Up to where the names are safe: a folder's sync keeps all changes of names before it."""
        return max((at for at in range(made) if self.calls[at].kind == "sync-folder"), default=0)

    def leave(self, target: Path, made: int, names: int, unsynced: Unsynced) -> None:
        """Puts below `target` what stands below the root after a power cut at that moment."""
        held = dict(self.before.values())
        named = {name: number for name, (number, _) in self.before.items()}
        folders = list(self.folders_before)
        synced = {call.file: at for at, call in enumerate(self.calls[:made]) if call.kind == "sync"}
        for at, call in enumerate(self.calls[:made]):
            if call.kind in ("write", "cut"):
                self._change(held, call, Unsynced.THERE if at < synced.get(call.file, -1) else unsynced)
            if at >= names:
                continue
            match call.kind:
                case "create":
                    named[call.name] = call.file
                case "rename" if call.name in named:
                    named[call.other] = named.pop(call.name)
                case "link" if call.name in named:
                    named[call.other] = named[call.name]
                case "unlink":
                    named.pop(call.name, None)
                case "mkdir":
                    folders.append(call.name)
        for folder in folders:
            (target / Path(folder).relative_to(self.root)).mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, number in named.items():
            (target / Path(name).relative_to(self.root)).write_bytes(held.get(number, b""))

    @staticmethod
    def _change(held: dict[int, bytes], call: Call, how: Unsynced) -> None:
        data = held.get(call.file, b"")
        if how is Unsynced.LOST:
            return
        if call.kind == "cut":
            held[call.file] = data[: call.at]
            return
        put = call.data if how is Unsynced.THERE else call.data[: len(call.data) // 2]
        # Bytes that are missing below it are naught on the disk.
        held[call.file] = data[: call.at].ljust(call.at, b"\0") + put + data[call.at + len(put) :]
