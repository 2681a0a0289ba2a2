"""Whatever stands in a pack, reading it answers with problems, and what's used of it works."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tactful.checks.engine import checker
from tactful.guidance import guide_ids, load_guide, reading, use_packs
from tactful.guidance.files import parse_toml
from tactful.guidance.places import Where
from tactful.guidance.starting import template_files, write_template

VALUES: tuple[Any, ...] = (
    *(1, -1, 1e308, True, "", " ", "x", "\x1b[2J", "a.b", "../..", "(((", "...", "\u200b", dt.date(2026, 1, 1)),
    *([], [1], ["x"], [""], [[]], [{}], [{"id": "x"}], {}, {"x": 1}, {"x": "y"}, {"x": {"y": "z"}}, {"": ""}),
)
LETTER = "Dear Ms Novak,\n\nThank you. We lost it at your earliest convenience. I will refund you today.\n\nYours,\nP\n"


def ways(value: Any, where: Where = ()) -> Iterator[Where]:
    yield where
    for name, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from ways(item, (*where, name))


def changed(table: dict[str, Any], where: Where, value: Any) -> dict[str, Any]:
    copy = deepcopy(table)
    inner: Any = copy
    for name in where[:-1]:
        inner = inner[name]
    if value is None:
        del inner[where[-1]]
    else:
        inner[where[-1]] = value
    return copy


@pytest.mark.parametrize("file", sorted(template_files()))
def test_any_value_in_any_place(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "packs"
    write_template(folder / "house")
    table = parse_toml(Path(file), template_files()[file])
    spoiled: list[dict[str, Any]] = []

    def parse(path: Path, text: str) -> dict[str, Any]:
        return spoiled[-1] if path == folder / "house" / file else parse_toml(path, text)

    monkeypatch.setattr(reading, "parse_toml", parse)
    places = [where for where in ways(table) if where]
    try:
        for number, where in enumerate(places):
            for value in (None, *VALUES[number % 5 :: 5]):
                spoiled.append(changed(table, where, value))
                use_packs(folder)
                for guide in ("bad-news", *guide_ids()[4:]):
                    load_guide(guide, "en")
                    if number % 7 == 0:
                        checker(guide, "en").check(LETTER, {"fault": "ours"})
    finally:
        use_packs(tmp_path / "nowhere")
