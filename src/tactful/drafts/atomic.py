"""Writes files so that whatever happens, either the old text or the new one stands there, whole."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from tactful.errors import WriteError
from tactful.i18n import t

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
TEMP_PREFIX = ".tactful-"
TEMP_SUFFIX = ".tmp"

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_REASONS = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "share-full",
    errno.EROFS: "read-only",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ENOENT: "no-folder",
    errno.ENOTDIR: "file-in-path",
    errno.EISDIR: "folder",
    errno.EEXIST: "exists",
    errno.ENAMETOOLONG: "name-too-long",
    errno.ELOOP: "link",
    errno.EIO: "fault",
    errno.EFBIG: "too-large",
    errno.EMFILE: "open-files",
    errno.ENFILE: "open-files-everywhere",
}


def write_error(path: Path, error: OSError) -> WriteError:
    """What went wrong, in words, with what to do about it."""
    known = _REASONS.get(error.errno or 0)
    if known is None:
        reason, remedy = f"{error.strerror or error}.", t("write.other-remedy")
    else:
        reason, remedy = t(f"write.{known}"), t(f"write.{known}-remedy")
    return WriteError(t("write.failed", path=path, reason=reason), remedy)


def ensure_folder(folder: Path) -> Path:
    """The folder, created with those above it where missing; ours alone whatever the umask. Raises WriteError."""
    try:
        _make(folder)
    except OSError as error:
        raise write_error(folder, error) from error
    return folder


def write_atomic(
    path: Path, data: bytes, *, mode: int = PRIVATE_FILE, keep_mode: bool = False, new: bool = False
) -> None:
    """Puts `data` at `path`, durably, in one step.

    `keep_mode` leaves the permissions of a file that's there already as they are. `new` refuses to replace
    anything: FileExistsError. Raises WriteError for all else; then what was there is untouched.
    """
    if keep_mode:
        with suppress(OSError):
            mode = stat.S_IMODE(path.lstat().st_mode)
    temp = path.parent / f"{TEMP_PREFIX}{os.urandom(8).hex()}{TEMP_SUFFIX}"
    try:
        _write_new(temp, data, mode)
        try:
            if new:
                _place_new(temp, path)
            else:
                os.replace(temp, path)  # noqa: PTH105 - one call to the kernel, patched in tests
        except BaseException:
            with suppress(OSError):
                temp.unlink()
            raise
    except FileExistsError:
        if new:
            raise
        raise write_error(path, OSError(errno.EEXIST, "")) from None
    except OSError as error:
        raise write_error(path, error) from error
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable, where the system can."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_all(handle: int, data: bytes) -> None:
    """Hands all of `data` to the kernel, however small its bites."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _write_new(temp: Path, data: bytes, mode: int) -> None:
    handle = os.open(temp, _NEW, PRIVATE_FILE)
    try:
        try:
            if hasattr(os, "fchmod"):
                os.fchmod(handle, mode)
            write_all(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        with suppress(OSError):
            temp.unlink()
        raise


def _place_new(temp: Path, path: Path) -> None:
    """Gives the temp file its name unless the name is taken; a link first, for that can't replace anything."""
    try:
        os.link(temp, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "exists", str(path)) from None
        os.replace(temp, path)  # noqa: PTH105 - as above
    else:
        temp.unlink()


def _make(folder: Path) -> None:
    if folder.is_dir():
        return
    if folder.parent != folder:
        _make(folder.parent)
    try:
        folder.mkdir(PRIVATE_FOLDER)
    except FileExistsError:
        if not folder.is_dir():
            raise OSError(errno.ENOTDIR, "not a folder") from None
        return
    folder.chmod(PRIVATE_FOLDER)
    sync_folder(folder.parent)


def make_private(folder: Path) -> Path:
    """As `ensure_folder`; a folder of ours that others may look into is closed to them."""
    ensure_folder(folder)
    with suppress(OSError):
        mode = folder.lstat().st_mode
        if stat.S_ISDIR(mode) and stat.S_IMODE(mode) & 0o077:
            folder.chmod(PRIVATE_FOLDER)
    return folder


def move(source: Path, target: Path) -> None:
    """Gives a file another place that's free, durably. Raises WriteError."""
    try:
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "exists")
        try:
            source.rename(target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            write_atomic(target, source.read_bytes(), new=True)
            source.unlink()
    except OSError as error:
        raise write_error(target, error) from error
    sync_folder(target.parent)
    sync_folder(source.parent)
