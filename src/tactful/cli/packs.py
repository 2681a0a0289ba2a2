"""Looks through guidance files before tactful has to use them: every problem with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tactful.errors import FileError, PackError
from tactful.guidance.files import read_toml
from tactful.model import FACTS, Severity, Status

_SOURCE = re.compile(r"[A-D]\d{2}|[A-D]-S\d{1,2}")

_ADVICE = {"text": str, "source": list}
_EXAMPLE = {"title": str, "text": str, "facts": dict, "steps": dict, "parts": dict, "guide": str}
_TABLES: Mapping[str, Mapping[str, type]] = {
    "questions": {"fact": str, "question": str, "why": str, "answers": dict, "placeholder": str, "source": list},
    "steps": {
        "id": str,
        "title": str,
        "goal": str,
        "questions": list,
        "advice": list,
        "dos": list,
        "donts": list,
        "starters": list,
        "reminders": list,
    },
    "steps.advice": _ADVICE,
    "steps.dos": _ADVICE,
    "steps.donts": _ADVICE,
    "steps.starters": {"situation": str, "text": str},
    "steps.reminders": {"id": str, **_ADVICE},
    "reminders": {"id": str, **_ADVICE},
    "examples": _EXAMPLE,
    "good": _EXAMPLE,
    "bad": _EXAMPLE,
}
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "questions": ("fact", "question"),
    "steps": ("id", "title", "goal"),
    "steps.advice": ("text",),
    "steps.dos": ("text",),
    "steps.donts": ("text",),
    "steps.starters": ("situation", "text"),
    "steps.reminders": ("id", "text"),
    "reminders": ("id", "text"),
}
_GUIDE = {
    "id": str,
    "title": str,
    "when": str,
    "first_facts": list,
    "situations": dict,
    "questions": list,
    "steps": list,
    "reminders": list,
    "examples": list,
    "gate": object,
}
_WORDS = {"label": str, "why": str, "messages": dict, "good": list, "bad": list, "rewrite": str}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a pack that can't be used."""

    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


def pack_files(path: Path) -> list[Path]:
    """The guides and check texts at a path: itself, or all below a folder. Raises FileError."""
    if not path.exists():
        raise FileError(path, "there's no such file.")
    if path.is_file():
        return [path]
    found = sorted(file for file in path.rglob("*.toml") if file.parent.name in ("guides", "checks"))
    if not found:
        raise FileError(path, "there are no guidance files in it.", "They stand in folders named guides and checks.")
    return found


def problems(path: Path) -> Iterator[Problem]:
    """What's wrong in one file."""
    try:
        table = read_toml(path)
    except PackError as error:
        yield Problem(path, error.line or 1, error.title.removeprefix(f"{path}:{error.line}:{error.column}: "))
        return
    look = _Look(path, table)
    if isinstance(table.get("steps"), dict):
        yield from look.sorting()
    elif "steps" in table or path.parent.name == "guides":
        yield from look.guide()
    elif "messages" in table or "label" in table:
        yield from look.check_words()
    elif "kind" in table:
        yield from look.rule()
    else:
        yield Problem(path, 1, "this is neither a guide (with steps) nor the words of a check (with messages).")


