"""Sentences to start from, as they'd read in this letter, found by typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tactful.i18n import t
from tactful.letters.starters import fill, slots
from tactful.model import FactValue, Starter
from tactful.tui.widgets.filter_input import FilterInput
from tactful.tui.widgets.pick_list import PickList
from tactful.tui.words import one_line


@dataclass(frozen=True, slots=True)
class Sentence:
    """A starter filled in with the known facts."""

    text: str
    situation: str


Entry = Sentence | str
"""A sentence, or the name of a group."""


class StarterList(PickList[Entry]):
    """Sentences in groups. The field that filters them has the keys, so the selected one shows without."""

    lit = True

    def can_choose(self, item: Entry) -> bool:
        """Not the groups."""
        return isinstance(item, Sentence)

    def draw(self, item: Entry, *, selected: bool, width: int) -> list[Content]:
        """A group's name, or a sentence wrapped, its open slots soft."""
        if isinstance(item, str):
            return [Content(" ") + one_line(item, "$quiet bold")]
        text = one_line(item.text, "$letter" if selected else "")
        for slot in slots(text.plain):
            text = text.stylize("$accent italic", slot.start, slot.end)
        return [*(Content("   ") + row for row in text.wrap(max(10, width - 4))), Content("")]


class StarterPanel(Vertical):
    """The list and the field that filters it."""

    class Picked(Message):
        """A sentence was chosen."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    _sentences: tuple[Sentence, ...] = ()

    def compose(self) -> ComposeResult:
        """The field above the list."""
        yield FilterInput(placeholder=t("starters.filter"))
        yield StarterList(empty=t("starters.none"))

    def open(
        self,
        starters: Sequence[Starter],
        facts: Mapping[str, FactValue],
        language: str,
        situations: Mapping[str, str],
    ) -> None:
        """Show these sentences and take the keys."""
        self._sentences = tuple(
            Sentence(fill(starter, facts, language), situations.get(starter.situation, starter.situation))
            for starter in starters
        )
        field = self.query_one(FilterInput)
        field.value = ""
        self._filter("")
        field.focus()

    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        entries: list[Entry] = []
        for sentence in sorted(self._sentences, key=self._group_order):
            if all(word in f"{sentence.text} {sentence.situation}".casefold() for word in wanted):
                if sentence.situation not in entries:
                    entries.append(sentence.situation)
                entries.append(sentence)
        self.query_one(StarterList).show(entries, select=1 if entries else -1)

    def _group_order(self, sentence: Sentence) -> int:
        return [other.situation for other in self._sentences].index(sentence.situation)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._filter(event.value)

    @on(FilterInput.Step)
    def _step(self, event: FilterInput.Step) -> None:
        event.stop()
        self.query_one(StarterList).action_move(event.by)

    @on(Input.Submitted)
    @on(PickList.Chosen)
    def _take(self, event: Message) -> None:
        event.stop()
        chosen = self.query_one(StarterList).selected
        if isinstance(chosen, Sentence):
            self.post_message(self.Picked(chosen.text))
