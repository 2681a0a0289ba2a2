"""All facts of a letter on one sheet; changing one says what it changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from tactful.i18n import t
from tactful.model import FactQuestion
from tactful.session import LetterSession
from tactful.tui.bindings import bindings
from tactful.tui.keys import Scope
from tactful.tui.screens.ask import AskFact
from tactful.tui.screens.page import Page
from tactful.tui.screens.parts import ROWS, PartRow, ask_part
from tactful.tui.widgets.lines import TitleBar
from tactful.tui.widgets.pick_list import PickList
from tactful.tui.words import one_line


class FactList(PickList[FactQuestion | PartRow]):
    """Questions with their answers, and how the letter greets and closes."""

    session: LetterSession

    def draw(self, item: FactQuestion | PartRow, *, selected: bool, width: int) -> list[Content]:
        """The question and its answer, or that it's open; the selected one also tells why it's asked."""
        if isinstance(item, PartRow):
            words, why, nothing = item.words(self.session.draft), "", t("part.none")
        else:
            value = self.session.draft.fact(item.fact)
            words, why, nothing = item.answers.get(value, value), item.why, t("facts.open")
        head = Content("  ") + one_line(item.question, "$foreground" if selected else "$quiet")
        answer = Content("  ") + one_line(words, "$letter bold" if selected else "$letter")
        if not words:
            answer = Content.styled(f"  {nothing}", "$quiet italic")
        rows = [head, answer]
        if selected and why:
            rows += [Content("  ") + row for row in one_line(why, "$quiet italic").wrap(max(20, width - 4))]
        return [*rows, Content("")]


class FactsScreen(Page):
    """The sheet."""

    CSS_PATH = "facts.tcss"
    SCOPES = (Scope.FACTS, Scope.EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.FACTS)

    def __init__(self, session: LetterSession) -> None:
        super().__init__()
        self.session = session

    def rows(self) -> Iterable[Widget]:
        """Title and list."""
        yield TitleBar(id="title")
        sheet = FactList(id="sheet")
        sheet.session = self.session
        sheet.items = [*self.session.guide.questions.values(), *ROWS]
        yield sheet

    def on_mount(self) -> None:
        """The keys belong to the list."""
        self.query_one(TitleBar).show(self.tactful.title_of(self.session.draft), t("facts.title"), self.session.saved)
        sheet = self.query_one(FactList)
        sheet.show(sheet.items, select=0)
        sheet.focus()

    @on(PickList.Chosen)
    def _chosen(self) -> None:
        self.action_change_fact()

    def action_change_fact(self) -> None:
        """Answer the selected question anew."""
        question = self.query_one(FactList).selected
        if question is None:
            return
        if isinstance(question, PartRow):
            ask_part(self.app, self.session, question, self._part_chosen)
            return

        def answered(value: str | None) -> None:
            if value is not None:
                self._set(question.fact, value)

        proposed = self.tactful.desk.shown_in(self.session).get(question.fact, "")
        self.app.push_screen(AskFact(question, self.session.draft.fact(question.fact), proposed), answered)

    def action_clear_fact(self) -> None:
        """Leave the selected question open again."""
        question = self.query_one(FactList).selected
        if isinstance(question, PartRow):
            self.session.set_part(question.name, None)
            self._part_chosen()
        elif question is not None:
            self._set(question.fact, "")

    def _part_chosen(self) -> None:
        self.session.save()
        self._show_kept(t("facts.kept"))

    def _set(self, name: str, value: str) -> None:
        change = self.attempt(lambda: self.session.set_fact(name, value))
        if change is None:
            return
        self.session.save()
        self._show_kept(change.message or (t("facts.kept") if change.before != change.after else ""))

    def _show_kept(self, words: str) -> None:
        sheet = self.query_one(FactList)
        sheet.show(sheet.items)
        self.say(words)
        self.query_one(TitleBar).show(self.tactful.title_of(self.session.draft), t("facts.title"), self.session.saved)

    def action_leave_facts(self) -> None:
        """Back to the letter."""
        self.dismiss(None)
