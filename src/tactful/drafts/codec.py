"""A draft as the text of its file, and back."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tactful.drafts import toml_text as toml
from tactful.drafts.toml_lines import line_of
from tactful.errors import DraftError, InputError
from tactful.i18n import t
from tactful.model import FACTS, PART_NAMES, Draft, FactValue, parse_fact
from tactful.model.draft import SCHEMA
from tactful.model.facts import FactKind

_TABLES = ("facts", "steps", "parts", "gate", "shown", "ticks", "dismissed")
_HEAD = ("schema", "id", "guide", "language", "created", "updated", "title")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


def encode(draft: Draft) -> str:
    """The text of the draft's file. Raises InputError where a text holds half a character."""
    lines = [f"schema = {draft.schema}", f"id = {toml.line_string(draft.id, t('draft.what.id'))}"]
    lines.append(f"guide = {toml.line_string(draft.guide, t('draft.what.guide'))}")
    lines.append(f"language = {toml.line_string(draft.language, t('draft.what.language'))}")
    if draft.created is not None:
        lines.append(f"created = {toml.moment(draft.created)}")
    if draft.updated is not None:
        lines.append(f"updated = {toml.moment(draft.updated)}")
    lines.append(f"title = {toml.line_string(draft.title, t('draft.what.title'))}")
    tables: dict[str, Mapping[str, Any]] = {}
    for name, item in draft.extra.items():
        if name in _TABLES:
            continue
        if isinstance(item, Mapping):
            tables[name] = item
        else:
            lines.append(f"{toml.key(name)} = {toml.value(item, name)}")
    for name in _TABLES:
        lines += ["", f"[{name}]", *_table(draft, name)]
    for name, table in tables.items():
        lines += ["", f"[{toml.key(name)}]"]
        lines += [f"{toml.key(inner)} = {toml.value(item, f'{name}.{inner}')}" for inner, item in table.items()]
    return "\n".join(lines) + "\n"


def decode(text: str, path: Path | str, default_id: str = "") -> Draft:
    """The draft of a file's text. Raises DraftError with the line where it's known."""
    text = text.removeprefix("\ufeff")
    data = _parse(text, path)
    reader = _Reader(text, path, data)
    reader.check_schema()
    return Draft(
        id=reader.string("id", default_id) or default_id,
        guide=reader.name("guide", "bad-news"),
        language=reader.name("language", "en"),
        created=reader.time("created"),
        updated=reader.time("updated"),
        title=reader.string("title", ""),
        facts=reader.facts(),
        steps=reader.texts("steps"),
        parts=reader.texts("parts", PART_NAMES),
        gate=reader.table("gate"),
        shown=reader.flags("shown"),
        ticks=reader.flags("ticks"),
        dismissed=reader.reasons("dismissed"),
        schema=SCHEMA,
        extra=reader.extra(),
    )


