"""Reads draft files warily: no links, no pipes, nothing monstrous; and knows two texts apart by their hash."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

from tactful.drafts.codec import decode_bytes
from tactful.errors import DraftError
from tactful.model import Draft

SUFFIX = ".toml"
LARGEST = 16 * 1024 * 1024
"""More than any letter; a file beyond it is something else by mistake."""


def digest(data: bytes) -> str:
    """What tells one state of a file from another."""
    return hashlib.sha256(data).hexdigest()


def read_bytes(path: Path, *, follow: bool = False) -> bytes:
    """All of a plain file. Raises DraftError when it's anything else, or can't be read."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    if not follow:
        flags |= getattr(os, "O_NOFOLLOW", 0)
    try:
        if not follow and path.is_symlink():
            raise OSError(errno.ELOOP, "a link")
        handle = os.open(path, flags)
        with open(handle, "rb") as file:  # noqa: PTH123 - an open handle has no path
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode):
                raise DraftError(path, "it isn't a file of text.", "Give the path of a draft.")
            if about.st_size > LARGEST:
                raise DraftError(path, "it's far too large for a letter.", "Look at what it holds.")
            return file.read()
    except OSError as error:
        raise _unreadable(path, error) from None


def read_draft(path: Path, *, follow: bool = False) -> tuple[Draft, bytes]:
    """The draft in a file and the file's bytes. Raises DraftError."""
    data = read_bytes(path, follow=follow)
    return decode_bytes(data, path, path.stem), data


def _unreadable(path: Path, error: OSError) -> DraftError:
    match error.errno:
        case errno.ELOOP | errno.EMLINK:
            return DraftError(path, "it's a link; links aren't followed here.", "Put the file itself in its place.")
        case errno.ENOENT | errno.ENOTDIR:
            return DraftError(path, "there's no such file.", "`tactful list` shows your drafts.")
        case errno.EACCES | errno.EPERM:
            return DraftError(path, "you may not read it.", "Change its permissions.")
        case errno.EISDIR:
            return DraftError(path, "it's a folder.", "Give the path of a draft.")
        case _:
            return DraftError(path, f"it can't be read: {error.strerror or error}.", "Look at the disk it's on.")
