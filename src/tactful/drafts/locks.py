"""Tells a second window that a draft is open in a first one; a window that died holds nothing."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tactful.drafts.atomic import make_private, write_all
from tactful.i18n import t


@dataclass(frozen=True, slots=True)
class Holder:
    """The window that has a draft open."""

    pid: int
    host: str
    token: str
    born: str = ""
    """When its process began, as the system tells it: a number used again isn't the same window."""

    @classmethod
    def me(cls) -> Holder:
        """This process, with a token of its own for each lock."""
        pid = os.getpid()
        return cls(pid, _host(), os.urandom(8).hex(), _born(pid))

    @property
    def alive(self) -> bool:
        """False only when it's sure that the window is gone."""
        if self.host != _host():
            return True
        if not _exists(self.pid):
            return False
        return not self.born or self.born == _born(self.pid)

    def __str__(self) -> str:
        if self.host == _host():
            return t("draft.window-here", process=self.pid)
        return t("draft.window-elsewhere", host=self.host, process=self.pid)


class Lock:
    """The lock of one draft. Raises OSError where its folder can't be written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine: Holder | None = None

    def holder(self) -> Holder | None:
        """The living window that holds it, this one included; None when it's free."""
        found = self._read()
        return found if found is not None and found.alive else None

    @property
    def held(self) -> bool:
        """Whether it's ours, still: another window may have taken it over."""
        return self._mine is not None and self._read() == self._mine

    def take(self) -> Holder | None:
        """Takes the lock if it's free or its holder is gone. Returns the other window if there is one."""
        make_private(self._path.parent)
        for _ in range(8):
            me = Holder.me()
            try:
                self._create(me)
            except FileExistsError:
                other = self._read()
                if other is not None and other == self._mine:
                    return None
                if other is not None and other.alive:
                    return other
                self._remove_stale(other)
                continue
            self._mine = me
            return None
        return self.holder()

    def seize(self) -> None:
        """Takes the lock whoever holds it: the person agreed."""
        make_private(self._path.parent)
        me = Holder.me()
        fresh = self._path.with_name(f".{self._path.name}.{me.token}")
        Lock(fresh)._create(me)
        os.replace(fresh, self._path)  # noqa: PTH105 - atomic
        self._mine = me

    def release(self) -> None:
        """Gives the lock back; one that another window took over stays."""
        if self.held:
            with suppress(OSError):
                self._path.unlink()
        self._mine = None

    def _create(self, me: Holder) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        handle = os.open(self._path, flags, 0o600)
        try:
            about = {"pid": me.pid, "host": me.host, "token": me.token, "born": me.born}
            write_all(handle, json.dumps(about).encode())
        finally:
            os.close(handle)

    def _read(self) -> Holder | None:
        try:
            if self._path.is_symlink():
                return None
            about: Any = json.loads(self._path.read_bytes())
            return Holder(int(about["pid"]), str(about["host"]), str(about["token"]), str(about.get("born", "")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def _remove_stale(self, judged: Holder | None) -> None:
        """Moves the dead lock away, and looks whether it was that one: another window may have been quicker."""
        aside = self._path.with_name(f".{self._path.name}.{os.urandom(8).hex()}")
        try:
            self._path.rename(aside)
        except OSError:
            return
        moved = Lock(aside)._read()
        if moved is not None and moved != judged:
            with suppress(OSError):
                os.link(aside, self._path)
        with suppress(OSError):
            aside.unlink()


def _host() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename
    import socket

    return socket.gethostname()


def _exists(pid: int) -> bool:
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, pid)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _born(pid: int) -> str:
    """The start of a process where the system tells (Linux), with the start of the system itself."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        return f"{fields[19]} {Path('/proc/sys/kernel/random/boot_id').read_text('ascii').strip()}"
    except (OSError, IndexError):
        return ""
