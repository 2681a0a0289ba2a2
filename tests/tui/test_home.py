"""The list of letters."""

from __future__ import annotations

import datetime as dt

from tactful.model import Draft
from tactful.tui.app import TactfulApp
from tactful.tui.screens.home import HomeScreen, LetterList
from tactful.tui.screens.step import StepScreen
from tactful.tui.widgets.letter_preview import LetterPreview
from tactful.tui.words import when

from .helpers import NOW, TestDesk, rows_of, run, session_of, settle, type_text


def with_letters(desk: TestDesk, *names: str) -> list[str]:
    """Letters to these people, the last one newest."""
    return [desk.store.new(Draft(facts={"recipient": name}, steps={"thanks": f"Dear {name}"})).id for name in names]


async def test_the_first_run_offers_a_finished_letter(desk: TestDesk) -> None:
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.pause()
        shown = "\n".join(rows_of(app))
        assert "An example: A mistake made good" in shown
        assert "Press n to write your own" in shown
        assert "You paid £200" in app.screen.query_one(LetterPreview).text
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, StepScreen)
        assert session_of(app).draft.steps["fix"] == "We corrected it today."
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert any("1 letter" in row for row in rows_of(app))


async def test_the_selected_letter_can_be_read_without_opening_it(desk: TestDesk) -> None:
    with_letters(desk, "Ms Novak", "Mr Okafor")
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.pause(0.1)
        preview = app.screen.query_one(LetterPreview)
        assert "Mr Okafor" in preview.text
        await pilot.press("down")
        await pilot.pause(0.1)
        assert "Ms Novak" in preview.text


async def test_search_as_you_type(desk: TestDesk) -> None:
    with_letters(desk, "Ms Novak", "Mr Okafor", "Mrs Novotna")
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.press("slash")
        await type_text(pilot, "nov")
        await pilot.pause()
        letters = app.screen.query_one(LetterList)
        assert len(letters.items) == 2
        assert any("2 letters found" in row for row in rows_of(app))
        await type_text(pilot, "ak")
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert session_of(app).draft.fact("recipient") == "Ms Novak"


async def test_delete_and_bring_back(desk: TestDesk) -> None:
    with_letters(desk, "Ms Novak", "Mr Okafor")
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert [entry.recipient for entry in desk.letters()] == ["Ms Novak"]
        assert any("u brings it back" in row for row in rows_of(app))
        await pilot.press("u")
        await pilot.pause()
        assert len(desk.letters()) == 2


async def test_rename_and_duplicate(desk: TestDesk) -> None:
    with_letters(desk, "Ms Novak")
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("end", *["backspace"] * 40)
        await type_text(pilot, "Fees\n")
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        assert sorted(entry.title for entry in desk.letters()) == ["Fees", "Fees (2)"]


async def test_a_damaged_letter_is_listed_with_the_reason(desk: TestDesk) -> None:
    with_letters(desk, "Ms Novak")
    (desk.paths.drafts / "broken.toml").write_text("schema = ", encoding="utf-8")
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.pause()
        assert any("can't be read" in row for row in rows_of(app))
        letters = app.screen.query_one(LetterList)
        letters.select(next(n for n, row in enumerate(letters.items) if getattr(row, "damaged", None)))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_how_far_a_letter_is(desk: TestDesk) -> None:
    with_letters(desk, "Ms Novak")
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.pause()
        assert any("bad news 1/4" in row for row in rows_of(app))


async def test_a_letter_open_elsewhere_is_only_read_unless_taken_over(desk: TestDesk) -> None:
    ref = with_letters(desk, "Ms Novak")[0]
    other = TestDesk(desk.paths.drafts.parent)
    held = other.store.open(ref)
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert any("open in another window" in row for row in rows_of(app))
        await pilot.press("1")
        await settle(pilot)
        await type_text(pilot, "x")
        assert session_of(app).draft.steps["thanks"] == "Dear Ms Novak"
    other.store.close(held)


def test_when() -> None:
    assert when(NOW, NOW) == "10:42"
    assert when(NOW - dt.timedelta(days=1), NOW) == "yesterday"
    assert when(NOW - dt.timedelta(days=3), NOW) == "3 days ago"
    assert when(NOW - dt.timedelta(days=30), NOW) == "2026-10-13"
