"""Writes TOML the way a person likes to read it: text on its own lines, and every character comes back exactly."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from tactful.errors import InputError
from tactful.i18n import t

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""What an editor would hide, or take for the end of a line; tab and newline are written as they are."""
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def refuse_surrogates(text: str, what: str = "") -> str:
    """The text itself. Raises InputError when it holds half a character, which no file can store."""
    found = _SURROGATE.search(text)
    if found:
        raise InputError(
            t(
                "draft.half-character",
                what=what or t("draft.what.text"),
                code=ord(found[0]),
                position=found.start() + 1,
            ),
            t("draft.half-character-remedy"),
        )
    return text


def key(name: str) -> str:
    """A key, quoted only where TOML wants it."""
    return name if _BARE_KEY.fullmatch(name) else line_string(name, t("draft.what.name", name=name))


def line_string(text: str, what: str = "") -> str:
    """A string on one line."""
    refuse_surrogates(text, what)
    return f'"{_HIDDEN.sub(_escape, re.sub(_LINE_SPECIALS, _escape, text))}"'


def block_string(text: str, what: str = "") -> str:
    """A string on lines of its own; on one line when it's empty or holds a carriage return."""
    if not text or "\r" in text:
        return line_string(text, what)
    refuse_surrogates(text, what)
    body = _HIDDEN.sub(_escape, text.replace("\\", "\\\\")).replace('"""', '""\\"')
    before = body[:-1]
    if body.endswith('"') and (len(before) - len(before.rstrip("\\"))) % 2 == 0:
        body = before + '\\"'
    return f'"""\n{body}"""'


def value(item: Any, what: str = "") -> str:
    """Any TOML value on one line, tables inline."""
    match item:
        case bool():
            return "true" if item else "false"
        case int() | float():
            return repr(item)
        case str():
            return line_string(item, what)
        case dt.datetime():
            return moment(item) if item.tzinfo is not None else item.isoformat()
        case dt.date() | dt.time():
            return item.isoformat()
        case Mapping():
            pairs = ", ".join(f"{key(name)} = {value(inner, what)}" for name, inner in item.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case list() | tuple():
            return f"[{', '.join(value(inner, what) for inner in item)}]"
        case _:
            raise InputError(t("draft.kind-cant-stored", what=what or t("draft.what.value"), name=type(item).__name__))


def moment(when: dt.datetime) -> str:
    """A point in time with its offset; one without is taken as local."""
    when = when if when.tzinfo is not None else when.astimezone()
    offset = when.utcoffset() or dt.timedelta()
    if offset.total_seconds() % 60:
        when = when.astimezone(dt.UTC)
    return when.isoformat()


_LINE_SPECIALS = re.compile(r'[\t\n\\"]')


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _SHORT.get(character) or f"\\u{ord(character):04X}"
