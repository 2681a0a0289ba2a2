"""Setting a hint aside in this letter or always, and saying how much a check weighs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tactful.config.settings import Settings, load_settings, save_settings
from tactful.model import Draft, Severity
from tactful.tui.app import TactfulApp

from .helpers import TestDesk, rows_of, run, session_of, settle, type_text

LETTER = Draft(
    facts={"recipient": "Ms Novak", "fault": "nobody", "relationship": "continues"},
    steps={"thanks": "Good day.", "segue": "There was an error.", "solution": "You get a refund."},
)


def reading(desk: TestDesk) -> TactfulApp:
    """On the thanks that aren't there."""
    draft = desk.store.new(LETTER)

    def first(app: TactfulApp) -> None:
        session = desk.open(draft.id)
        session.position = ("thanks", 0)
        app.write(session)

    return TactfulApp(desk, first)


def settings_of(desk: TestDesk) -> Settings:
    settings, problem = load_settings(desk.paths)
    assert problem is None
    return settings


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_screens(desk: TestDesk, snapshot: Callable[[TactfulApp, str], None], size: tuple[int, int]) -> None:
    app = reading(desk)
    async with run(app, size) as pilot:
        await settle(pilot)
        await pilot.press("f3", "x")
        await settle(pilot)
        await pilot.press("down")
        await settle(pilot)
        snapshot(app, "aside")
        await pilot.press("enter")
        await settle(pilot)
        assert any("a few words" in row for row in rows_of(app))
        await pilot.press("escape", "w", "c")
        await settle(pilot)
        snapshot(app, "weight")


async def test_in_this_letter_is_what_enter_means(desk: TestDesk) -> None:
    app = reading(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("f3", "x")
        await type_text(pilot, "not here")
        await pilot.press("enter")
        await settle(pilot)
        assert session_of(app).draft.dismissed == {"thanks.opening": "not here"}
        assert settings_of(desk).dismissed == {}


async def test_always_holds_for_the_next_letter_until_it_s_brought_back(desk: TestDesk) -> None:
    app = reading(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("f3", "x")
        await type_text(pilot, "never us")
        await pilot.press("down", "enter")
        await settle(pilot)
        assert settings_of(desk).dismissed == {"thanks.opening": "never us"}
        assert session_of(app).draft.dismissed == {}
        assert any("1 set aside by you" in row for row in rows_of(app))
    app = reading(desk)
    async with run(app) as pilot:
        await settle(pilot)
        assert not any("Opens with thanks" in row for row in rows_of(app))
        await pilot.press("f3", "end", "enter", "down")
        await settle(pilot)
        assert any("You set it aside in every letter: never us" in row for row in rows_of(app))
        await pilot.press("x")
        await settle(pilot)
        assert settings_of(desk).dismissed == {}
        assert any("○ Opens with thanks" in row for row in rows_of(app))


async def test_a_weight_is_kept_and_given_back(desk: TestDesk) -> None:
    app = reading(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("f3", "w", "c", "3")
        await settle(pilot)
        assert settings_of(desk).severities == {"thanks.opening": Severity.CONSIDER}
        assert session_of(app).severities == {"thanks.opening": Severity.CONSIDER}
        await pilot.press("w", "c", "5")
        await settle(pilot)
        assert settings_of(desk).severities == {}


async def test_off_sets_it_aside_for_good_and_a_weight_brings_it_back(desk: TestDesk) -> None:
    app = reading(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+r")
        await settle(pilot)
        await pilot.press("w", "c", "4")
        await settle(pilot)
        assert settings_of(desk).dismissed == {"thanks.opening": "turned off"}
        assert any("Nothing left to mend" in row for row in rows_of(app))
        await pilot.press("f7", "f7", "f7", "f3", "end", "enter", "down", "w", "c", "2")
        await settle(pilot)
        assert settings_of(desk).dismissed == {}
        assert settings_of(desk).severities == {"thanks.opening": Severity.SHOULD}


async def test_what_another_window_saved_is_kept(desk: TestDesk) -> None:
    app = reading(desk)
    async with run(app) as pilot:
        await settle(pilot)
        save_settings(desk.paths, Settings(theme="day", dismissed={"news.plain": "theirs"}))
        await pilot.press("f3", "w", "c", "2")
        await settle(pilot)
        kept = settings_of(desk)
        assert kept.theme == "day"
        assert kept.dismissed == {"news.plain": "theirs"}


async def test_settings_that_can_t_be_read_are_not_replaced(desk: TestDesk) -> None:
    desk.paths.config.mkdir(parents=True)
    desk.paths.settings.write_text("theme = \n")
    app = reading(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("f3", "w", "c", "2")
        await settle(pilot)
        assert desk.paths.settings.read_text() == "theme = \n"
        assert any("settings.toml" in row for row in rows_of(app))