class _Look:
    """One file, its tables, and where in it they stand."""

    def __init__(self, path: Path, table: Mapping[str, Any]) -> None:
        self._path = path
        self._table = table
        self._lines = path.read_text(encoding="utf-8").split("\n")
        self._counts: dict[str, int] = {}

    def guide(self) -> Iterator[Problem]:
        """Problems of a guide."""
        yield from self._keys(self._table, _GUIDE, ("title", "when", "steps"), 1, 1)
        if self._table.get("id", self._path.stem) != self._path.stem:
            yield self._at(self._key_line("id"), f"the id must be {self._path.stem!r}, the file's name.")
        asked = set()
        for line, table in self._each(self._table, "questions"):
            asked.add(table.get("fact"))
            yield from self._question(table, line)
        situations = self._table.get("situations", {})
        known = set()
        for line, step in self._each(self._table, "steps"):
            yield from self._keys(step, _TABLES["steps"], _NEEDED["steps"], line, line)
            if step.get("id") in known:
                yield self._at(line, f"the step {step['id']!r} stands here twice.")
            known.add(step.get("id"))
            for fact in step.get("questions", ()):
                if fact not in asked:
                    yield self._at(line, f"the step asks for {fact!r}, which has no question.")
            for inner in ("advice", "dos", "donts", "starters", "reminders"):
                for place, table in self._each(step, inner, "steps."):
                    name = f"steps.{inner}"
                    yield from self._keys(table, _TABLES[name], _NEEDED[name], place, place)
                    yield from self._sources(table, place)
                    if inner == "starters" and situations and table.get("situation") not in situations:
                        yield self._at(place, f"there's no situation {table.get('situation')!r}.")
        for fact in self._table.get("first_facts", ()):
            if fact not in asked:
                yield self._at(self._key_line("first_facts"), f"{fact!r} has no question.")
        for name in ("reminders", "examples"):
            for line, table in self._each(self._table, name):
                yield from self._keys(table, _TABLES[name], _NEEDED.get(name, ()), line, line)

    def sorting(self) -> Iterator[Problem]:
        """Problems of the table by which a letter's sentences are sorted into steps."""
        for step, acts in self._table["steps"].items():
            if not (isinstance(acts, list) or (step == "closing" and acts in self._table["steps"])):
                yield self._at(self._key_line(step), f"{step} must be a list of what its sentences do.")

    def check_words(self) -> Iterator[Problem]:
        """Problems of a check's words in one language."""
        yield from self._keys(self._table, _WORDS, ("label", "why", "messages"), 1, 1)
        for name in _flat(self._table.get("messages", {})):
            if name.partition(".")[0] not in set(Status):
                yield self._at(self._key_line(name), f"no status is called {name!r}.")
        for kind in ("good", "bad"):
            if not self._table.get(kind):
                yield self._at(1, f"it has no {kind} example.")
            for line, table in self._each(self._table, kind):
                yield from self._keys(table, _TABLES[kind], (), line, line)

    def rule(self) -> Iterator[Problem]:
        """Problems of a check that all languages share."""
        for name in ("id", "kind", "order", "severity", "source", "guides"):
            if name not in self._table:
                yield self._at(1, f"{name} is missing.")
        if self._table.get("id", self._path.stem) != self._path.stem:
            yield self._at(self._key_line("id"), f"the id must be {self._path.stem!r}, the file's name.")
        if "severity" in self._table and self._table["severity"] not in set(Severity):
            yield self._at(self._key_line("severity"), f"severity must be one of: {', '.join(Severity)}.")
        yield from self._sources(self._table, self._key_line("source"))
        for name in ("when", "unless"):
            for fact, values in self._table.get(name, {}).items():
                if fact not in FACTS:
                    yield self._at(self._key_line(fact), f"no fact is called {fact!r}.")
                elif not isinstance(values, list):
                    yield self._at(self._key_line(fact), f"{fact} must be a list of values.")

    def _question(self, table: Mapping[str, Any], line: int) -> Iterator[Problem]:
        yield from self._keys(table, _TABLES["questions"], _NEEDED["questions"], line, line)
        yield from self._sources(table, line)
        fact = FACTS.get(table.get("fact", ""))
        if fact is None:
            yield self._at(line, f"no fact is called {table.get('fact')!r}.")
            return
        for answer in table.get("answers", {}):
            if answer not in fact.allowed:
                yield self._at(line, f"{fact.name} can't be {answer!r}.")

    def _keys(
        self, table: Mapping[str, Any], known: Mapping[str, type], needed: tuple[str, ...], line: int, start: int
    ) -> Iterator[Problem]:
        for name, value in table.items():
            if name not in known:
                yield self._at(self._key_line(name, start), f"there's no key {name!r} here.")
            elif not isinstance(value, known[name]):
                yield self._at(self._key_line(name, start), f"{name} must be {_KINDS[known[name]]}.")
            elif value == "" and name in needed:
                yield self._at(self._key_line(name, start), f"{name} is empty.")
        for name in needed:
            if name not in table:
                yield self._at(line, f"{name} is missing.")

    def _sources(self, table: Mapping[str, Any], line: int) -> Iterator[Problem]:
        for item in table.get("source", ()):
            if not isinstance(item, str) or not _SOURCE.fullmatch(item):
                yield self._at(line, f"{item!r} is no item of the guidance, such as A07.")

    def _each(self, table: Mapping[str, Any], name: str, before: str = "") -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Each table of an array with the line of its header."""
        items = table.get(name, ())
        for item in items if isinstance(items, list) else ():
            count = self._counts[before + name] = self._counts.get(before + name, 0) + 1
            if isinstance(item, dict):
                yield self._header_line(f"[[{before}{name}]]", count), item

    def _header_line(self, header: str, count: int) -> int:
        for number, line in enumerate(self._lines, 1):
            if line.strip().startswith(header):
                count -= 1
                if count == 0:
                    return number
        return 1

    def _key_line(self, name: str, start: int = 1) -> int:
        for number, line in enumerate(self._lines[start - 1 :], start):
            if line.partition("=")[0].strip().strip("\"'") == name or line.strip() == f"[{name}]":
                return number
        return start

    def _at(self, line: int, what: str) -> Problem:
        return Problem(self._path, line, what)


_KINDS: Mapping[type, str] = {str: "text in quotes", list: "a list", dict: "a table"}


def _flat(messages: Mapping[str, Any]) -> Iterator[str]:
    for name, value in messages.items():
        if isinstance(value, Mapping):
            yield from (f"{name}.{variant}" for variant in value)
        else:
            yield name
