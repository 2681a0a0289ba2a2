"""Before a letter that ends something: should it be written at all? Both doors stay open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tactful.i18n import t
from tactful.model import Gate, GateQuestion
from tactful.session import GateAdvice, advise
from tactful.tui.bindings import bindings
from tactful.tui.keys import Action, Scope
from tactful.tui.screens.page import Page
from tactful.tui.widgets.filter_input import Field
from tactful.tui.widgets.lines import KeyBar, Line, TitleBar
from tactful.tui.widgets.pick_list import PickList
from tactful.tui.widgets.question_card import Answer, AnswerList
from tactful.tui.widgets.statement_list import Statement, StatementList
from tactful.tui.words import one_line


class Door(StrEnum):
    """Where the person goes from here."""

    LETTER = "letter"
    OTHER = "other"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Decision:
    """The door taken, the answers, and what tactful made of them."""

    door: Door
    answers: Mapping[str, Any]
    advice: GateAdvice


class GateScreen(Page):
    """The statements, then the questions, then a paragraph. Leaves with a Decision, or None for never mind."""

    CSS_PATH = "gate.tcss"
    SCOPES = (Scope.GATE, Scope.EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.GATE)

    def __init__(
        self, title: str, gate: Gate, answers: Mapping[str, Any], *, writing: bool = False, at_end: bool = False
    ) -> None:
        super().__init__()
        self._title = title
        self._gate = gate
        self._writing = writing
        self.answers: dict[str, Any] = dict(answers)
        self._at = len(self._gate.questions) + 1 if at_end else 0

    def rows(self) -> Iterable[Widget]:
        """Where we are, and the card."""
        yield TitleBar(id="title")
        yield Line(id="count")
        yield Vertical(id="card")

    async def on_mount(self) -> None:
        """The statements."""
        self.query_one(TitleBar).show(t("gate.title"), self._title)
        await self._show()

    async def _show(self) -> None:
        card = self.query_one("#card")
        await card.remove_children()
        total = len(self._gate.questions) + 1
        count = t("new.count", number=self._at + 1, total=total) if self._at < total else ""
        self.query_one("#count", Line).say(Content.styled(count, "$quiet"))
        self.query_one(KeyBar).refresh()
        if self._at == 0:
            await self._show_statements(card)
        elif self._at < total:
            await self._show_question(card, self._gate.questions[self._at - 1])
        else:
            await self._show_advice(card)

    async def _show_statements(self, card: Widget) -> None:
        statements = StatementList(self._statements())
        await card.mount(
            Static(self._gate.intro or t("gate.intro"), classes="question", markup=False),
            statements,
            Line(t("gate.tick-keys"), classes="remark"),
        )
        statements.focus()

    def _statements(self) -> list[Statement]:
        return [Statement(reason, self.answers.get(reason.id) is True) for reason in self._gate.reasons]

    async def _show_question(self, card: Widget, question: GateQuestion) -> None:
        given = str(self.answers.get(question.id, ""))
        answers = [Answer(name, words, str(n)) for n, (name, words) in enumerate(question.answers.items(), 1)]
        field: Widget = AnswerList(answers) if answers else Field(given)
        if isinstance(field, AnswerList):
            field.select(next((n for n, answer in enumerate(answers) if answer.value == given), 0))
        await card.mount(
            Static(question.question, classes="question", markup=False),
            Static(question.why, classes="why", markup=False),
            field,
            Line(t("gate.choice-keys" if answers else "gate.keys"), classes="remark"),
        )
        field.focus()

    async def _show_advice(self, card: Widget) -> None:
        advice = advise(self._gate, self.answers)
        on_ = (Door.LETTER, t("gate.on" if self._writing else "gate.write"))
        if advice.against:
            on_ = (Door.LETTER, t("gate.on-anyway" if self._writing else "gate.write-anyway"))
        others = [(Door.OTHER, t("gate.other")), (Door.HOME, t("gate.home"))]
        doors = [*others, on_] if advice.against else [on_, *others]
        answers = AnswerList([Answer(door, words, str(n)) for n, (door, words) in enumerate(doors, 1)])
        await card.mount(
            Static(one_line(advice.text), id="advice", markup=False),
            answers,
            Line(t("gate.door-keys"), classes="remark"),
        )
        answers.focus()

    def offered(self) -> Iterable[Action]:
        """Only what does something here: nothing to tick at a question, nothing further after the last."""
        idle = set() if self._at == 0 else {"gate_tick"}
        idle |= {"gate_on"} if self._at > len(self._gate.questions) else set()
        return (action for action in super().offered() if action.name not in idle)

    # --- answers

    @on(PickList.Chosen)
    async def _chosen(self, event: PickList.Chosen) -> None:
        event.stop()
        if isinstance(event.item, Statement):
            self._tick(event.item.reason.id)
        elif self._at <= len(self._gate.questions):
            self.answers[self._gate.questions[self._at - 1].id] = event.item.value
            await self._go(1)
        else:
            self.dismiss(Decision(Door(event.item.value), self.answers, advise(self._gate, self.answers)))

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        await self.action_gate_on()

    def _keep(self) -> None:
        """Keep what stands in the field; an answer taken away is open again."""
        for field in self.query(Field):
            name = self._gate.questions[self._at - 1].id
            if typed := field.value.strip():
                self.answers[name] = typed
            else:
                self.answers.pop(name, None)

    async def _go(self, by: int) -> None:
        if self._at == 0:
            # Gone through: what wasn't ticked doesn't hold.
            self.answers |= {reason.id: self.answers.get(reason.id) is True for reason in self._gate.reasons}
        self._at += by
        await self._show()

    # --- keys

    def action_gate_tick(self) -> None:
        """Tick the selected statement, or clear it."""
        for statements in self.query(StatementList):
            if (chosen := statements.selected) is not None:
                self._tick(chosen.reason.id)

    def _tick(self, reason: str) -> None:
        self.answers[reason] = self.answers.get(reason) is not True
        for statements in self.query(StatementList):
            statements.show(self._statements())

    async def action_gate_on(self) -> None:
        """On, with or without an answer."""
        self._keep()
        if self._at <= len(self._gate.questions):
            await self._go(1)

    async def action_gate_back(self) -> None:
        """Back to the question before."""
        self._keep()
        if self._at:
            await self._go(-1)
        else:
            self.dismiss(None)

    def action_leave_gate(self) -> None:
        """Never mind."""
        self.dismiss(None)
