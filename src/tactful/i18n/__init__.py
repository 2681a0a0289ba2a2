"""The words of the interface, by stable id: `t("step.saved", at="10:42")`.

A language is one file, `<language>.toml`, of nested tables; an entry is a text, or a table of texts by
plural form (`one`, `few`, `other` …, the names Unicode uses), chosen by the value `count`. What a catalog
lacks is taken from English; an id nobody knows shows itself, so that a missing word never stops a person.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cache

from tactful.kept import kept, stamp

FALLBACK = "en"
_FOLDER = os.path.dirname(__file__)  # noqa: PTH120 - pathlib is slow to load, and every start waits for this
_current = FALLBACK


def use_language(language: str) -> None:
    """Speak this language from now on; one without a catalog is English. Its words are read now, while files can be."""
    global _current
    _current = language if language in languages() else FALLBACK
    _entries(_current)


def language() -> str:
    """The language the interface speaks now."""
    return _current


def preferred(environ: Mapping[str, str] | None = None) -> str:
    """The language the system is set to, by LC_ALL, LC_MESSAGES and LANG, if there's a catalog for it; else English."""
    values = os.environ if environ is None else environ
    wanted = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := values.get(name))), "")
    code = wanted.replace("-", "_").partition("_")[0].partition(".")[0].partition("@")[0].casefold()
    return code if code in languages() else FALLBACK


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a catalog."""
    return tuple(sorted(name.removesuffix(".toml") for name in os.listdir(_FOLDER) if name.endswith(".toml")))  # noqa: PTH208


def t(name: str, /, **values: object) -> str:
    """The text with that id, `{placeholders}` filled in; `count` also chooses the plural form."""
    for tongue in (_current, FALLBACK):
        entry = _entries(tongue).get(name)
        if entry is None:
            continue
        if not isinstance(entry, str):
            form = plural_form(tongue, values.get("count", 0))
            entry = entry.get(form) or entry["other"]
        if not values:
            return entry
        if tongue in _DIGITS:
            values = {key: _Own(value) if type(value) is int else value for key, value in values.items()}
        return entry.format_map(values)
    return name


def has(name: str) -> bool:
    """Whether any catalog in use knows that id."""
    return name in _entries(_current) or name in _entries(FALLBACK)


def ids(tongue: str) -> Mapping[str, str | Mapping[str, str]]:
    """Every entry of a language's own catalog by id."""
    return _entries(tongue)


def plural_form(tongue: str, count: object) -> str:
    """The plural form of a number in a language, as Unicode's rules name it."""
    number = count if isinstance(count, (int, float)) else 0
    return _PLURALS.get(tongue, _one_other)(number)


@cache
def _entries(tongue: str) -> dict[str, str | dict[str, str]]:
    found: dict[str, str | dict[str, str]] = kept(
        _FOLDER, tongue, [stamp(_FOLDER, f"{tongue}.toml"), stamp(_FOLDER, ".py")], lambda: _read(tongue)
    )
    return found


def _read(tongue: str) -> dict[str, str | dict[str, str]]:
    from tactful.i18n._catalog import parse

    with open(os.path.join(_FOLDER, f"{tongue}.toml"), encoding="utf-8") as file:  # noqa: PTH118, PTH123
        return parse(file.read())


class _Own(int):
    """A number said in the digits of the language; one written for machines, as U+0041, stays."""

    def __format__(self, spec: str) -> str:
        return format(int(self), spec) if spec else str(int(self)).translate(_DIGITS[_current])


_DIGITS = {"bn": {ord("0") + value: digit for value, digit in enumerate("০১২৩৪৫৬৭৮৯")}}


def _one_other(number: float) -> str:
    return "one" if number == 1 else "other"


def _czech(number: float) -> str:
    if number != int(number):
        return "many"
    return "one" if number == 1 else "few" if 2 <= number <= 4 else "other"


def _bengali(number: float) -> str:
    return "one" if 0 <= number <= 1 else "other"


_PLURALS: dict[str, Callable[[float], str]] = {"cs": _czech, "bn": _bengali}
