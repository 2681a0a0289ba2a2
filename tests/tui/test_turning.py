"""Urdu reads from the right: painted so, with a cursor, keys and mouse that go where they're seen to go."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input, Static

from tactful.config.choices import Rtl
from tactful.model import Draft
from tactful.text.bidi import LTR, RTL, levels
from tactful.tui.app import TactfulApp
from tactful.tui.terminal import turning
from tactful.tui.terminal.fields import fields
from tactful.tui.terminal.turning import right_aligned, turned, turned_strip
from tactful.tui.widgets.letter_area import LetterArea, Mark
from tactful.tui.widgets.letter_preview import LetterPreview

from .helpers import TestDesk, rows_of, run, settle, writing

BARE = Style(bgcolor="blue")
LIT = Style(bold=True)


@pytest.fixture
def unjoined(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters as they're stored, so that a test can tell them; their forms have tests of their own."""
    monkeypatch.setattr("tactful.tui.terminal.turning.rows.drawn", lambda row, ligatures: tuple(row))


class Desk(App[None]):
    CSS = "LetterArea { padding: 0; border: none; } .letter-area--lit { text-style: underline; }"

    def __init__(self, text: str, direction: int) -> None:
        super().__init__()
        self._first, self._direction = text, direction

    def compose(self) -> ComposeResult:
        yield LetterArea(self._first, direction=self._direction)


@asynccontextmanager
async def editing(
    text: str, direction: int = RTL, width: int = 30
) -> AsyncIterator[tuple[Pilot[None], LetterArea, Desk]]:
    app = Desk(text, direction)
    async with app.run_test(size=(width, 8), notifications=True) as pilot:
        area = app.query_one(LetterArea)
        area.focus()
        area.move_to(0)
        await pilot.pause()
        yield pilot, area, app


def row(app: App[None], y: int = 0) -> str:
    """What stands in a row of the screen."""
    return app.screen._compositor.render_strips()[y].text


def cursor_cell(app: App[None], area: LetterArea, y: int) -> tuple[int, str]:
    """Where the cursor is painted in a row, and on what."""
    style = area._theme.cursor_style
    assert style is not None
    x = 0
    for segment in app.screen._compositor.render_strips()[y]:
        if segment.style is not None and segment.style.bgcolor == style.bgcolor and style.bgcolor is not None:
            return x, segment.text
        x += cell_len(segment.text)
    raise AssertionError("no cursor")


# --- rows


@pytest.mark.usefixtures("unjoined")
def test_each_character_keeps_its_style() -> None:
    painted = turned([Segment("اب", BARE), Segment("پ ", LIT), Segment("12", BARE)], RTL)
    assert [(segment.text, segment.style) for segment in painted] == [("12", BARE), (" پ", LIT), ("با", BARE)]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (Rtl.APP, "۔(۱۲) ﭖﺎﭨ ab ﺐﺳ"),
        (Rtl.WORDS, "\u200e۔\u200e(۱۲) \u200eٹاپ\u200e ab \u200eسب\u200e"),
        (Rtl.RUNS, "۔(۲۱) ٹاپ ab سب"),
        (Rtl.TERMINAL, "سب ab ٹاپ (۱۲)۔"),
    ],
)
def test_every_kind_of_terminal_gets_what_it_needs(mode: Rtl, expected: str) -> None:
    turning.use(mode)
    assert "".join(segment.text for segment in turned([Segment("سب ab ٹاپ (۱۲)۔")], RTL)) == expected


@given(st.text(st.sampled_from("ابپلا،۔ ۱۲12ab()"), max_size=30), st.sampled_from(turning.MODES))
def test_a_row_keeps_its_width_where_a_cursor_walks_in_it(text: str, mode: Rtl) -> None:
    turning.use(mode)
    try:
        painted = right_aligned([Segment(text)], 40, None, RTL, levels(text, RTL), exact=True)
    finally:
        turning.use(Rtl.APP)
    assert sum(cell_len(segment.text) for segment in painted) == 40


def test_a_row_without_urdu_is_left_alone() -> None:
    strip = Strip([Segment("Dear Ms Novak, ক্ষমা")])
    assert turned_strip(strip) is strip


