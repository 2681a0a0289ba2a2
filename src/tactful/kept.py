"""Keeps what was read of the files tactful comes with in a form that loads at once, as Python keeps its bytecode.

Beside a folder of them stands `__pycache__`, with what its files came to for this version of Python; where nothing
may be written there, the person's own cache has it. It's used as long as the files are the same to the size and the
moment of their last change; else it's made anew. Nobody has to run anything, and without it everything works as
well, only later.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

_FORMAT = 1
Stamp = tuple[tuple[str, int, int], ...]
"""The files something was made of: name, nanosecond of the last change, size."""


def stamp(folder: str, ending: str) -> Stamp:
    """The files of a folder whose names end so."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(ending):
                facts = entry.stat()
                found.append((entry.name, facts.st_mtime_ns, facts.st_size))
    return tuple(sorted(found))


def kept(folder: str, name: str, stamps: Iterable[Stamp], make: Callable[[], Any]) -> Any:
    """What was made of the files with those stamps, or what `make` makes of them now: values of built-in types only."""
    made_of: Any = (_FORMAT, *stamps)
    file = f"{name}.{sys.implementation.cache_tag}.pack"
    beside = os.path.join(_beside(folder), file)  # noqa: PTH118
    own = os.path.join(_own(folder), file)  # noqa: PTH118
    for place in (beside, own):
        # A file that another program or a full disk has spoilt is no reason to stop: it's made anew.
        with suppress(OSError, ValueError, EOFError, TypeError):
            with open(place, "rb") as stream:  # noqa: PTH123 - as fast as can be
                first, value = marshal.loads(stream.read())  # noqa: S302 - what we wrote ourselves
            if first == made_of:
                return value
    value = make()
    data = marshal.dumps((made_of, value))
    if sys.dont_write_bytecode or not _written(beside, data):
        _written(own, data)
    return value


def _beside(folder: str) -> str:
    """Where Python would keep the bytecode of that folder."""
    if sys.pycache_prefix:
        return os.path.join(sys.pycache_prefix, _below(folder))  # noqa: PTH118
    return os.path.join(folder, "__pycache__")  # noqa: PTH118


def _own(folder: str) -> str:
    """The folder's place in the person's cache."""
    environ = os.environ
    if sys.platform == "win32":
        home = environ.get("LOCALAPPDATA") or os.path.expanduser("~")  # noqa: PTH111
    elif sys.platform == "darwin":
        home = os.path.expanduser("~/Library/Caches")  # noqa: PTH111
    else:
        home = environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return os.path.join(home, "tactful", _below(folder))  # noqa: PTH118


def _below(folder: str) -> str:
    return os.path.splitdrive(folder)[1].lstrip("/\\")


def _written(file: str, data: bytes) -> bool:
    """Put the whole file there, or nothing: another process may be reading it."""
    half = f"{file}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
        try:
            with open(half, "wb") as stream:  # noqa: PTH123
                stream.write(data)
            os.replace(half, file)  # noqa: PTH105
        except OSError:
            os.unlink(half)  # noqa: PTH108
            return False
    except OSError:
        return False
    return True
