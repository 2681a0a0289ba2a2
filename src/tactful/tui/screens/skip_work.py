"""Steps that the facts leave out: seen, explained, and brought back with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.i18n import has, t
from tactful.session import LetterSession
from tactful.tui.screens.page import Page


class SkipWork(Page):
    """Leaves steps out and brings them back, for a screen that has a session and a step."""

    session: LetterSession
    step: str

    if TYPE_CHECKING:

        async def go(self, step: str, cursor: int | None = None, end: int | None = None) -> None:
            """Show a step."""

        async def _walk(self, direction: int) -> None:
            """To the next step or the one before."""

    async def action_bring_back(self) -> None:
        """Bring back a step the facts leave out; or leave this one out again."""
        session = self.session
        if session.draft.shown.get(self.step) and session.applies(self.step):
            self.attempt(lambda: session.show_step(self.step, shown=False))
            self.say(t("step.left-out", step=session.guide.step(self.step).title))
            await self._walk(1)
            return
        order = session.guide.step_ids
        at = order.index(self.step)
        skipped = [step for step in (*order[at:], *order[:at]) if not session.applies(step)]
        if not skipped:
            self.say(t("step.none-skipped"))
            return
        self.attempt(lambda: session.show_step(skipped[0], shown=True))
        self.say(t("step.brought-back", step=session.guide.step(skipped[0]).title))
        await self.go(skipped[0])

    def why_skipped(self, step: str) -> str:
        """Why a step doesn't apply, in the person's own answers."""
        reason = f"skipped.{step}"
        return t(reason) if has(reason) else t("skipped.other")
