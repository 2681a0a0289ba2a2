"""On the way into a letter: which guide, then its facts, one question at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tactful.errors import UnknownNameError
from tactful.guidance import guide_ids, language_ids, load_guide
from tactful.guidance.spoken import in_words
from tactful.i18n import language as spoken
from tactful.i18n import t
from tactful.model import Draft, FactQuestion, FactValue, Gate, Guide
from tactful.session.gate import as_kept
from tactful.tui.bindings import bindings
from tactful.tui.keys import Action, Scope, key_name
from tactful.tui.screens.ask import AskChoice
from tactful.tui.screens.gate import Decision, Door, GateScreen
from tactful.tui.screens.page import Page
from tactful.tui.widgets.lines import Line, TitleBar
from tactful.tui.widgets.pick_list import PickList
from tactful.tui.widgets.question_card import QuestionCard
from tactful.tui.words import one_line


def _guides(language: str) -> Iterator[Guide]:
    """The guides that have words in that language; own ones may have them in one alone."""
    for name in guide_ids():
        with suppress(UnknownNameError):
            yield in_words(load_guide(name, language), spoken())


class GuideList(PickList[Guide]):
    """Kinds of letters, each with when to use it."""

    def draw(self, item: Guide, *, selected: bool, width: int) -> list[Content]:
        """Its name and when it's the right one."""
        rows = one_line(item.when, "$quiet").wrap(max(20, width - 6))
        return [
            Content("  ") + one_line(item.title, "$letter bold" if selected else ""),
            *(Content("  ") + row for row in rows),
            Content(""),
        ]


