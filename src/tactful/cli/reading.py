"""Reads the letters a person names: strict UTF-8, not a character changed, never more than a letter."""

from __future__ import annotations

import sys
from pathlib import Path

from tactful.errors import FileError

LARGEST = 1_000_000
"""Bytes. A letter has some thousands; a file beyond this is something else by mistake."""


def read_letter(name: str) -> str:
    """The text of the file of that name, or of standard input for `-`. Raises FileError, also when it's empty."""
    return letter_of(name, read_bytes(name))


def letter_of(name: str, data: bytes) -> str:
    """The letter in a file's bytes. Raises FileError when they're no UTF-8, or hold not a word."""
    text = decode(name, data)
    if not text.strip().strip("\ufeff"):
        raise FileError(name, "there's nothing in it.", "Write the letter first, or name another file.")
    return text


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`. Raises FileError."""
    if name == "-" and sys.stdin is None:
        raise FileError(name, "there's no standard input to read.")
    try:
        if name == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(LARGEST + 1)
    except IsADirectoryError:
        raise FileError(name, "this is a folder.", "Name the letters in it one by one.") from None
    except FileNotFoundError:
        raise FileError(name, "there's no such file.") from None
    except PermissionError:
        raise FileError(name, "you may not read it.", "Change its permissions.") from None
    except (OSError, ValueError) as error:
        raise FileError(name, f"it can't be read: {getattr(error, 'strerror', None) or error}.") from None
    if len(data) > LARGEST:
        raise FileError(name, "it's far longer than a letter.", f"The limit is {LARGEST // 1_000_000} MB.")
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
            f"byte {column} of this line (0x{data[error.start]:02x}) isn't UTF-8.",
            "Save the file as UTF-8 and try again.",
            line=line,
        ) from None
