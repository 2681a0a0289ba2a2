"""Arabic letters in the forms they have inside a word."""

from __future__ import annotations

import unicodedata

import pytest

from tactful.text.bidi import RTL, levels
from tactful.text.rows import drawn, joined, runs, seen, words
from tactful.text.shaping import shape


def names(text: str) -> list[str]:
    """The form of each letter in a word: initial, medial, final or isolated."""
    return [unicodedata.decomposition(sign[0]).split(">")[0].strip("<") for sign in shape(text) if sign]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("محترم", ["initial", "medial", "medial", "final", "isolated"]),
        ("ہے", ["initial", "final"]),
        ("کارڈ", ["initial", "final", "isolated", "isolated"]),
        ("گھر", ["initial", "medial", "final"]),
        ("ٹھیک", ["initial", "medial", "medial", "final"]),
        # A mark above a letter doesn't part it from its neighbour.
        ("گُل", ["initial", "", "final"]),
        ("میں", ["initial", "medial", "final"]),
    ],
)
def test_letters_take_the_form_of_their_place(word: str, expected: list[str]) -> None:
    assert names(word) == expected


def test_letters_that_unicode_composes_join_as_their_own_letter() -> None:
    assert shape("نۂ")[-1] == "\ufba7\u0654"


def test_lam_alef_is_one_sign_with_the_marks_of_both() -> None:
    assert shape("لا") == ["\ufefb", ""]
    assert shape("مثلاً")[-3:] == ["\ufefc\u064b", "", ""]
    assert "" not in shape("لا", ligatures=False)


def test_joiners_do_their_work_and_are_not_drawn() -> None:
    assert names("می\u200cروم")[1] == "final"
    assert shape("می\u200cروم")[2] == ""
    assert names("ب\u200d")[0] == "initial"
    # In other scripts they're none of our business.
    assert shape("র\u200d্যাব") == list("র\u200d্যাব")


def test_other_scripts_stay() -> None:
    for text in ("Dear Ms Novak", "ক্ষমা করবেন", "ž", "👨‍👩‍👧"):
        assert "".join(shape(text)) == text


def test_words_stand_where_they_are_seen_with_their_letters_as_written() -> None:
    row = "اب پت، 12"
    glyphs = seen(row, levels(row, RTL), RTL)
    found = ["".join(row[glyph.start : glyph.end] for glyph in group) for _, group in words(row, glyphs)]
    assert found == ["12 ،", "پت", " ", "اب"]


def test_runs_hold_their_signs_and_native_digits() -> None:
    row = "اب ۱۲، ab"
    glyphs = seen(row, levels(row, RTL), RTL)
    pairs = runs(row, glyphs)
    assert (
        "".join(row[sign.start : sign.end] for _, sign in pairs) == "ab ۲۱، اب"[:3] + "".join(reversed("،۱۲")) + " اب"
    )
    assert [place for place, _ in pairs] == list(glyphs)


def test_brackets_turn_and_marks_of_direction_are_not_drawn() -> None:
    row = "(ب)\u200f"
    glyphs = seen(row, levels(row, RTL), RTL)
    assert "".join(joined(row, glyph, drawn(row, False)) for glyph in glyphs) == "(\ufe8f)"
