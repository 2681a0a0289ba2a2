"""What stands in place of the editor at a step that doesn't apply."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tactful.i18n import t


class SkippedCard(Static, can_focus=True):
    """Says why the step isn't in the letter; Enter brings it back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.bring_back", show=False)]

    def show(self, title: str, reason: str) -> None:
        """Show this step's case."""
        words = Content.assemble(
            (t("skipped.title", step=title), "$letter"),
            "\n\n",
            (reason, "$quiet"),
            "\n\n",
            ("⏎ ", "$accent"),
            (t("skipped.bring-back"), "$quiet"),
        )
        self.update(words)
