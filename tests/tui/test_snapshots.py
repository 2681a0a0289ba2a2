"""Every screen as it stood when somebody last looked at it and found it good."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tactful.model import Draft
from tactful.tui.app import TactfulApp

from .helpers import TestDesk, run, settle

SIZES = [(80, 24), (120, 40)]

LETTER = Draft(
    facts={"recipient": "Ms Jana Novak", "fault": "ours", "relationship": "continues", "date": "2026-11-12"},
    steps={
        "thanks": "Thank you for the six years in which you have banked with us.",
        "segue": "On Tuesday night we found an error. You were charged £41. We are terribly sorry for that.",
        "solution": "You get a refund of [how much] by Friday.",
    },
)

WALKS: dict[str, tuple[str, ...]] = {
    "home": (),
    "home-search": ("slash", "j", "a"),
    "rename": ("r",),
    "which-letter": ("n",),
    "question-choice": ("n", "f8", "f8"),
    "step": ("enter",),
    "step-written": ("enter", "f7", "f7"),
    "step-hints": ("enter", "f7", "f7", "f3"),
    "step-preview": ("enter", "f7", "f7", "f2"),
    "step-starters": ("enter", "f7", "f7", "f7", "f4"),
    "step-advice": ("enter", "f6"),
    "step-brought-back": ("enter", "ctrl+g"),
    "facts": ("enter", "f5"),
    "fact": ("enter", "f5", "down", "down", "enter"),
    "review": ("enter", "ctrl+r"),
    "why": ("enter", "ctrl+r", "w"),
    "asks-first": ("enter", "ctrl+r", "c"),
    "help": ("enter", "f9"),
    "palette": ("enter", "ctrl+p"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", WALKS)
async def test_screen(
    desk: TestDesk, snapshot: Callable[[TactfulApp, str], None], name: str, size: tuple[int, int]
) -> None:
    desk.store.new(LETTER)
    app = TactfulApp(desk)
    async with run(app, size) as pilot:
        await pilot.pause()
        for key in WALKS[name]:
            await pilot.press(key)
            await settle(pilot)
        await settle(pilot)
        snapshot(app, name)


@pytest.mark.parametrize("name", ["home", "step", "step-hints", "step-preview", "review"])
async def test_screen_where_there_is_little_room(
    desk: TestDesk, snapshot: Callable[[TactfulApp, str], None], name: str
) -> None:
    await test_screen(desk, snapshot, name, (60, 20))


@pytest.mark.parametrize("size", SIZES)
async def test_first_run(desk: TestDesk, snapshot: Callable[[TactfulApp, str], None], size: tuple[int, int]) -> None:
    app = TactfulApp(desk)
    async with run(app, size) as pilot:
        await settle(pilot)
        snapshot(app, "first-run")


async def test_nothing_left_to_mend(desk: TestDesk, snapshot: Callable[[TactfulApp, str], None]) -> None:
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.press("enter", "ctrl+r")
        await settle(pilot)
        snapshot(app, "review-good")


async def test_without_colour(
    desk: TestDesk, snapshot: Callable[[TactfulApp, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    desk.store.new(LETTER)
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.press("enter", "f7", "f7", "f3")
        await settle(pilot)
        snapshot(app, "no-colour")
        assert app.theme == "terminal"
