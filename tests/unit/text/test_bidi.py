"""Which way text runs: by the Unicode rules, and by what letters look like."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.text.bidi import LTR, RTL, base_of, first_strong, has_rtl, levels, mirrored, prevailing, visual_order
from tactful.text.rows import drawn, joined, seen

_MARKS = "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MIXED = st.text(
    st.sampled_from("ابپۂلاںے،۔؟ً۱۲٤12,+-%£:()[]«»abc \t" + _MARKS),
    max_size=40,
)


def shown(text: str, base: int = RTL) -> str:
    """The row as an eye meets it from left to right, letters unjoined."""
    return "".join(joined(text, glyph, text) for glyph in seen(text, levels(text, base), base))


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("اب پ", RTL, "پ با"),
        ("اب abc پ", RTL, "پ abc با"),
        ("abc اب پ def", LTR, "abc پ با def"),
        # A number keeps its own order, and its sign.
        ("اب 4,500 پ", RTL, "پ 4,500 با"),
        ("اب 12% پ", RTL, "پ %12 با"),
        ("اب ۱۲۳ پ", RTL, "پ ۱۲۳ با"),
        # Two numbers with a blank between them stand in the order in which they're read.
        ("اب 0300 4960 پ", RTL, "پ 4960 0300 با"),
        # The full stop ends the row at its left; brackets and quotation marks turn.
        ("اب (پ)۔", RTL, "۔(پ) با"),
        ("«اب»", RTL, "«با»"),
        ("اب (abc) پ", RTL, "پ (abc) با"),
        ("abc (اب) def.", LTR, "abc (با) def."),
        ("اب abc.", RTL, ".abc با"),
    ],
)
def test_the_order_in_which_it_is_seen(text: str, base: int, expected: str) -> None:
    assert shown(text, base) == expected


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("ا\u2067ab\u2069", RTL, [1, 1, 4, 4, 1]),
        ("a\u202bbا\u202cc", LTR, [0, 0, 2, 1, 0, 0]),
        ("\u202eab\u202c", LTR, [0, 1, 1, 0]),
        ("a\u2068ا1\u2069b", LTR, [0, 0, 1, 2, 0, 0]),
        ("ا1+2", RTL, [1, 2, 1, 2]),
        ("a[ا]1", LTR, [0, 0, 1, 0, 2]),
    ],
)
def test_levels_by_the_rules(text: str, base: int, expected: list[int]) -> None:
    removed = ("LRE", "RLE", "LRO", "RLO", "PDF", "BN")
    kept = [at for at, char in enumerate(text) if unicodedata.bidirectional(char) not in removed]
    found = levels(text, base)
    assert [found[at] for at in kept] == [expected[at] for at in kept]


@given(MIXED, st.sampled_from((LTR, RTL)))
def test_every_character_is_seen_once(text: str, base: int) -> None:
    glyphs = seen(text, levels(text, base), base)
    spans = sorted((glyph.start, glyph.end) for glyph in glyphs)
    assert [start for start, _ in spans] == [0, *(end for _, end in spans)][: len(spans)]
    assert (spans[-1][1] if spans else 0) == len(text)


@given(st.lists(st.integers(0, 5), max_size=30))
def test_a_row_of_one_level_is_seen_as_it_is_or_from_its_end(its: list[int]) -> None:
    order = visual_order(its)
    assert sorted(order) == list(range(len(its)))
    if len(set(its)) == 1:
        assert order == sorted(order, reverse=bool(its[0] % 2))


def test_a_paragraph_of_an_urdu_letter_may_begin_with_a_name_in_latin() -> None:
    assert base_of("TCS نے کہا", RTL) == RTL
    assert base_of("14 Mill Lane", RTL) == LTR
    assert base_of("", RTL) == RTL
    assert base_of("اب", LTR) == RTL
    assert base_of("Mr اب", LTR) == LTR


def test_directions() -> None:
    assert first_strong("12 (") is None
    assert first_strong("12 ب a") == RTL
    assert prevailing("TCS نے کہا") == RTL
    assert prevailing("see کہا there") == LTR
    assert prevailing("12 !") == LTR
    assert not has_rtl("ক্ষমা, ř")
    assert has_rtl("a ب")
    assert mirrored("(") == ")"
    assert mirrored("»") == "«"
    assert mirrored("ب") == "ب"


@given(MIXED)
def test_letters_joined_are_as_many_as_without_ligatures(text: str) -> None:
    assert len(drawn(text, False)) == len(text)
    assert len(drawn(text, True)) == len(text)
