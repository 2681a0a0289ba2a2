"""The window around the letter: panes, sizes, and leaving it."""

from __future__ import annotations

import pytest

from tactful.tui.screens.ask import AskChoice
from tactful.tui.screens.step import StepScreen
from tactful.tui.widgets.letter_preview import LetterPreview

from .helpers import TestDesk, rows_of, run, session_of, settle, type_text, writing


async def test_the_preview_follows_every_key(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        for text in ("T", "Th", "Tha"):
            await type_text(pilot, text[-1])
            await pilot.pause()
            assert text in app.screen.query_one(LetterPreview).text


async def test_the_panes_take_turns_where_there_is_little_room(desk: TestDesk) -> None:
    for size in ((80, 24), (60, 20)):
        app = writing(desk, recipient="Ms Novak")
        async with run(app, size) as pilot:
            await type_text(pilot, "Thank you.")
            await settle(pilot)
            assert not any("Dear Ms Novak" in row for row in rows_of(app))
            await pilot.press("f2")
            await pilot.pause()
            assert any("Dear Ms Novak" in row for row in rows_of(app))
            await pilot.press("f2", "f3")
            await pilot.pause()
            assert any("Opens with thanks" in row for row in rows_of(app))
            await pilot.press("f3")
            await type_text(pilot, "!")
            assert session_of(app).draft.steps["thanks"] == "Thank you.!"


async def test_a_hidden_preview_comes_up_at_the_step(desk: TestDesk) -> None:
    app = writing(desk, recipient="Ms Novak")
    async with run(app, (60, 20)) as pilot:
        await type_text(pilot, "Thank you.")
        await pilot.press("f8")
        session_of(app).edit("segue", "An error. " * 150)
        await settle(pilot)
        await pilot.press("f7", "f2")
        await settle(pilot)
        assert any(row.startswith("▌ Thank you.") for row in rows_of(app))


async def test_too_small_a_window_says_so(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app, (50, 12)) as pilot:
        await pilot.pause()
        assert any("at least 60 columns" in row for row in rows_of(app))


async def test_quitting_saves(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await type_text(pilot, "Thank you.")
        ref = session_of(app).draft.id
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert app.return_code == 0
    assert "Thank you." in (desk.paths.drafts / f"{ref}.toml").read_text(encoding="utf-8")


async def test_quitting_asks_when_saving_failed(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(draft: object) -> None:
        raise OSError(28, "No space left on device")

    app = writing(desk)
    async with run(app) as pilot:
        with monkeypatch.context() as disk:
            disk.setattr(desk.store, "save", full)
            await type_text(pilot, "Thank you.")
            await settle(pilot)
            assert "NOT SAVED" in rows_of(app)[0]
            assert any("No space left" in row for row in rows_of(app))
            await pilot.press("ctrl+q")
            await pilot.pause()
            assert isinstance(app.screen, AskChoice)
            await pilot.press("1")
            await pilot.pause()
        assert isinstance(app.screen, StepScreen)
        await settle(pilot)
        assert "saved 10:42" in rows_of(app)[0]


async def test_told_to_stop_it_saves_and_hands_on_the_code(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await type_text(pilot, "Thank you.")
        ref = session_of(app).draft.id
        app.stop(143)
        await pilot.pause()
    assert app.return_code == 143
    assert "Thank you." in (desk.paths.drafts / f"{ref}.toml").read_text(encoding="utf-8")