class NewLetterScreen(Page):
    """The questions. Each can be skipped, and each can be gone back to."""

    CSS_PATH = "new_letter.tcss"
    SCOPES = (Scope.QUESTION, Scope.EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.QUESTION)

    def __init__(
        self, guide: str | None, language: str, facts: Mapping[str, FactValue], base: Draft | None = None
    ) -> None:
        super().__init__()
        known = [] if guide is not None else list(_guides(language))
        self._choices = known if len(known) > 1 else []
        self._language = language
        self.facts: dict[str, FactValue] = dict(facts)
        self._given = frozenset(name for name, value in facts.items() if value)
        self._gate: dict[str, Any] = {}
        self._base = base
        self._guide = in_words(load_guide(guide, language), spoken()) if guide is not None else known[0]
        self._at = -1 if self._choices else 0

    def rows(self) -> Iterable[Widget]:
        """Where we are, and the card."""
        yield TitleBar(id="title")
        yield Line(id="count")
        yield Vertical(id="card")

    async def on_mount(self) -> None:
        """The first question."""
        if self._at < 0:
            await self._show()
        else:
            await self._begin_guide()

    @property
    def _questions(self) -> list[FactQuestion]:
        guide = self._guide
        asked = (fact for fact in guide.first_facts if fact in guide.questions and fact not in self._given)
        return [guide.questions[fact] for fact in asked]

    async def _begin_guide(self) -> None:
        """What's asked before the letter, if the guide has such questions, and then its facts."""
        self._at = 0
        if self._guide.gate is None:
            self._gate = {}
            await self._show()
        else:
            self._think(self._guide.gate)

    def _think(self, gate: Gate, *, at_end: bool = False) -> None:
        self.app.push_screen(GateScreen(self._guide.title, gate, self._gate, at_end=at_end), self._decided)

    async def _decided(self, decision: object) -> None:
        gate = self._guide.gate
        if not isinstance(decision, Decision) or gate is None:
            await self._choose_again() if self._choices else self.action_leave_questions()
            return
        self._gate = dict(decision.answers)
        if decision.door is Door.LETTER:
            self._gate = as_kept(gate, decision.answers)
            self.facts = {**decision.advice.proposals, **self.facts}
            await self._show()
        elif decision.door is Door.OTHER:
            self._choices = self._choices or list(_guides(self._language))
            await self._choose_again()
        else:
            self.action_leave_questions()

    async def _choose_again(self) -> None:
        self._at = -1
        await self._show()

    async def _show(self) -> None:
        card = self.query_one("#card")
        await card.remove_children()
        questions = self._questions
        if self._at < 0:
            chooser = GuideList(self._choices)
            await card.mount(Static(t("new.which"), classes="question", markup=False), chooser, Line(id="language"))
            self._say_language()
            chooser.focus()
            self.query_one(TitleBar).show(t("new.title"))
            self.query_one("#count", Line).say("")
            return
        if self._at >= len(questions):
            self.call_after_refresh(self.action_start_writing)
            return
        question = questions[self._at]
        self.query_one(TitleBar).show(t("new.title"), self._guide.title)
        count = Content.styled(t("new.count", number=self._at + 1, total=len(questions)), "$quiet")
        self.query_one("#count", Line).say(count)
        value = self.facts.get(question.fact, "")
        text = value if isinstance(value, str) else "\n".join(value)
        shown = "" if text else self._shown().get(question.fact, "")
        await card.mount(QuestionCard(question, text or shown, t("question.from-offer" if shown else "new.keys")))

    def _shown(self) -> Mapping[str, str]:
        """What the offer already tells of itself."""
        offer = self.facts.get("offer", "")
        return self.tactful.desk.shown_by(str(offer), self._language) if offer else {}

    # --- the letter's language

    def _say_language(self) -> None:
        keys = self.tactful.keymap_in_force()["letter_language"]
        if keys and len(language_ids()) > 1:
            words = t("new.language", language=t(f"language.{self._language}"), key=key_name(keys[0]))
            self.query_one("#language", Line).say(words)

    def offered(self) -> Iterable[Action]:
        """The language is offered while the kind of letter is being chosen; later it'd take the guide away."""
        here = self._at < 0 and len(language_ids()) > 1
        return (action for action in super().offered() if here or action.name != "letter_language")

    def action_letter_language(self) -> None:
        """Choose the language of the letter, from those that have guidance."""
        if self._at >= 0 or len(language_ids()) < 2:
            return
        answers = [(code, t(f"language.{code}")) for code in language_ids()]
        self.app.push_screen(AskChoice(t("new.language-question"), "", answers, self._language), self._use_language)

    async def _use_language(self, language: str | None) -> None:
        if language is not None and language != self._language:
            self._language = language
            self._choices = list(_guides(language))
            await self._show()

    @on(PickList.Chosen)
    async def _guide_chosen(self, event: PickList.Chosen) -> None:
        if isinstance(event.item, Guide):
            self._guide = event.item
            await self._begin_guide()

    @on(QuestionCard.Answered)
    async def _answered(self, event: QuestionCard.Answered) -> None:
        if event.value:
            self.facts[event.fact] = event.value
        else:
            self.facts.pop(event.fact, None)
        self._at += 1
        if self._at >= len(self._questions):
            self.action_start_writing()
        else:
            await self._show()

    def _keep(self) -> None:
        """Keep what stands in the field without going on."""
        for card in self.query(QuestionCard):
            question = self._questions[self._at]
            if value := card.typed():
                self.facts[question.fact] = value

    def action_next_question(self) -> None:
        """On, with or without an answer."""
        for card in self.query(QuestionCard):
            card.give()

    async def action_previous_question(self) -> None:
        """Back to the question before."""
        if self._at == 0 and self._guide.gate is not None:
            self._keep()
            self._think(self._guide.gate, at_end=True)
        elif self._at > (-1 if self._choices else 0):
            self._keep()
            self._at -= 1
            await self._show()
        else:
            self.action_leave_questions()

    def action_start_writing(self) -> None:
        """Leave the other questions open and write."""
        if 0 <= self._at < len(self._questions):
            self._keep()
        desk = self.tactful.desk
        if self._base is not None and self._guide.id == self._base.guide:
            self.tactful.begin(partial(desk.start, replace(self._base, facts=self.facts, gate=self._gate)))
        else:
            self.tactful.begin(partial(desk.begin, self._guide.id, self._language, self.facts, self._gate))

    def action_leave_questions(self) -> None:
        """Never mind: back to the letters."""
        self.tactful.show_home()
