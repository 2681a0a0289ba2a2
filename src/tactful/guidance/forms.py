"""What a file of a pack may hold, as data, and one walk that compares a file with it.

Every problem is a PackError that names the line and column of the key or value it's about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tactful.errors import PackError, are_known
from tactful.guidance.places import Places, Where
from tactful.i18n import t
from tactful.text.visible import visible

_DIRECTIONS = frozenset("\u061c\u200e\u200f")
"""Marks that right-to-left text may need; nothing that's shown obeys them blindly."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in quotes; one of `choices` where there are any."""

    choices: tuple[str, ...] = ()
    empty: bool = True


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of texts; with `single` a text alone stands for a list of one."""

    single: bool = False
    empty: bool = True


@dataclass(frozen=True, slots=True)
class Number:
    """A number within bounds."""

    least: float = 0
    most: float = 1


@dataclass(frozen=True, slots=True)
class Names:
    """A table whose keys are the writer's own; every value has the same form."""

    of: Form = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of known keys."""

    keys: Mapping[str, Form]
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Many:
    """A list of tables, or of what else `of` names."""

    of: Form


@dataclass(frozen=True, slots=True)
class Either:
    """The first form for a table, the second for anything else."""

    table: Form
    other: Form


@dataclass(frozen=True, slots=True)
class Anything:
    """What's not looked at here."""


Form = Text | Texts | Number | Names | Table | Many | Either | Anything


class Look:
    """One file under examination: its table, the places in it, and the problems found so far."""

    def __init__(self, path: Path, text: str, table: dict[str, Any]) -> None:
        self.path = path
        self.table = table
        self.problems: list[PackError] = []
        self._text = text
        self._places: Places | None = None
        self._wrong: list[Where] = []
        self._spots: list[Where] = []

    @property
    def fine(self) -> bool:
        """Whether nothing was found."""
        return not self.problems

    def at_key(self, where: Where, what: str, remedy: str = "") -> None:
        """Refuse a key, or a table by its header."""
        self._add(where, self.places.key(where), what, remedy)

    def at_value(self, where: Where, what: str, remedy: str = "") -> None:
        """Refuse a value."""
        self._add(where, self.places.value(where), what, remedy)

    @property
    def places(self) -> Places:
        """Where things stand; worked out when first asked for, as most files have no problem."""
        if self._places is None:
            self._places = Places(self._text)
        return self._places

    def spotless(self, *where: str | int) -> bool:
        """Whether nothing was found at a place or below it."""
        return not any(spot[: len(where)] == where for spot in self._spots)

    def _add(self, where: Where, place: tuple[int, int], what: str, remedy: str) -> None:
        self._spots.append(where)
        self.problems.append(PackError(self.path, *place, what, remedy))

    def tables(self, where: Where) -> Iterator[tuple[Where, Mapping[str, Any]]]:
        """Each table of the list of tables at `where`, with its way."""
        found: Any = self.table
        for name in where:
            found = found[name] if isinstance(name, int) else found.get(name, ())
        for number, item in enumerate(found if isinstance(found, list) else ()):
            if isinstance(item, dict):
                yield (*where, number), item

    def compare(self, form: Form) -> bool:
        """Compare the whole file with what it may be.

        Values of a wrong kind are taken out of the table, so that the rest can be looked at further.
        """
        self._compare(form, self.table, ())
        if self.problems:
            self.table = deepcopy(self.table)
            for where in self._wrong:
                _take_out(self.table, where)
        return self.fine

    def _compare(self, form: Form, value: Any, where: Where) -> None:
        match form:
            case Anything():
                return
            case Either():
                self._compare(form.table if isinstance(value, dict) else form.other, value, where)
            case Table():
                self._table(form, value, where)
            case Names():
                if self._is(dict, value, where, t("pack.table")):
                    for name, item in value.items():
                        self._plain(name, (*where, name))
                        self._compare(form.of, item, (*where, name))
            case Many():
                if self._is(list, value, where, t("pack.list")):
                    for number, item in enumerate(value):
                        self._compare(form.of, item, (*where, number))
            case Texts():
                self._texts(form, value, where)
            case Text():
                self._text_of(form, value, where)
            case Number():
                if (
                    isinstance(value, bool)
                    or not isinstance(value, (int, float))
                    or not form.least <= value <= form.most
                ):
                    self._refuse(
                        where,
                        t("pack.must-number-from", key=_last(where), least=form.least, most=form.most),
                        t("pack.no-quotes"),
                    )

    def _table(self, form: Table, value: Any, where: Where) -> None:
        if not self._is(dict, value, where, t("pack.table")):
            return
        for name, item in value.items():
            if name in form.keys:
                self._compare(form.keys[name], item, (*where, name))
            else:
                near = get_close_matches(name, form.keys, n=1)
                remedy = t("pack.did-you-mean", name=near[0]) if near else are_known(sorted(form.keys))
                self.at_key((*where, name), t("pack.theres-no-key-here", name=name), remedy)
        for name in form.needed:
            if name not in value:
                self.at_key(where, t("pack.missing", name=name), t("pack.add-here", name=name))

    def _texts(self, form: Texts, value: Any, where: Where) -> None:
        if form.single and isinstance(value, str):
            self._text_of(Text(empty=form.empty), value, where)
        elif self._is(list, value, where, t("pack.list-texts")):
            if not value and not form.empty:
                self._refuse(where, t("pack.empty", key=_last(where)), t("pack.put-at-least-one-text"))
            for number, item in enumerate(value):
                self._text_of(Text(empty=False), item, (*where, number))

    def _text_of(self, form: Text, value: Any, where: Where) -> None:
        if not self._is(str, value, where, t("pack.text-quotes")):
            return
        if form.choices and value not in form.choices:
            self._refuse(
                where, t("pack.cant", name=_last(where), value=value), t("pack.one", names=", ".join(form.choices))
            )
        elif not form.empty and not value.strip():
            self._refuse(where, t("pack.empty", key=_last(where)), t("pack.write-something-there"))
        else:
            self._plain(value, where)

    def _plain(self, text: str, where: Where) -> None:
        if not text.isascii() or not text.isprintable():
            bare = "".join(char for char in text if char not in _DIRECTIONS)
            if visible(bare) != bare:
                self._refuse(
                    where, t("pack.holds-control-character", key=_last(where)), t("pack.take-out-plain-text-only")
                )

    def _refuse(self, where: Where, what: str, remedy: str = "") -> None:
        self._wrong.append(where)
        self.at_value(where, what, remedy)

    def _is(self, kind: type, value: Any, where: Where, wanted: str) -> bool:
        if isinstance(value, kind):
            return True
        self._refuse(where, t("pack.must", key=_last(where), wanted=wanted), t("pack.see-tactful-guides-template-for"))
        return False


def _last(where: Where) -> str:
    names = [str(name) for name in where if isinstance(name, str)]
    return names[-1] if names else "this"


def _take_out(table: Any, where: Where) -> None:
    """Drop the entry that holds the value at `where`: lists go whole, so that the numbers of others stay."""
    while where and isinstance(where[-1], int):
        if len(where) < 2 or not isinstance(where[-2], str):
            return
        where = where[:-1]
    for name in where[:-1]:
        try:
            table = table[name]
        except (KeyError, IndexError, TypeError):
            return
    if where and isinstance(table, dict):
        table.pop(where[-1], None)
