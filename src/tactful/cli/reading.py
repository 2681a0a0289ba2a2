"""Reads the letters a person names: strict UTF-8, not a character changed, never more than a letter."""

from __future__ import annotations

import sys
from pathlib import Path

from tactful.errors import FileError
from tactful.i18n import t

LARGEST = 1_000_000
"""Bytes. A letter has some thousands; a file beyond this is something else by mistake."""


def read_letter(name: str) -> str:
    """The text of the file of that name, or of standard input for `-`. Raises FileError, also when it's empty."""
    return letter_of(name, read_bytes(name))


def letter_of(name: str, data: bytes) -> str:
    """The letter in a file's bytes. Raises FileError when they're no UTF-8, or hold not a word."""
    text = decode(name, data)
    if not text.strip().strip("\ufeff"):
        raise FileError(name, t("cli.file.theres-nothing"), t("cli.file.write-letter-first-name-another"))
    return text


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`. Raises FileError."""
    if name == "-" and sys.stdin is None:
        raise FileError(name, t("cli.file.theres-no-standard-input-read"))
    try:
        if name == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(LARGEST + 1)
    except IsADirectoryError:
        raise FileError(name, t("cli.file.folder"), t("cli.file.name-letters-one-by-one")) from None
    except FileNotFoundError:
        raise FileError(name, t("cli.file.theres-no-such-file")) from None
    except PermissionError:
        raise FileError(name, t("cli.file.you-may-not-read"), t("cli.file.change-permissions")) from None
    except (OSError, ValueError) as error:
        raise FileError(name, t("cli.file.cant-read", reason=getattr(error, "strerror", None) or error)) from None
    if len(data) > LARGEST:
        raise FileError(name, t("cli.file.far-longer-than-letter"), t("cli.file.limit-mb", largest=LARGEST // 1000000))
    return data


def decode(name: str, data: bytes) -> str:
    """The bytes as text, exactly. Raises FileError naming line and byte when it isn't UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise FileError(
            name,
            t("cli.file.byte-line-x-isnt-utf", column=column, byte=data[error.start]),
            t("cli.file.save-file-as-utf-try"),
            line=line,
        ) from None
