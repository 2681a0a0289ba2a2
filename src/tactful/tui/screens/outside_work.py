"""What happens to a letter besides the typing: another program changes its file, or a former version comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.session import LetterSession
from tactful.tui.screens.page import Page
from tactful.tui.terminal.typed import clean
from tactful.tui.widgets.letter_area import LetterArea

LOOK_EVERY = 1.0
"""Seconds between two looks at whether another program changed the letter."""


class OutsideWork(Page):
    """Shows what came from elsewhere, for a screen that has a session and editors."""

    session: LetterSession
    areas: dict[str, LetterArea]

    if TYPE_CHECKING:

        def save(self) -> None:
            """Save now."""

        def show_letter(self) -> None:
            """The whole letter."""

        def judge(self) -> None:
            """Let the checks look."""

        def _after_change(self) -> None:
            """Something besides the text changed."""

    def look(self) -> None:
        """Show what another program did to the letter since the last look."""
        if self.session.look():
            self.refresh_editors()
            self.show_letter()
            self.judge()
            self.say(self.session.saved.notice)

    def refresh_editors(self) -> None:
        """What came into the letter from elsewhere, in the editors; the cursor stays as far as it can."""
        for step, area in self.areas.items():
            text = clean(self.session.draft.steps.get(step, ""))
            if area.text != text:
                cursor = area.cursor_offset
                area.load_text(text)
                area.move_to(min(cursor, len(area.text)))

    def action_versions(self) -> None:
        """The former versions, beside the letter as it is."""
        from tactful.tui.screens.versions import VersionsScreen

        def back(_: object) -> None:
            self.refresh_editors()
            self._after_change()

        self.save()
        self.app.push_screen(VersionsScreen(self.session), back)
