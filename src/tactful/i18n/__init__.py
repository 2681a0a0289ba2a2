"""The words of the interface, by stable id: `t("step.saved", at="10:42")`.

A language is one file, `<language>.toml`, of nested tables; an entry is a text, or a table of texts by
plural form (`one`, `few`, `other` …, the names Unicode uses), chosen by the value `count`. What a catalog
lacks is taken from English; an id nobody knows shows itself, so that a missing word never stops a person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

FALLBACK = "en"
_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})
_current = FALLBACK


def use_language(language: str) -> None:
    """Speak this language from now on; one without a catalog is English."""
    global _current
    _current = language if language in languages() else FALLBACK


def language() -> str:
    """The language the interface speaks now."""
    return _current


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a catalog."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def t(name: str, /, **values: object) -> str:
    """The text with that id, `{placeholders}` filled in; `count` also chooses the plural form."""
    for tongue in (_current, FALLBACK):
        entry = _catalog(tongue).get(name)
        if entry is None:
            continue
        if not isinstance(entry, str):
            form = plural_form(tongue, values.get("count", 0))
            entry = entry.get(form) or entry["other"]
        return entry.format_map(values) if values else entry
    return name


def has(name: str) -> bool:
    """Whether any catalog in use knows that id."""
    return name in _catalog(_current) or name in _catalog(FALLBACK)


def ids(tongue: str) -> Mapping[str, str | Mapping[str, str]]:
    """Every entry of a language's own catalog by id."""
    return _catalog(tongue)


def plural_form(tongue: str, count: object) -> str:
    """The plural form of a number in a language, as Unicode's rules name it."""
    number = count if isinstance(count, (int, float)) else 0
    return _PLURALS.get(tongue, _one_other)(number)


@cache
def _catalog(tongue: str) -> dict[str, str | dict[str, str]]:
    import tomllib

    source = files(__package__).joinpath(f"{tongue}.toml").read_text(encoding="utf-8")
    flat: dict[str, str | dict[str, str]] = {}
    _flatten(tomllib.loads(source), "", flat)
    return flat


def _flatten(table: Mapping[str, Any], prefix: str, flat: dict[str, str | dict[str, str]]) -> None:
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, str) or ("other" in value and _FORMS.issuperset(value)):
            flat[name] = value
        else:
            _flatten(value, f"{name}.", flat)


def _one_other(number: float) -> str:
    return "one" if number == 1 else "other"


def _czech(number: float) -> str:
    if number != int(number):
        return "many"
    return "one" if number == 1 else "few" if 2 <= number <= 4 else "other"


def _bengali(number: float) -> str:
    return "one" if 0 <= number <= 1 else "other"


_PLURALS: dict[str, Callable[[float], str]] = {"cs": _czech, "bn": _bengali}
