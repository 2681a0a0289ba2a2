"""A file that only grows, unbuffered, put on the disk within a second by a thread of its own."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

from tactful.drafts.atomic import make_private, sync_folder

SYNC_EVERY = 1.0
"""At most this long, in seconds, until the disk has what the kernel has; and at least as long between two syncs."""

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


class Log:
    """One such file. All methods but `sync` and `close` raise OSError when the disk refuses."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None
        self._length = 0
        self._failure: OSError | None = None
        self._guard = threading.Lock()
        self._dirty = threading.Event()
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def restart(self, data: bytes) -> None:
        """Forgets what it held and begins with `data`."""
        with self._guard:
            handle = self._open()
            self._failure = None
            os.ftruncate(handle, 0)
            self._length = 0
            self._put(handle, data)

    def resume(self, length: int) -> None:
        """Goes on after the first `length` bytes; what stands behind them is cut off."""
        with self._guard:
            handle = self._open()
            if os.fstat(handle).st_size != length:
                os.ftruncate(handle, length)
            self._length = length

    def append(self, data: bytes) -> None:
        """Hands `data` to the kernel, all of it or none. Raises too when the disk refused what it had before."""
        with self._guard:
            if self._failure is not None:
                raise self._failure
            self._put(self._open(), data)

    def sync(self) -> None:
        """Puts all of it on the disk. Who appends meanwhile isn't kept waiting for it."""
        with self._guard:
            if self._handle is None:
                return
            handle = os.dup(self._handle)
        try:
            os.fsync(handle)
        except OSError as error:
            self._failure = error
        finally:
            os.close(handle)

    def close(self, remove: bool) -> None:
        """Ends it, on the disk or, with `remove`, gone."""
        self._over.set()
        self._dirty.set()
        with self._guard:
            if self._handle is not None:
                if not remove:
                    with suppress(OSError):
                        os.fsync(self._handle)
                os.close(self._handle)
                self._handle = None
            if remove:
                with suppress(OSError):
                    self.path.unlink()

    def _open(self) -> int:
        if self._handle is None:
            make_folder(self.path.parent)
            fresh = not self.path.exists()
            self._handle = os.open(self.path, _FLAGS, 0o600)
            if hasattr(os, "fchmod"):
                os.fchmod(self._handle, 0o600)
            self._length = os.fstat(self._handle).st_size
            if fresh:
                sync_folder(self.path.parent)
            self._over.clear()
        return self._handle

    def _put(self, handle: int, data: bytes) -> None:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        except OSError:
            with suppress(OSError):
                os.ftruncate(handle, self._length)
            raise
        self._length += len(data)
        self._dirty.set()
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._keep_synced, name="tactful-journal", daemon=True)
            self._thread.start()

    def _keep_synced(self) -> None:
        while not self._over.is_set():
            self._dirty.wait()
            if self._over.is_set():
                return
            self._dirty.clear()
            self.sync()
            if self._over.wait(SYNC_EVERY):
                return


def make_folder(folder: Path) -> None:
    """As `make_private`, raising the OSError itself."""
    from tactful.errors import WriteError

    try:
        make_private(folder)
    except WriteError as error:
        raise error.__cause__ if isinstance(error.__cause__, OSError) else OSError(str(error)) from error
