"""Reads draft files warily: no links, no pipes, nothing monstrous; and knows two texts apart by their hash."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

from tactful.drafts.codec import decode_bytes
from tactful.errors import DraftError
from tactful.i18n import t
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
                raise DraftError(path, t("draft.isnt-file-text"), t("draft.give-path-draft"))
            if about.st_size > LARGEST:
                raise DraftError(path, t("draft.far-too-large-for-letter"), t("draft.look-at-what-holds"))
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
            return DraftError(path, t("draft.link-links-arent-followed-here"), t("draft.put-file-itself-place"))
        case errno.ENOENT | errno.ENOTDIR:
            return DraftError(path, t("draft.theres-no-such-file"), t("draft.tactful-list-shows-your-drafts"))
        case errno.EACCES | errno.EPERM:
            return DraftError(path, t("draft.you-may-not-read"), t("draft.change-permissions"))
        case errno.EISDIR:
            return DraftError(path, t("draft.folder"), t("draft.give-path-draft"))
        case _:
            return DraftError(path, t("draft.cant-read", reason=error.strerror or error), t("draft.look-at-disk-on"))
