"""Letters in Bengali and Urdu on the whole screen, and borders that stay straight beside them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pyte
import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tactful.i18n import use_language
from tactful.model import Draft, Guide
from tactful.tui.app import TactfulApp
from tactful.tui.terminal import marks, rows

from . import small
from .helpers import TestDesk, run, settle

WORDS = {
    "bn": (
        "আপনার শাড়ি নিয়ে একটি খারাপ খবর আছে। ক্লায়েন্টদের কাছে আমরা ৪,৫০০ টাকা ভুল করে চেয়েছি, এজন্য আমরা দুঃখিত।",
        "জনাবা তাহমিনা হক",
    ),
    "ur": (
        "کارڈوں کے بارے میں ایک بری خبر ہے۔ ہم نے آپ سے 4,500 روپے (Rs 4,500) غلطی سے لیے، علاوہ ازیں معذرت خواہ ہیں۔",
        "جناب ریاض الحق",
    ),
}
SIZES = [(80, 24), (120, 40)]


def letter(language: str) -> Draft:
    words, name = WORDS[language]
    facts = {"recipient": name, "fault": "ours", "relationship": "continues", "date": "2026-11-12"}
    return Draft(language=language, facts=facts, steps={"thanks": words, "segue": words})


@pytest.fixture
def wide_marks() -> Iterator[None]:
    marks.apply()
    yield
    marks.undo()


@pytest.fixture
def any_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small guide in the language that's asked for."""

    def load(name: str, language: str = "en") -> Guide:
        return replace(small.GUIDE, language=language)

    monkeypatch.setattr(small, "load_guide", load)
    for module in ("guidance", "session.letter", "session.beginning", "letters.layout", "tui.desk"):
        monkeypatch.setattr(f"tactful.{module}.load_guide", load, raising=False)


@pytest.mark.usefixtures("wide_marks", "any_language")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", WORDS)
async def test_the_step_in_other_scripts(
    desk: TestDesk, snapshot: Callable[[TactfulApp, str], None], language: str, size: tuple[int, int]
) -> None:
    desk.store.new(letter(language))
    use_language(language)
    app = TactfulApp(desk)
    async with run(app, size) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("f7")
        await settle(pilot)
        snapshot(app, f"script-{language}")


class Wide(pyte.Screen):
    """A terminal as xterm, VTE and Alacritty are: a vowel sign beside its letter takes a cell."""

    def draw(self, data: str) -> None:
        super().draw("".join("\u25a0" if unicode_mc(char) else char for char in data))


class Narrow(pyte.Screen):
    """A terminal as kitty is: it takes none."""

    def draw(self, data: str) -> None:
        super().draw("".join(char for char in data if not unicode_mc(char)))


def unicode_mc(char: str) -> bool:
    """Whether it's a vowel sign beside its letter."""
    return char in "\u0982\u0983\u09be\u09bf\u09c0\u09c7\u09c8\u09cb\u09cc\u09d7"


def borders(screen: pyte.Screen) -> list[int]:
    """The column of the border, row by row; a cell may hold a letter and its marks."""
    return [next(x for x in range(screen.columns) if screen.buffer[y][x].data == "│") for y in range(screen.lines)]


@pytest.mark.parametrize("known", [True, False], ids=["probed", "guessed wrong"])
@pytest.mark.parametrize("kind", [Wide, Narrow])
@pytest.mark.parametrize("language", WORDS)
def test_a_border_stands_in_one_column(kind: type[pyte.Screen], language: str, known: bool) -> None:
    """Even where the probe was wrong, what stands beside the text doesn't move."""
    believed_wide = (kind is Wide) == known
    if believed_wide:
        marks.apply()
    rows.apply()
    try:
        text = WORDS[language][0][:40]
        strips: list[Iterable[Strip]] = [
            [Strip([Segment(text[at:])]).extend_cell_length(60), Strip([Segment("│ right")])] for at in range(0, 20, 4)
        ]
        update = LayoutUpdate(strips, Region(0, 0, 70, len(strips)))
        written = update.render_segments(Console(file=io.StringIO(), force_terminal=True, width=80))
    finally:
        marks.undo()
        rows.undo()
    screen = kind(80, len(strips))
    stream = pyte.Stream(screen)
    stream.feed(written)
    assert borders(screen) == [60] * len(strips)
    for y in range(screen.lines):
        assert "".join(screen.buffer[y][x].data for x in range(60, 67)) == "│ right"


def test_a_word_is_measured_alike_composed_and_decomposed() -> None:
    marks.apply()
    try:
        # A dot below is drawn below, however it's written.
        assert cell_len("\u09af\u09bc") == cell_len("\u09df") == 1
    finally:
        marks.undo()
