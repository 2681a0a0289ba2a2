"""One question to a screen: in the person's words, why it's asked, and the answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tactful.errors import InputError
from tactful.i18n import t
from tactful.model import FACTS, FactKind, FactQuestion, parse_fact
from tactful.tui.widgets.filter_input import Field
from tactful.tui.widgets.lines import Notice
from tactful.tui.widgets.pick_list import PickList
from tactful.tui.words import one_line


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers: its value, its words, the key that chooses it."""

    value: str
    words: str
    key: str


class AnswerList(PickList[Answer]):
    """Answers to choose from, each with a digit."""

    def draw(self, item: Answer, *, selected: bool, width: int) -> list[Content]:
        """A digit and the words."""
        return [
            Content.assemble("  ", (item.key, "$accent"), "  ", one_line(item.words, "$letter" if selected else ""))
        ]

    def on_key(self, event: events.Key) -> None:
        """A digit chooses at once."""
        for answer in self.items:
            if event.character == answer.key:
                event.stop()
                self.post_message(self.Chosen(self, answer))


class QuestionCard(Vertical):
    """Asks one fact; posts `Answered` with its value, empty for an answer left open."""

    class Answered(Message):
        """The person answered, or left the field empty."""

        def __init__(self, fact: str, value: str) -> None:
            super().__init__()
            self.fact = fact
            self.value = value

    def __init__(self, question: FactQuestion, value: str = "", hint: str = "") -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._hint = hint
        self._fact = FACTS[question.fact]

    def compose(self) -> ComposeResult:
        """The question, why, and a list or a field."""
        yield Static(Content(self._question.question), classes="question", markup=False)
        yield Static(Content(self._question.why), classes="why", markup=False)
        answers = self._answers()
        if answers:
            chosen = AnswerList(answers)
            chosen.select(next((n for n, answer in enumerate(answers) if answer.value == self._value), 0))
            yield chosen
        else:
            value = "; ".join(self._value.splitlines()) if self._fact.kind is FactKind.LIST else self._value
            placeholder = self._question.placeholder
            yield Field(value, placeholder=t("question.example", words=placeholder) if placeholder else "")
        yield Notice(self._hint, classes="remark")

    def on_mount(self) -> None:
        """The keys belong to the answer."""
        self.query_one("AnswerList, Field").focus()

    def typed(self) -> str:
        """What stands in the field; for a list, nothing before it's chosen."""
        fields = self.query(Field)
        return self._read(fields.first().value) if fields else self._value

    def give(self) -> bool:
        """Hand the answer on. False, with a remark, when the fact doesn't take it."""
        value = self.typed()
        if value:
            try:
                parse_fact(self._fact.name, value)
            except InputError as error:
                self.query_one(".remark", Notice).say(error.remedy or error.title)
                return False
        self.post_message(self.Answered(self._fact.name, value))
        return True

    def _read(self, value: str) -> str:
        value = value.strip()
        if self._fact.kind is FactKind.DATE and value:
            from tactful.checks.dates import read_date

            date = read_date(value, dt.datetime.now().astimezone().date())
            return date.isoformat() if date is not None else value
        return "\n".join(part.strip() for part in value.split(";")) if self._fact.kind is FactKind.LIST else value

    def _answers(self) -> list[Answer]:
        words = dict(self._question.answers)
        if not words and self._fact.kind is FactKind.FLAG:
            words = {"yes": t("question.yes"), "no": t("question.no")}
        if not words:
            words = {choice: choice for choice in self._fact.choices}
        return [Answer(value, text, str(number)) for number, (value, text) in enumerate(words.items(), 1)]

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.give()

    @on(PickList.Chosen)
    def _chosen(self, event: PickList.Chosen) -> None:
        event.stop()
        self.post_message(self.Answered(self._fact.name, event.item.value))
