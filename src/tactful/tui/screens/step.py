"""Writing one step: the words, what's good about them, and the whole letter beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from tactful.i18n import t
from tactful.letters.direction import direction_of
from tactful.session import REVIEW, LetterSession
from tactful.tui.bindings import bindings
from tactful.tui.debounce import Debounce
from tactful.tui.keys import Action, Scope
from tactful.tui.screens.ask import AskText
from tactful.tui.screens.hint_work import HintWork
from tactful.tui.screens.letter_work import LetterWork
from tactful.tui.screens.outside_work import LOOK_EVERY, OutsideWork
from tactful.tui.screens.page import Page
from tactful.tui.screens.pane_work import PaneWork
from tactful.tui.screens.skip_work import SkipWork
from tactful.tui.widgets.hint_list import Box, HintList, Question
from tactful.tui.widgets.letter_area import LetterArea, Mark
from tactful.tui.widgets.letter_preview import LetterPreview
from tactful.tui.widgets.lines import StepBar, TitleBar
from tactful.tui.widgets.pick_list import PickList
from tactful.tui.widgets.skipped_card import SkippedCard
from tactful.tui.widgets.starter_panel import StarterPanel

SAVE_AFTER = 0.4
"""Seconds after the last key until the draft is saved; the journal has it at once."""
JUDGE_AFTER = 0.07
"""Seconds after the last key until the checks look again."""


class StepScreen(LetterWork, OutsideWork, SkipWork, PaneWork, HintWork, Page):
    """The letter of one session, a step at a time."""

    CSS_PATH = "step.tcss"
    SCOPES = (Scope.STEP, Scope.EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.STEP)

    def __init__(self, session: LetterSession) -> None:
        super().__init__()
        self.session = session
        self.step = session.position.step
        self.areas: dict[str, LetterArea] = {}
        self._saving = Debounce(self, SAVE_AFTER, self.save)
        self._judging = Debounce(self, JUDGE_AFTER, self.judge)

    def rows(self) -> Iterable[Widget]:
        """Title, steps, and the desk."""
        yield TitleBar(id="title")
        yield StepBar(id="steps")
        paper = Vertical(Static(id="goal", markup=False), Container(id="editors"), SkippedCard(), id="paper")
        guidance = VerticalScroll(Static(id="advice", markup=False), id="guidance")
        left = Vertical(paper, HintList(id="hints"), StarterPanel(id="starters"), guidance, id="left")
        yield Horizontal(left, LetterPreview(id="preview", empty=t("step.empty-letter")), id="desk")

    async def on_mount(self) -> None:
        """Go where the person left off."""
        step, cursor = self.session.position
        at_review = step == REVIEW
        if at_review:
            applying = [name for name in self.session.guide.step_ids if self.session.applies(name)]
            step, cursor = (applying or list(self.session.guide.step_ids))[-1], 0
        await self.go(step, cursor)
        self._greet()
        self.set_interval(LOOK_EVERY, self.look)
        if at_review:
            self.action_review()

    def _greet(self) -> None:
        """What the person should know on opening this letter."""
        session = self.session
        if session.sent is not None:
            self.say(f"{t('sent.locked', on=session.sent.on)} {t('sent.locked-remedy')}")
        elif session.read_only:
            self.say(t("elsewhere.only-reading"))
        elif session.problem is not None:
            self.say(str(session.problem))
        elif session.recovered:
            self.say(t("recovered.words"))
        else:
            self.offer_page()

    def in_footer(self, action: Action) -> bool:
        """The whole letter isn't offered where it stands beside the text already."""
        beside = self.size_class == "wide" and not self.has_class("-low")
        return super().in_footer(action) and not (beside and action.name == "preview")

    # --- where

    @property
    def area(self) -> LetterArea | None:
        """The editor of this step, if it applies."""
        return self.areas.get(self.step) if self.session.applies(self.step) else None

    async def go(self, step: str, cursor: int | None = None, end: int | None = None) -> None:
        """Show a step, its cursor at an offset, or words selected."""
        self.step = step
        applies = self.session.applies(step)
        if applies and step not in self.areas:
            runs = direction_of(self.session.guide.language)
            area = LetterArea(self.session.draft.steps.get(step, ""), sink=self._typed, direction=runs)
            area.read_only = self.session.read_only
            self.areas[step] = area
            # Where nothing else is known, a person goes on where the text ends.
            cursor = cursor or len(area.text)
            await self.query_one("#editors").mount(area)
        for name, area in self.areas.items():
            area.display = name == step and applies
        card = self.query_one(SkippedCard)
        card.display = not applies
        self.show_pane("letter")
        info = self.session.guide.step(step)
        goal = Content.assemble((info.title, "$accent bold"), "\n", (info.goal, "$quiet"))
        self.query_one("#goal", Static).update(goal)
        if applies:
            area = self.areas[step]
            if cursor is not None:
                area.move_to(min(cursor, len(area.text)), end)
            self.set_focus(area)
            self.session.position = (step, area.cursor_offset)
        else:
            card.show(info.title, self.why_skipped(step))
            self.set_focus(card)
            self.session.position = (step, 0)
        self._saving.poke()
        self.show_letter()
        self.judge()

    def _typed(self, text: str, cursor: int) -> None:
        """An edit, told by the editor before the next key is read."""
        self.session.edit(self.step, text, cursor)
        self._saving.poke()
        self._judging.poke()
        # Here and not on a message, so that both stand on the screen with one painting.
        self.show_preview(cursor)

    @on(LetterArea.Edited)
    def _edited(self) -> None:
        self.show_title()

    @on(LetterArea.PasteCut)
    def _paste_cut(self, event: LetterArea.PasteCut) -> None:
        self.say(t("step.paste-cut", count=event.dropped))

    @on(TextArea.SelectionChanged)
    def _cursor_moved(self) -> None:
        if self.area is not None and self.area.has_focus and (mark := self.area.mark_at_cursor()) is not None:
            self.query_one(HintList).select_hint(mark.check)

    def show_letter(self) -> None:
        """The whole letter, this step barred; and what stands in the top row."""
        self.show_preview(self.area.cursor_offset if self.area is not None else None)
        self.show_title()

    def show_preview(self, cursor: int | None) -> None:
        """The whole letter, this step barred, with the row of the step's cursor in view."""
        laid = self.session.laid()
        at = laid.from_step(self.step, cursor) if cursor is not None else None
        self.query_one(LetterPreview).show(laid, self.step, at=at, direction=direction_of(self.session.guide.language))

    def show_title(self) -> None:
        """Which letter this is, and whether it's saved."""
        session = self.session
        kind = t("title.kind", guide=session.guide.title, language=t(f"language.{session.guide.language}"))
        self.query_one(TitleBar).show(self.tactful.title_of(session.draft), kind, session.saved)

    def judge(self) -> None:
        """Let the checks look, and show what they found."""
        self._judging.cancel()
        self.attempt(self._judge)

    def _judge(self) -> None:
        session = self.session
        draft = session.draft
        info = session.guide.step(self.step)
        hints = session.hints(self.step) if session.applies(self.step) else ()
        boxes = [Box(reminder, draft.ticks.get(reminder.id, False)) for reminder in info.reminders]
        questions = [
            Question(session.guide.questions[fact])
            for fact in info.questions
            if fact in session.guide.questions and not draft.fact(fact)
        ]
        self.query_one(HintList).show_hints(hints, boxes, questions if session.applies(self.step) else [])
        self._cursor_moved()
        self.light()
        words = t("step.words", count=session.report().words)
        self.query_one(StepBar).show(session.progress(), self.step, t("step.review"), words)

    def light(self) -> None:
        """Underline the words of open hints in this step; the selected hint's stand out."""
        if self.area is None:
            return
        selected = self.query_one(HintList).selected
        text = self.area.text
        marks = [
            Mark(place.start, place.end, hint is selected, hint.id)
            for hint in self.session.hints(self.step)
            if hint.open
            for place in hint.places_in(self.step)
            if text[place.start : place.end] == place.text
        ]
        self.area.set_marks(marks)

    @on(PickList.Moved, "#hints")
    def _hint_selected(self) -> None:
        self.light()

    def save(self) -> None:
        """Save now, and say how it went."""
        self._saving.cancel()
        if self.area is not None:
            self.session.position = (self.step, self.area.cursor_offset)
        self.session.save()
        self.refresh_editors()
        self.keep_page()
        self.show_title()
        error = self.session.saved.error
        if error is not None:
            self.say(t("saved.trouble", title=error.title, remedy=error.remedy))
            self._saving.poke()
        elif self.session.saved.notice:
            self.say(self.session.saved.notice)
        elif self._trouble:
            self.say("")
        self._trouble = error is not None

    _trouble = False

    @property
    def waiting(self) -> bool:
        """Whether checks or saving wait for a pause in typing."""
        return self._saving.waiting or self._judging.waiting

    def on_unmount(self) -> None:
        """Nothing waits any longer."""
        self._saving.cancel()
        self._judging.cancel()

    # --- keys

    async def action_next_step(self) -> None:
        """On to the next step that applies; after the last one, the review."""
        await self._walk(1)

    async def action_previous_step(self) -> None:
        """Back to the step before."""
        await self._walk(-1)

    async def _walk(self, direction: int) -> None:
        order = self.session.guide.step_ids
        at = order.index(self.step) + direction
        while 0 <= at < len(order) and not self.session.applies(order[at]):
            at += direction
        if at < 0:
            self.say(t("step.first"))
        elif at >= len(order):
            self.action_review()
        else:
            self.say("")
            await self.go(order[at])

    @on(StepBar.Chosen)
    async def _step_chosen(self, event: StepBar.Chosen) -> None:
        if event.step == REVIEW:
            self.action_review()
        else:
            await self.go(event.step)

    def action_take_back(self) -> None:
        """Undo the last change of facts, steps, ticks or dismissals."""
        what = self.session.undo_change()
        self.say(t("step.taken-back", what=what) if what else t("step.nothing-to-take-back"))
        self._after_change()

    def _after_change(self) -> None:
        """Something besides the text changed."""
        self._saving.poke()
        self.call_later(self.go, self.step)

    def action_rename(self) -> None:
        """Give the letter a name for the list."""

        def named(title: str | None) -> None:
            if title is not None:
                self.attempt(lambda: self.session.set_title(title))
                self._saving.poke()
                self.show_title()

        self.app.push_screen(AskText(t("ask.title"), self.session.draft.title), named)

    def action_facts(self) -> None:
        """All facts on one sheet."""
        self.tactful.show_facts(self.session, self._after_change)

    def action_review(self) -> None:
        """The whole letter and what's still open."""
        self._judging.flush()
        self.save()

        def back(target: object) -> None:
            if isinstance(target, tuple):
                self.call_later(self.go, *target)
            else:
                self._after_change()

        self.tactful.show_review(self.session, back)

    def action_all_letters(self) -> None:
        """Save and go to the list."""
        self.save()
        self.tactful.show_home()
