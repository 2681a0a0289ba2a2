"""What the tests of the screens share."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from rich.console import Console
from textual.app import App
from textual.pilot import Pilot

from tactful.clipboard import CopyResult
from tactful.config.paths import Paths
from tactful.config.settings import Settings
from tactful.drafts import DraftStore
from tactful.session import LetterSession
from tactful.tui.app import TactfulApp
from tactful.tui.desk import Desk
from tactful.tui.screens.step import StepScreen

NOW = dt.datetime(2026, 11, 12, 10, 42, tzinfo=dt.UTC)


class TestDesk(Desk):
    """A desk whose clipboard is a list."""

    __test__ = False

    def __init__(self, home: Path, settings: Settings | None = None) -> None:
        paths = Paths.under(home)
        super().__init__(paths, settings or Settings(), DraftStore(paths, self._tick), clock=lambda: NOW)
        self.copied: list[str] = []
        self._seconds = 0

    def _tick(self) -> dt.datetime:
        """Each change a little later, so that lists have an order."""
        self._seconds += 1
        return NOW + dt.timedelta(seconds=self._seconds - 1)

    def copy(self, text: str, write_to_terminal: Callable[[str], None] | None) -> CopyResult:
        self.copied.append(text)
        return CopyResult("system", True, "Copied to the clipboard.")


def run(app: App[Any], size: tuple[int, int] = (120, 40)) -> AbstractAsyncContextManager[Pilot[Any]]:
    """The app as a person has it: with notifications, so that what they break breaks the test."""
    return app.run_test(size=size, notifications=True, tooltips=True)


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type text key by key."""
    names = {" ": "space", "\n": "enter"}
    await pilot.press(*(names.get(sign, sign) for sign in text))


def rows_of(app: App[Any]) -> list[str]:
    """What stands on the screen, row by row."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def bytes_of(app: App[Any]) -> str:
    """What would go to the terminal for the whole screen."""
    console = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", width=app.size.width)
    return "".join(strip.render(console) for strip in app.screen._compositor.render_strips())


def writing(desk: TestDesk, **given: str) -> TactfulApp:
    """The application on a new letter."""
    return TactfulApp(desk, lambda app: app.begin(lambda: desk.begin("bad-news", "en", given)))


def step_screen(app: TactfulApp) -> StepScreen:
    assert isinstance(app.screen, StepScreen)
    return app.screen


def session_of(app: TactfulApp) -> LetterSession:
    assert app.session is not None
    return app.session


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until checks have looked and the draft is saved."""
    await pilot.pause(0.04)
    for _ in range(20):
        if not any(screen.waiting for screen in pilot.app.screen_stack if isinstance(screen, StepScreen)):
            break
        await pilot.pause(0.02)
    await pilot.pause()
