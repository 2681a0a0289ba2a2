"""Every failure a person can meet: what happened, what to do, and the exit code that tells a script."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from pathlib import Path

from tactful.i18n import t


class ExitCode(IntEnum):
    """What the process tells its caller."""

    FINE = 0
    """Everything asked for was done."""
    NOT_READY = 1
    """`check` found a letter with a failing *must* check."""
    BAD_INPUT = 2
    """Bad usage or input: an unknown guide, a bad file, a path that can't be read, no terminal."""
    NOT_WRITTEN = 3
    """Something could not be saved, written or copied."""
    INTERRUPTED = 130
    """Stopped from the keyboard."""


class TactfulError(Exception):
    """Base of all expected failures.

    `title` says what happened in one line, `remedy` what the person can do about it.
    """

    exit_code: ExitCode = ExitCode.BAD_INPUT

    def __init__(self, title: str, remedy: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.title} {self.remedy}".rstrip()


def are_known(names: Iterable[str]) -> str:
    """The remedy for a name that isn't there: those that are."""
    return t("error.known", names=", ".join(names))


class InputError(TactfulError):
    """A value, option or file the person gave can't be used."""


class UnknownNameError(InputError):
    """A guide, language, fact, check or step of that name does not exist."""

    def __init__(self, kind: str, name: str, known: tuple[str, ...] | list[str]) -> None:
        super().__init__(t(f"error.unknown.{kind}", name=name), are_known(known))
        self.kind = kind
        self.name = name


class FileError(InputError):
    """A file can't be read, or not as what it should be."""

    def __init__(self, path: Path | str, what: str, remedy: str = "", line: int | None = None) -> None:
        place = f"{path}:{line}" if line is not None else f"{path}"
        super().__init__(f"{place}: {what}", remedy)
        self.path = Path(path)
        self.line = line


class DraftError(FileError):
    """A draft is damaged, of a newer schema, or not there."""


class PackError(FileError):
    """A guidance pack says something that can't be used; `line` and `column` count from 1."""

    def __init__(self, path: Path | str, line: int, column: int, what: str, remedy: str = "") -> None:
        super().__init__(f"{path}:{line}:{column}", what, remedy)
        self.path = Path(path)
        self.line = line
        self.column = column


class WriteError(TactfulError):
    """Something could not be saved or written; what was there before is untouched."""

    exit_code = ExitCode.NOT_WRITTEN


class ClipboardError(TactfulError):
    """The text could not be copied by any way."""

    exit_code = ExitCode.NOT_WRITTEN


class Interrupted(TactfulError):  # noqa: N818 - it names what the person did, not a fault
    """The person stopped the work from the keyboard."""

    exit_code = ExitCode.INTERRUPTED