@pytest.mark.usefixtures("unjoined")
@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        # Prose stands at the right of its row.
        (["اب پت.      "], "     .تپ با "),
        # A sign stays where signs are, its words go to the right.
        ([" ✓ ", "اب       "], " ✓       با "),
        # A label and a word at the other end change places.
        ([" ✓ ", "اب پت", "      جچ "], " ✓ چج      تپ با "),
        # The words of a key stay beside it.
        (["   ", "g", " ", "اب", "   ", "w", " ", "جچ", "        "], "   g با   w چج        "),
    ],
)
def test_the_texts_of_a_row_are_turned_each_by_itself(pieces: list[str], expected: str) -> None:
    styles = (BARE, LIT)
    strip = Strip([Segment(piece, styles[number % 2]) for number, piece in enumerate(pieces)])
    found = turned_strip(strip)
    assert found.text == expected
    assert found.cell_length == cell_len(found.text)


@pytest.mark.usefixtures("unjoined")
def test_the_names_of_steps_stay_between_their_rules() -> None:
    strip = Strip([Segment("● اب", BARE), Segment(" ── "), Segment("✓ جچ", LIT), Segment("   "), Segment("12 پت")])
    assert turned_strip(strip, aligned=False).text == "● با ── ✓ چج   تپ 12"


@settings(max_examples=200)
@given(st.lists(st.text(st.sampled_from("اب a1✓─ .،"), min_size=1, max_size=8), min_size=1, max_size=6), st.booleans())
def test_a_row_is_neither_cut_nor_grown(pieces: list[str], aligned: bool) -> None:
    segments = [Segment(piece, (BARE, LIT)[number % 2]) for number, piece in enumerate(pieces)]
    whole = "".join(pieces)
    joined = "".join(part.text for field in fields(segments) for part in (*field.segments, *field.room))
    assert joined == whole
    strip = Strip(segments)
    assert cell_len(turned_strip(strip, aligned=aligned).text) == strip.cell_length


# --- the editor


@pytest.mark.usefixtures("unjoined")
async def test_the_editor_writes_from_the_right() -> None:
    async with editing("") as (pilot, area, app):
        assert cursor_cell(app, area, 0)[0] == 29
        for sign in "سب 12":
            await pilot.press("space" if sign == " " else sign)
        await pilot.pause()
        assert area.text == "سب 12"
        assert row(app).endswith("12 بس")
        assert cursor_cell(app, area, 0) == (24, " ")


@pytest.mark.usefixtures("unjoined")
async def test_the_cursor_is_painted_on_its_character() -> None:
    text = "اب12پ"
    async with editing(text) as (pilot, area, app):
        seen = []
        for offset in range(len(text)):
            area.move_to(offset)
            await pilot.pause()
            seen.append(cursor_cell(app, area, 0))
        assert seen == [(29, "ا"), (28, "ب"), (26, "1"), (27, "2"), (25, "پ")]


async def test_the_arrows_go_where_they_point() -> None:
    async with editing("اب12پ") as (pilot, area, _):
        places = []
        for _ in range(6):
            places.append(area.cursor_offset)
            await pilot.press("left")
        assert places == [0, 1, 3, 2, 4, 5]
        for expected in (4, 2, 3, 1, 0, 0):
            await pilot.press("right")
            assert area.cursor_offset == expected


async def test_arrows_walk_on_from_row_to_row() -> None:
    async with editing("اب\nabc") as (pilot, area, _):
        await pilot.press("left", "left")
        assert area.cursor_location == (0, 2)
        await pilot.press("left")
        assert area.cursor_location == (1, 0)
        # A paragraph in Latin runs as it always does.
        await pilot.press("right")
        assert area.cursor_location == (1, 1)


async def test_a_selection_ends_on_the_side_of_the_arrow() -> None:
    async with editing("اب پت") as (pilot, area, _):
        await pilot.press("shift+left", "shift+left")
        assert area.selected_text == "اب"
        await pilot.press("left")
        assert area.cursor_offset == 2
        await pilot.press("shift+left", "right")
        assert area.cursor_offset == 2
        await pilot.press("ctrl+left")
        assert area.cursor_offset == 5
        await pilot.press("ctrl+right")
        assert area.cursor_offset == 3


async def test_deleting_goes_by_the_order_of_writing() -> None:
    async with editing("اب پت") as (pilot, area, _):
        area.move_to(5)
        await pilot.press("backspace")
        assert area.text == "اب پ"
        area.move_to(0)
        await pilot.press("delete")
        assert area.text == "ب پ"
        await pilot.press("backspace")
        assert area.text == "ب پ"


LONG = "آپ کے گھر کی یہ تیسری شادی ہے جس کے 350 کارڈ (abc) آپ نے ہمیں سونپے، شکریہ۔"


