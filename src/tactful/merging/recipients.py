"""Lists of recipients: CSV in UTF-8, or a sheet. Every value is text; no formula is ever worked out."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tactful.errors import FileError, InputError
from tactful.i18n import t

_DELIMITERS = ",;\t|"


class Row(NamedTuple):
    """One reader: the line of the file where the entry ends, and the value of each column."""

    line: int
    values: dict[str, str]


class Problem(NamedTuple):
    """A row that no letter was made from, and why, in words."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Recipients:
    """A list of recipients on disk; it's read row by row, as often as it's asked for."""

    path: Path
    columns: tuple[str, ...]

    @classmethod
    def find(cls, path: Path) -> Recipients:
        """The list in that file, by its first row. Raises FileError."""
        with _reading(path):
            head = next(iter(_cells(path)), None)
        if head is None:
            raise FileError(path, t("merge.no-rows"), t("merge.head-remedy"))
        columns = tuple(column_name(cell) for cell in head[1])
        if not all(columns):
            raise FileError(path, t("merge.column-without-name"), t("merge.head-remedy"), head[0])
        twice = next((name for name in columns if columns.count(name) > 1), None)
        if twice is not None:
            raise FileError(path, t("merge.column-twice", name=twice), t("merge.head-remedy"), head[0])
        return cls(path, columns)

    def rows(self) -> Iterator[Row | Problem]:
        """Every row below the first; empty ones are passed over. Raises FileError."""
        with _reading(self.path):
            cells = iter(_cells(self.path))
            next(cells, None)
            for line, row in cells:
                if not any(cell.strip() for cell in row):
                    continue
                if len(row) != len(self.columns):
                    yield Problem(line, t("merge.wrong-width", found=len(row), wanted=len(self.columns)))
                else:
                    yield Row(line, {name: cell.strip() for name, cell in zip(self.columns, row, strict=True)})

    def count(self) -> int:
        """How many rows there are to work through."""
        return sum(1 for _ in self.rows())

    def digest(self) -> str:
        """The file's content in short: another content, another digest."""
        with _reading(self.path), self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def column_name(cell: str) -> str:
    """The name a column, a fact or a place to fill in goes by, however it's written: `Offer date` is `offer_date`."""
    return "_".join(cell.strip().strip("\ufeff").casefold().replace("-", " ").replace("_", " ").split())


class _reading:  # noqa: N801 - reads as a statement
    """What goes wrong with the file, in words."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise FileError(self._path, f"{error.strerror or error}.") from None


def _cells(path: Path) -> Iterable[tuple[int, list[str]]]:
    return _sheet(path) if path.suffix.lower() == ".xlsx" else _csv(path)


def _csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    with path.open("rb") as file:
        lines = _decoded(path, file)
        first = next(lines, None)
        if first is None:
            return
        delimiter = max(_DELIMITERS, key=first.count)
        reader = csv.reader(_again(first, lines), delimiter=delimiter, strict=True)
        try:
            for row in reader:
                if row:
                    yield reader.line_num, row
        except csv.Error as error:
            raise FileError(path, t("merge.broken-csv", reason=error), t("merge.csv-remedy"), reader.line_num) from None


def _decoded(path: Path, lines: Iterable[bytes]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            raise FileError(path, t("merge.not-utf-8"), t("merge.utf-8-remedy"), number) from None
        if "\0" in text:
            raise FileError(path, t("merge.not-text"), t("merge.csv-remedy"), number)
        yield text.removeprefix("\ufeff") if number == 1 else text


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _sheet(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        import openpyxl
    except ImportError:
        raise InputError(t("merge.needs-xlsx"), t("export.install-extra", extra="xlsx")) from None
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except OSError:
        raise
    except Exception:
        raise FileError(path, t("merge.no-sheet"), t("merge.sheet-remedy")) from None
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        width = 0
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            cells = [_cell(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            width = width or len(cells)
            if cells:
                yield number, cells + [""] * (width - len(cells))
    finally:
        with suppress(Exception):
            book.close()


def _cell(value: Any) -> str:
    """What stands in a cell, as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
