"""The palette: everything the screen below it can do, by name, and the steps of the letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tactful.i18n import t
from tactful.tui.keys import key_name
from tactful.tui.screens.page import Page
from tactful.tui.screens.step import StepScreen
from tactful.tui.theme import NAMES, without_colour

if TYPE_CHECKING:
    from tactful.tui.app import TactfulApp


class ActionProvider(Provider):
    """Offers the actions of the page."""

    def _commands(self) -> Iterable[tuple[str, str, Callable[[], object]]]:
        page = self.screen
        app = cast("TactfulApp", self.app)
        if not isinstance(page, Page):
            return
        keys = app.keymap_in_force()
        for action in page.offered():
            if action.name == "palette":
                continue
            owner = page if hasattr(page, f"action_{action.name}") else app
            own = ", ".join(key_name(key) for key in keys[action.name])
            yield (
                action.help,
                " · ".join(filter(None, (action.label, own))),
                partial(app.run_action, action.name, owner),
            )
        if isinstance(page, StepScreen):
            for step in page.session.guide.steps:
                yield t("palette.go", step=step.title), step.goal, partial(page.go, step.id)
        for name in () if without_colour() else NAMES:
            yield t(f"palette.theme.{name}"), t("palette.theme.help"), partial(setattr, app, "theme", name)

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for name, help_, command in self._commands():
            yield DiscoveryHit(Content(name), command, text=name, help=help_)

    async def search(self, query: str) -> Hits:
        """What fits the words typed."""
        matcher = self.matcher(query)
        for name, help_, command in self._commands():
            if (score := max(matcher.match(name), matcher.match(help_) / 2)) > 0:
                yield Hit(score, matcher.highlight(name), command, text=name, help=help_)
