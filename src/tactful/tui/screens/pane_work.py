"""The panes beside the editor, or in its place where there's room for one only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Static

from tactful.letters.starters import fitting
from tactful.session import LetterSession
from tactful.text.visible import visible
from tactful.tui.screens.page import Page
from tactful.tui.widgets.hint_list import HintList
from tactful.tui.widgets.letter_preview import LetterPreview
from tactful.tui.widgets.skipped_card import SkippedCard
from tactful.tui.widgets.starter_panel import StarterPanel

if TYPE_CHECKING:
    from tactful.tui.widgets.letter_area import LetterArea

PANES = ("letter", "hints", "preview", "starters", "guidance")


class PaneWork(Page):
    """Shows hints, preview, sentences or advice for a screen that has a session, a step and an editor."""

    session: LetterSession
    step: str
    pane = "letter"

    if TYPE_CHECKING:

        @property
        def area(self) -> LetterArea | None:
            """The editor of this step."""

    def show_pane(self, pane: str) -> None:
        """Show one of the panes beside or instead of the editor, as the size allows."""
        self.pane = pane
        for name in PANES:
            self.set_class(name == pane, f"pane-{name}")

    def back_to_editor(self) -> None:
        """The keys belong to the text again."""
        self.show_pane("letter")
        target = self.area or self.query_one(SkippedCard)
        target.focus()

    def action_hints(self) -> None:
        """To the hints, or back."""
        hints = self.query_one(HintList)
        if hints.has_focus:
            self.back_to_editor()
        else:
            self.show_pane("hints")
            hints.focus()

    def action_preview(self) -> None:
        """To the whole letter, or back."""
        preview = self.query_one(LetterPreview)
        if self.pane == "preview":
            self.back_to_editor()
        else:
            self.show_pane("preview")
            if self.size_class != "normal":
                preview.focus()

    def action_guidance(self) -> None:
        """What to mind at this step, or back."""
        if self.pane == "guidance":
            self.back_to_editor()
            return
        info = self.session.guide.step(self.step)
        rows: list[str | tuple[str, str]] = []
        for sign, entries in (("", info.advice), ("✓ ", info.dos), ("– ", info.donts)):
            for advice in entries:
                rows += [(sign, "$accent"), visible(advice.text), "\n\n"]
        self.query_one("#advice", Static).update(Content.assemble(*rows))
        self.show_pane("guidance")
        self.query_one("#guidance").focus()

    def action_starters(self) -> None:
        """Sentences to start from, or back."""
        if self.pane == "starters" or self.area is None:
            self.back_to_editor()
            return
        guide = self.session.guide
        self.show_pane("starters")
        draft = self.session.draft
        starters = fitting(guide.step(self.step).starters, draft.facts)
        self.query_one(StarterPanel).open(starters, draft.facts, guide.language, guide.situations)

    @on(StarterPanel.Picked)
    def _picked(self, event: StarterPanel.Picked) -> None:
        self.back_to_editor()
        if self.area is not None:
            self.area.put_starter(event.text)

    def action_to_editor(self) -> None:
        """From anywhere back to the text."""
        self.back_to_editor()
