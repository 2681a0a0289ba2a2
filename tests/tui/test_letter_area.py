"""The editor in any script, under any input."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tactful.tui.widgets.letter_area import PASTE_LIMIT, LetterArea, Mark


class Desk(App[None]):
    CSS = "LetterArea { border: none; height: 10; } "

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.told: list[tuple[str, int]] = []
        self.cuts: list[int] = []
        self._first = text

    def compose(self) -> ComposeResult:
        yield LetterArea(self._first, sink=lambda text, at: self.told.append((text, at)))
        yield Input()

    def on_letter_area_paste_cut(self, message: LetterArea.PasteCut) -> None:
        self.cuts.append(message.dropped)


@asynccontextmanager
async def desk(text: str = "") -> AsyncIterator[tuple[Pilot[None], LetterArea, Desk]]:
    app = Desk(text)
    async with app.run_test(size=(40, 16), notifications=True) as pilot:
        area = app.query_one(LetterArea)
        area.focus()
        area.move_to(len(text))
        await pilot.pause()
        yield pilot, area, app


async def test_every_key_is_told_at_once() -> None:
    async with desk() as (pilot, _, app):
        await pilot.press("H", "i", "backspace", "ctrl+z")
        assert [text for text, _ in app.told[:3]] == ["H", "Hi", "H"]
        assert app.told[0][1] == 1


@pytest.mark.parametrize(
    ("text", "stops"),
    [("ক্লায়েন্টদের", 5), ("👨‍👩‍👧‍👦a", 2), ("žluťoučký", 9), ("محترم", 5)],
)
async def test_the_cursor_stops_between_characters(text: str, stops: int) -> None:
    async with desk(text) as (pilot, area, _):
        # An arrow goes where it points: in Urdu the beginning is at the right.
        back, on = ("right", "left") if area.turns(0) else ("left", "right")
        for _ in range(stops):
            await pilot.press(back)
        assert area.cursor_offset == 0
        for _ in range(stops):
            await pilot.press(on)
        assert area.cursor_offset == len(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [("a👨‍👩‍👧‍👦", "a"), ("কা", "ক"), ("e\u0301", ""), ("مُ", "م"), ("ab", "a")],
)
async def test_backspace_takes_what_people_expect(text: str, left: str) -> None:
    async with desk(text) as (pilot, area, _):
        await pilot.press("backspace")
        assert area.text == left


async def test_joiners_can_be_typed() -> None:
    async with desk("র") as (_, area, app):
        app.post_message(events.Key("unknown", "\u200d"))
        area.post_message(events.Key("unknown", "\u200d"))
        await _.pause()
        assert area.text.startswith("র\u200d")


async def test_words_hold_their_vowel_signs() -> None:
    async with desk("বাংলা দুঃখিত") as (pilot, area, _):
        await pilot.press("ctrl+left")
        assert area.cursor_offset == 6
        await pilot.press("ctrl+left")
        assert area.cursor_offset == 0
        await pilot.press("ctrl+right")
        assert area.cursor_offset == 5


async def test_a_paste_is_made_harmless() -> None:
    async with desk() as (pilot, area, app):
        app.post_message(events.Paste("a\x1b]52;c;x\x07\r\nb"))
        await pilot.pause()
        assert area.text == "a␛]52;c;x␇\nb"


async def test_a_paste_too_long_is_cut_and_said() -> None:
    async with desk() as (pilot, area, app):
        app.post_message(events.Paste("word \n" * (PASTE_LIMIT // 6 + 10)))
        await pilot.pause(0.2)
        assert len(area.text) == PASTE_LIMIT
        assert app.cuts == [(PASTE_LIMIT // 6 + 10) * 6 - PASTE_LIMIT]


async def test_undoing_a_long_paste_keeps_the_application_alive() -> None:
    async with desk() as (pilot, area, app):
        app.post_message(events.Paste("line\n" * 60))
        await pilot.pause(0.1)
        await pilot.press("ctrl+z")
        await pilot.pause(0.1)
        assert area.text == ""


async def test_textual_still_dies_of_undoing_a_long_paste() -> None:
    class Plain(App[None]):
        def compose(self) -> ComposeResult:
            yield TextArea()

    async def undo_a_long_paste() -> None:
        app = Plain()
        async with app.run_test(size=(80, 24)) as pilot:
            app.query_one(TextArea).focus()
            app.post_message(events.Paste("line\n" * 60))
            await pilot.pause(0.1)
            await pilot.press("ctrl+z")
            await pilot.pause(0.1)

    with pytest.raises(ValueError, match="out of bounds"):
        await undo_a_long_paste()


async def test_tab_walks_the_slots_and_then_moves_on() -> None:
    async with desk("Dear [name], we lost [what] today.") as (pilot, area, app):
        area.move_to(0)
        await pilot.press("tab")
        assert area.selected_text == "[name]"
        await pilot.press("A", "n", "tab")
        assert area.selected_text == "[what]"
        await pilot.press("i", "t", "tab")
        assert area.text == "Dear An, we lost it today."
        assert isinstance(app.focused, Input)


async def test_marked_words_are_underlined_and_the_chosen_one_stands_out() -> None:
    async with desk("We are terribly sorry. " * 6) as (pilot, area, _):
        area.set_marks([Mark(7, 15), Mark(30, 38, lit=True)])
        await pilot.pause()
        segments = [segment for y in range(10) for segment in area.render_line(y)]
        marked = {segment.text: segment.style for segment in segments if segment.text.strip() == "terribly"}
        assert marked["terribly"] is not None
        area.move_to(10)
        assert area.mark_at_cursor() == Mark(7, 15)


async def test_the_cursor_covers_a_whole_character() -> None:
    async with desk("ক্ষমা") as (pilot, area, _):
        await pilot.press("home")
        first = next(iter(area.render_line(0)))
        assert first.text == "ক্ষ"


async def test_offsets_and_places_agree() -> None:
    async with desk("one\ntwo\n\nfour") as (_, area, _app):
        for offset in range(len(area.text) + 1):
            assert area.offset_of(area.location_of(offset)) == offset
