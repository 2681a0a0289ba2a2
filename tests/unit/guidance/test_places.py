"""Where keys and values stand in TOML text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.guidance.files import PACKS
from tactful.guidance.places import Places, Where

TEXT = '''# a remark with = and [brackets]
title = "One"
"quoted key" . 'and more' = 1
long = """
[not.a.header]
key = "no"
"""

[guides]
bad-news = { step = "segue", "x" = [1, 2] }   # remark

[[good]]
text = 'first'
[[good]]
  text = "sec\\"ond"
[good.facts]
fault = "ours"
list = [
  "a", # one
  { inner = 1979-05-27 07:32:00 },
]
'''


@pytest.mark.parametrize(
    ("where", "key", "value"),
    [
        (("title",), (2, 1), (2, 9)),
        (("quoted key",), (3, 1), (3, 1)),
        (("quoted key", "and more"), (3, 16), (3, 29)),
        (("long",), (4, 1), (4, 8)),
        (("guides",), (9, 1), (9, 1)),
        (("guides", "bad-news"), (10, 1), (10, 12)),
        (("guides", "bad-news", "step"), (10, 14), (10, 21)),
        (("guides", "bad-news", "x", 1), (10, 40), (10, 40)),
        (("good",), (12, 1), (12, 1)),
        (("good", 0), (12, 1), (12, 1)),
        (("good", 0, "text"), (13, 1), (13, 8)),
        (("good", 1), (14, 1), (14, 1)),
        (("good", 1, "text"), (15, 3), (15, 10)),
        (("good", 1, "facts"), (16, 1), (16, 1)),
        (("good", 1, "facts", "fault"), (17, 1), (17, 9)),
        (("good", 1, "facts", "list", 0), (19, 3), (19, 3)),
        (("good", 1, "facts", "list", 1, "inner"), (20, 5), (20, 13)),
        (("good", 1, "lacking"), (14, 1), (14, 1)),
        (("nothing", "here"), (1, 1), (1, 1)),
        ((), (1, 1), (1, 1)),
    ],
)
def test_the_place_of_a_key_and_of_its_value(where: Where, key: tuple[int, int], value: tuple[int, int]) -> None:
    places = Places(TEXT)
    assert places.key(where) == key
    assert places.value(where) == value


def test_columns_count_characters_and_lines_may_end_in_any_way() -> None:
    places = Places('"ক্ষমা" = "žluťoučký"\r\nb = 2\r\n')
    assert places.value(("ক্ষমা",)) == (1, 11)
    assert places.key(("b",)) == (2, 1)


def ways(value: Any, where: Where = ()) -> set[Where]:
    found = {where} if where else set()
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in items:
        found |= ways(item, (*where, name))
    return found


@pytest.mark.parametrize("path", sorted(PACKS.rglob("*.toml")), ids=lambda path: path.relative_to(PACKS).as_posix())
def test_everything_in_a_pack_has_its_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ways(tomllib.loads(text)) == Places(text).known()


NAMES = st.sampled_from(["a", "b-1", "long_name", "with space", 'a"quote', "ž", "x.y", "#", "="])
STRINGS = st.text(st.sampled_from("ab [].{}=,#\"'\\\n\tžক্🙂"), max_size=12)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(STRINGS, st.integers(-99, 99), st.booleans(), st.floats(-1, 1)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=12,
)


def quoted(text: str, way: int) -> str:
    """A string in one of the four ways, if that one can hold it."""
    if way == 1 and "'" not in text and "\n" not in text:
        return f"'{text}'"
    if way == 2 and "'''" not in text and not text.endswith("'"):
        return f"'''\n{text}'''"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    if way == 3:
        return f'"""\n{escaped}"""'
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def written(value: Any, way: int) -> str:
    """A value on the right of an equals sign."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value, way)
    if isinstance(value, list):
        gap = "\n  # remark ] \n" if way % 2 else " "
        return "[" + ",".join(gap + written(item, way) for item in value) + gap + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(name, 0)}={written(item, way)}" for name, item in value.items()) + " }"
    return repr(value)


def document(table: dict[str, Any], way: int, header: str = "") -> str:
    """A table as a document: some of its tables under headers, the rest within lines."""
    lines, later = [], []
    for name, item in table.items():
        key = name if name.isalnum() and name.isascii() else quoted(name, way % 2)
        full = f"{header}.{key}" if header else key
        if isinstance(item, dict) and way != 2:
            later.append(f"[ {full} ] # [x]\n" + document(item, way, full))
        elif isinstance(item, list) and item and all(isinstance(one, dict) for one in item) and way == 3:
            later += [f"[[{full}]]\n" + document(one, way, full) for one in item]
        else:
            lines.append(f'{key}\t= {written(item, way)} # = "\n')
    return "".join((*lines, *later))


@given(st.dictionaries(NAMES, VALUES, max_size=4), st.integers(0, 3))
def test_any_document_is_walked_as_tomllib_reads_it(table: dict[str, Any], way: int) -> None:
    text = document(table, way)
    read = tomllib.loads(text)
    places = Places(text)
    assert places.known() == ways(read)
    lines = text.split("\n")
    for where in ways(read):
        value: Any = read
        for name in where:
            value = value[name]
        if isinstance(value, int) and not isinstance(value, bool):
            line, column = places.value(where)
            assert lines[line - 1][column - 1 :].startswith(repr(value))
