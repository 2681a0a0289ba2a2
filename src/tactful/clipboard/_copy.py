"""Three ways, the surest first: the system's clipboard, the terminal, a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tactful.clipboard import _system, _terminal
from tactful.drafts.atomic import make_private, write_atomic
from tactful.errors import ClipboardError, InputError, WriteError
from tactful.i18n import t

FILE_NAME = "copied-letter.txt"
PAGE_NAME = "copied-letter.html"


@dataclass(frozen=True, slots=True)
class CopyResult:
    """What became of it. `confirmed` only when the text was read back and is the same.

    `path` names the file that holds the text as well, where the way isn't certain.
    """

    way: Literal["system", "terminal", "file"]
    confirmed: bool
    message: str
    path: Path | None = None


def copy(
    text: str,
    *,
    write_to_terminal: Callable[[str], None] | None,
    fallback_dir: Path,
    environ: Mapping[str, str] | None = None,
) -> CopyResult:
    """Copies `text` by the surest way there is.

    `write_to_terminal` takes an escape sequence to the terminal as it is; None when there's no terminal.
    It may take some seconds when the system's clipboard doesn't answer. Raises ClipboardError when no way
    works, InputError for half characters.
    """
    environ = os.environ if environ is None else environ
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            t("clipboard.half-character", position=error.start + 1), t("clipboard.half-character-remedy")
        ) from None
    found = _system.copy(text, data, environ)
    if found.confirmed:
        return CopyResult("system", True, t("clipboard.copied"))
    if found.taken:
        path = _keep(data, fallback_dir)
        message = t("clipboard.not-read-back") + _also(path)
        return CopyResult("system", False, message, path)
    sent = _terminal.copy(text, data, write_to_terminal, environ)
    if sent:
        path = _keep(data, fallback_dir)
        return CopyResult("terminal", False, f"{sent}{_also(path)}", path)
    try:
        path = _write(data, fallback_dir)
    except WriteError as error:
        raise ClipboardError(t("clipboard.no-way", reason=error.title), error.remedy) from error
    return CopyResult("file", True, t("clipboard.only-file", path=path), path)


def copy_page(page: str, *, fallback_dir: Path, environ: Mapping[str, str] | None = None) -> CopyResult:
    """Copies a page of HTML, to be pasted with its looks.

    The programs that keep a clipboard hold one form at a time, and a terminal takes plain text only; so a program
    that wants plain text finds none, and the message says so. Raises ClipboardError when no way works.
    """
    environ = os.environ if environ is None else environ
    data = page.encode("utf-8")
    found = _system.copy(page, data, environ, page=True)
    if found.confirmed:
        return CopyResult("system", True, t("clipboard.copied-page"))
    try:
        path = _write(data, fallback_dir, PAGE_NAME)
    except WriteError as error:
        raise ClipboardError(t("clipboard.no-way", reason=error.title), error.remedy) from error
    if found.taken:
        return CopyResult("system", False, t("clipboard.not-read-back") + _also(path), path)
    return CopyResult("file", True, t("clipboard.only-page", path=path), path)


def _also(path: Path | None) -> str:
    return " " + t("clipboard.also-in-file", path=path) if path else ""


def _keep(data: bytes, folder: Path) -> Path | None:
    with suppress(WriteError):
        return _write(data, folder)
    return None


def _write(data: bytes, folder: Path, name: str = FILE_NAME) -> Path:
    make_private(folder)
    path = folder / name
    write_atomic(path, data)
    return path