def decode_bytes(data: bytes, path: Path | str, default_id: str = "") -> Draft:
    """As `decode`, from the file's bytes."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DraftError(
            path,
            t("draft.isnt-utf-text-byte", position=error.start + 1),
            t("draft.save-as-utf-your-editor"),
            data.count(b"\n", 0, error.start) + 1,
        ) from None
    return decode(text, path, default_id)


def _table(draft: Draft, name: str) -> list[str]:
    def stored(inner: str, text: Any) -> str:
        what = f"{name}.{inner}"
        if name == "steps" or (name in ("parts", "facts") and isinstance(text, str) and "\n" in text):
            return toml.block_string(text, what)
        return toml.value(text, what)

    table: dict[str, Any] = dict(getattr(draft, name))
    if name == "facts":
        table = _ordered(table, tuple(FACTS))
    elif name == "parts":
        table = _ordered(table, PART_NAMES)
    elif name in ("shown", "ticks", "dismissed"):
        table = dict(sorted(table.items()))
    lines = [f"{toml.key(inner)} = {stored(inner, item)}" for inner, item in table.items() if item is not None]
    unknown = draft.extra.get(name, {})
    lines += [f"{toml.key(inner)} = {toml.value(item, f'{name}.{inner}')}" for inner, item in unknown.items()]
    return lines


def _ordered(table: Mapping[str, Any], order: tuple[str, ...]) -> dict[str, Any]:
    known = {name: table[name] for name in order if name in table}
    return known | {name: item for name, item in table.items() if name not in known}


def _parse(text: str, path: Path | str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        message = str(error)
        place = _PLACE.search(message)
        if isinstance(error, RecursionError) or not isinstance(error, tomllib.TOMLDecodeError):
            message, line = t("draft.something-far-too-large-too"), None
        else:
            line = int(place[1]) if place and place[1] else text.count("\n") + 1
            message = _PLACE.sub("", message)
        raise DraftError(
            path,
            t("draft.not-readable", reason=message[:1].lower() + message[1:]),
            t("draft.mend-line-by-hand-restore"),
            line,
        ) from None


class _Reader:
    """Takes the values out of the parsed file, and says what's wrong where."""

    def __init__(self, text: str, path: Path | str, data: dict[str, Any]) -> None:
        self._text = text
        self._path = path
        self._data = data
        self._unknown: dict[str, Any] = {}

    def check_schema(self) -> None:
        schema = self._data.get("schema")
        if schema is None:
            raise DraftError(self._path, t("draft.isnt-draft-has-no-schema"), t("draft.draft-says-schema"))
        if type(schema) is not int or schema < 1:
            self._refuse("schema", None, t("draft.schema-must-whole-number-from"))
        if schema > SCHEMA:
            raise DraftError(
                self._path,
                t("draft.newer-tactful-wrote-schema-one", schema=schema, newest=SCHEMA),
                t("draft.update-tactful-open-file-left"),
                line_of(self._text, None, "schema"),
            )

    def string(self, name: str, default: str) -> str:
        item = self._data.get(name, default)
        if not isinstance(item, str):
            self._refuse(name, None, t("draft.must-text", name=name))
        return str(item)

    def name(self, name: str, example: str) -> str:
        item = self.string(name, "")
        if not item:
            self._refuse(name, None, t("draft.names-no", name=name), t("draft.write-as", name=name, example=example))
        return item

    def time(self, name: str) -> dt.datetime | None:
        item = self._data.get(name)
        if item is None:
            return None
        if not isinstance(item, dt.datetime):
            self._refuse(name, None, t("draft.must-date-time-such-as", name=name))
        assert isinstance(item, dt.datetime)  # noqa: S101 - for the type checker
        try:
            return item if item.tzinfo is not None else item.astimezone()
        except (ValueError, OverflowError, OSError):
            return item.replace(tzinfo=dt.UTC)

    def table(self, name: str) -> dict[str, Any]:
        item = self._data.get(name, {})
        if not isinstance(item, dict):
            self._refuse(name, None, t("draft.must-table-write-on-line", name=name))
        return dict(item)

    def texts(self, name: str, known: tuple[str, ...] | None = None) -> dict[str, str]:
        return self._typed(name, str, t("draft.text-quotes"), known)

    def flags(self, name: str) -> dict[str, bool]:
        return self._typed(name, bool, t("draft.true-false"), dotted=True)

    def reasons(self, name: str) -> dict[str, str]:
        return self._typed(name, str, t("draft.text-quotes"), dotted=True)

    def facts(self) -> dict[str, FactValue]:
        facts: dict[str, FactValue] = {}
        for name, item in self.table("facts").items():
            fact = FACTS.get(name)
            if fact is None:
                self._unknown.setdefault("facts", {})[name] = item
                continue
            if item == "" and fact.kind is not FactKind.TEXT:
                continue
            try:
                checked = parse_fact(name, item)
            except InputError as error:
                self._refuse("facts", name, error.title, error.remedy)
            if isinstance(item, list):
                facts[name] = tuple(item)
            else:
                facts[name] = item if isinstance(item, str) and fact.kind is FactKind.TEXT else checked
        return facts

    def extra(self) -> dict[str, Any]:
        top = {name: item for name, item in self._data.items() if name not in _HEAD and name not in _TABLES}
        return top | self._unknown

    def _typed(
        self,
        name: str,
        kind: type[Any],
        wanted: str,
        known: tuple[str, ...] | None = None,
        dotted: bool = False,
    ) -> dict[str, Any]:
        found: dict[str, Any] = {}
        items = _flat(self.table(name)) if dotted else self.table(name)
        for inner, item in items.items():
            if known is not None and inner not in known and not isinstance(item, kind):
                self._unknown.setdefault(name, {})[inner] = item
            elif isinstance(item, kind):
                found[inner] = item
            else:
                self._refuse(name, inner, t("draft.under-must", name=inner, table=name, wanted=wanted))
        return found

    def _refuse(self, name: str, inner: str | None, what: str, remedy: str = "") -> None:
        line = line_of(self._text, None, name) if inner is None else line_of(self._text, name, inner)
        raise DraftError(self._path, what, remedy or t("draft.mend-line-by-hand-restore"), line)


def _flat(table: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """`news.plain = …` written without quotes, as the one name it means."""
    flat: dict[str, Any] = {}
    for name, item in table.items():
        if isinstance(item, dict):
            flat |= _flat(item, f"{before}{name}.")
        else:
            flat[before + name] = item
    return flat
