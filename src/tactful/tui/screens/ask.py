"""Small questions over a screen: a line of text, a choice, a fact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tactful.i18n import t
from tactful.model import FactQuestion
from tactful.tui.widgets.filter_input import Field
from tactful.tui.widgets.lines import Line
from tactful.tui.widgets.pick_list import PickList
from tactful.tui.widgets.question_card import Answer, AnswerList, QuestionCard

ESCAPE: list[BindingType] = [Binding("escape", "cancel", show=False)]


class AskText(ModalScreen[str | None]):
    """Asks for one line; None when the person changed their mind."""

    BINDINGS: ClassVar[list[BindingType]] = ESCAPE

    def __init__(self, question: str, value: str = "", placeholder: str = "", remark: str = "") -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._placeholder = placeholder
        self._remark = remark

    def compose(self) -> ComposeResult:
        """The question, the field, what the keys do."""
        with Vertical(classes="slip"):
            yield Static(Content(self._question), classes="question", markup=False)
            if self._remark:
                yield Static(Content(self._remark), classes="why", markup=False)
            yield Field(self._value, placeholder=self._placeholder)
            yield Line(t("ask.keys"), classes="remark")

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_cancel(self) -> None:
        """Never mind."""
        self.dismiss(None)


class AskChoice(ModalScreen[str | None]):
    """Offers a few answers in words; None when the person changed their mind."""

    BINDINGS: ClassVar[list[BindingType]] = ESCAPE

    def __init__(self, question: str, why: str, answers: Sequence[tuple[str, str]], now: str = "") -> None:
        super().__init__()
        self._question = question
        self._why = why
        self._answers = answers
        self._now = now

    def compose(self) -> ComposeResult:
        """The question, what there is to know, and the answers."""
        with Vertical(classes="slip"):
            yield Static(Content(self._question), classes="question", markup=False)
            yield Static(Content(self._why), classes="why", markup=False)
            yield AnswerList([Answer(name, words, str(n)) for n, (name, words) in enumerate(self._answers, 1)])
            yield Line(t("ask.choice-keys"), classes="remark")

    def on_mount(self) -> None:
        """The keys belong to the answers."""
        answers = self.query_one(AnswerList)
        answers.select(next((n for n, (name, _) in enumerate(self._answers) if name == self._now), 0))
        answers.focus()

    @on(PickList.Chosen)
    def _done(self, event: PickList.Chosen) -> None:
        self.dismiss(event.item.value)

    def action_cancel(self) -> None:
        """Never mind."""
        self.dismiss(None)


class AskFact(ModalScreen[str | None]):
    """Asks one fact; None when the person changed their mind, empty when it's left open."""

    BINDINGS: ClassVar[list[BindingType]] = ESCAPE

    def __init__(self, question: FactQuestion, value: str, proposed: str = "") -> None:
        super().__init__()
        self._question = question
        self._value = value or proposed
        self._remark = t("question.from-offer" if proposed and not value else "ask.keys")

    def compose(self) -> ComposeResult:
        """The question as it's asked on the way in."""
        with Vertical(classes="slip"):
            yield QuestionCard(self._question, self._value, self._remark)

    @on(QuestionCard.Answered)
    def _done(self, event: QuestionCard.Answered) -> None:
        self.dismiss(event.value)

    def action_cancel(self) -> None:
        """Never mind."""
        self.dismiss(None)