async def test_a_click_finds_the_character_that_is_painted_there() -> None:
    async with editing(LONG, width=24) as (pilot, area, app):
        for offset in range(0, len(LONG), 3):
            area.move_to(offset)
            await pilot.pause()
            place = area.cursor_screen_offset
            assert cursor_cell(app, area, place.y)[0] == place.x
            area.move_to(0)
            await pilot.click(offset=(place.x, place.y))
            assert area.cursor_offset == offset
        # Beyond the words there's nothing but their end.
        await pilot.click(offset=(0, area.wrapped_document.height - 1))
        assert area.cursor_offset == len(LONG)


async def test_every_row_holds_its_words_and_stands_at_the_right() -> None:
    async with editing(LONG, width=24) as (_, area, app):
        rows = [row(app, y) for y in range(area.wrapped_document.height)]
        assert all(cell_len(text) == 24 and text[-1] != " " for text in rows)
        assert sum("350" in text for text in rows) == 1
        assert sum("(abc)" in text for text in rows) == 1
        assert area.text == LONG


@pytest.mark.usefixtures("unjoined")
async def test_marked_words_are_underlined_where_they_are_seen() -> None:
    async with editing("اب پت جچ") as (pilot, area, app):
        area.set_marks([Mark(3, 5, lit=True)])
        await pilot.pause()
        strip = app.screen._compositor.render_strips()[0]
        assert [part.text for part in strip if part.style and part.style.underline] == ["تپ"]


async def test_urdu_in_an_english_letter_keeps_the_letters_side() -> None:
    async with editing("Dear سب, hello", LTR) as (pilot, area, app):
        assert row(app).startswith("Dear ﺐﺳ, hello")
        for _ in range(5):
            await pilot.press("right")
        assert area.cursor_offset == 6


async def test_a_field_of_one_line_shows_its_cursor_at_the_end_of_the_words() -> None:
    class Form(App[None]):
        def compose(self) -> ComposeResult:
            field = Input("سب", compact=True)
            field.cursor_blink = False
            yield field

    app = Form()
    async with app.run_test(size=(12, 3)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert row(app).rstrip() == " ﺐﺳ"


async def test_prose_in_urdu_stands_at_the_right() -> None:
    class Page(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("سب ہے", markup=False)

    app = Page()
    async with app.run_test(size=(20, 3)) as pilot:
        await pilot.pause()
        assert row(app) == "ﮯﮨ ﺐﺳ ".rjust(20)


# --- the whole


async def test_the_preview_of_an_urdu_letter_runs_from_the_right(desk: TestDesk) -> None:
    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            yield LetterPreview()

    app = Alone()
    async with app.run_test(size=(30, 10)) as pilot:
        preview = app.query_one(LetterPreview)
        preview.show("محترم صاحب،\n\n14 Mill Lane\n" + LONG, direction=RTL)
        await pilot.pause()
        assert row(app, 0).rstrip().endswith("،ﺐﺣﺎﺻ ﻡﺮﺘﺤﻣ")
        assert row(app, 0)[:5] == " " * 5
        assert row(app, 2).startswith("  14 Mill Lane")
        assert preview.text.endswith(LONG)


async def test_what_is_kept_is_what_was_typed(desk: TestDesk) -> None:
    desk.store.new(Draft(language="en", steps={"thanks": ""}))
    app = writing(desk)
    async with run(app) as pilot:
        await settle(pilot)
        for sign in "سب ہے":
            await pilot.press("space" if sign == " " else sign)
        await settle(pilot)
        assert app.session is not None
        assert app.session.draft.steps["thanks"] == "سب ہے"
        assert "ﮯﮨ ﺐﺳ" in "\n".join(rows_of(app))


async def test_a_key_changes_who_turns_text_and_says_how_to_keep_it(desk: TestDesk) -> None:
    app = TactfulApp(desk, lambda app: app.begin(lambda: desk.begin("bad-news", "en", {"recipient": "سب ہے"})))
    async with run(app) as pilot:
        await settle(pilot)
        shown = []
        for _ in turning.MODES:
            shown.append((turning.mode(), "ﮯﮨ ﺐﺳ" in "\n".join(rows_of(app))))
            await pilot.press("f12")
            await settle(pilot)
            assert f'rtl = "{turning.mode()}"' in " ".join(" ".join(rows_of(app)).split())
        assert shown == [(mode, mode is Rtl.APP) for mode in turning.MODES]
        assert turning.mode() is Rtl.APP
