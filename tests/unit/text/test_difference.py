from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.text.difference import Line, marked, side_by_side


def _text(lines: list[Line | None]) -> str:
    return "\n".join("".join(piece.text for piece in line) for line in lines if line is not None)


def test_words_are_compared_not_letters() -> None:
    rows = side_by_side(
        "Dear Ms Weber,\nwe lost your parcel.\nGoodbye", "Dear Ms Weber,\nwe found your parcel.\nGoodbye"
    )
    assert [row.changed for row in rows] == [False, True, False]
    assert marked(rows) == ["we [-lost-]{+found+} your parcel."]


def test_lines_that_came_and_went_have_nothing_beside_them() -> None:
    rows = side_by_side("one\ntwo", "one\ntwo\nthree")
    assert rows[-1].before is None
    assert marked(rows) == ["{+three+}"]
    assert marked(side_by_side("one\ntwo", "two")) == ["[-one-]"]


def test_words_of_every_script_stay_whole() -> None:
    assert marked(side_by_side("আমরা ক্ষমা চাইছি", "আমরা দুঃখিত চাইছি")) == ["আমরা [-ক্ষমা-]{+দুঃখিত+} চাইছি"]
    assert marked(side_by_side("ہم معذرت خواہ", "ہم شکر خواہ")) == ["ہم [-معذرت-]{+شکر+} خواہ"]


TEXT = st.text(st.sampled_from("ab \nক্ষ\t"), max_size=40)


@settings(deadline=None)
@given(TEXT, TEXT)
def test_both_texts_stand_whole_on_their_sides(before: str, after: str) -> None:
    rows = side_by_side(before, after)
    assert _text([row.before for row in rows]) == before
    assert _text([row.after for row in rows]) == after
    assert any(row.changed for row in rows) == (before != after)


def test_a_line_without_end_is_compared_in_one() -> None:
    rows = side_by_side("a b " * 100_000, "a c " * 100_000)
    assert len(rows) == 1
    assert rows[0].changed
