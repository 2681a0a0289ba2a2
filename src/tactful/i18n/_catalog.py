"""Reads a catalog fast: it's loaded before the first word is said.

A catalog is TOML of a simple kind, `[section]` lines and `key = "text"` on one line each, so that reading it
takes a tenth of what a whole TOML reader needs. What isn't of that kind is left to the standard library's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})
Entry = str | dict[str, str]

_LINE = re.compile(
    r"""[ \t]*(?:(?:\#.*)?
        |\[(?P<section>[A-Za-z0-9_.-]+)\]
        |(?P<key>[A-Za-z0-9_.-]+)[ ]=[ ]"(?P<text>(?:[^"\\]|\\.)*)"
    )[ \t]*""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def parse(source: str) -> dict[str, Entry]:
    """Every entry by its whole id; plural forms are a table under one id."""
    found = _quickly(source)
    return _grouped(_wholly(source) if found is None else found)


def _quickly(source: str) -> dict[str, str] | None:
    """The texts by section and key; None for what only a whole TOML reader understands."""
    texts: dict[str, str] = {}
    section = ""
    for line in source.split("\n"):
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        if match.lastgroup == "section":
            section = f"{match['section']}."
        elif match.lastgroup == "text":
            text = match["text"]
            if "\\" in text:
                if not all(sign in _MEANT for sign in _ESCAPE.findall(text)):
                    return None
                text = _ESCAPE.sub(lambda escape: _MEANT[escape[1]], text)
            if section + match["key"] in texts:
                return None
            texts[section + match["key"]] = text
    return texts


def _wholly(source: str) -> dict[str, str]:
    import tomllib

    texts: dict[str, str] = {}
    _flatten(tomllib.loads(source), "", texts)
    return texts


def _flatten(table: Mapping[str, Any], prefix: str, texts: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, str):
            texts[prefix + key] = value
        else:
            _flatten(value, f"{prefix}{key}.", texts)


def _grouped(texts: Mapping[str, str]) -> dict[str, Entry]:
    """`count.one` and `count.other` as the one entry `count`; a table that holds anything else isn't one."""
    parents = {name.rpartition(".")[0] for name in texts if name.endswith(".other")}
    parents -= {parent for parent, _, form in (name.rpartition(".") for name in texts) if form not in FORMS}
    entries: dict[str, Entry] = {}
    for name, text in texts.items():
        parent, _, form = name.rpartition(".")
        if parent in parents:
            forms = entries.setdefault(parent, {})
            if isinstance(forms, dict):
                forms[form] = text
        else:
            entries[name] = text
    return entries
