"""What a person may do about a hint at a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tactful.i18n import t
from tactful.letters.starters import slots
from tactful.session import Hint, LetterSession, Place
from tactful.tui.screens.aside import AsideWork
from tactful.tui.screens.ask import AskFact
from tactful.tui.screens.page import Page
from tactful.tui.widgets.hint_list import Box, HintList, Question


class HintWork(AsideWork, Page):
    """Answers `HintList.Asked` for a screen that has a session, a step and an editor."""

    session: LetterSession
    step: str

    @on(HintList.Asked)
    async def _asked(self, event: HintList.Asked) -> None:
        row = event.row
        if isinstance(row, Box) and event.what == "use_hint":
            self.attempt(lambda: self.session.tick(row.reminder.id, not row.ticked))
            self._changed()
        elif isinstance(row, Question) and event.what == "use_hint":
            self.ask_fact(row.question.fact)
        elif isinstance(row, Hint):
            await self._about(row, event.what)
        elif event.what == "use_hint":
            self._changed()

    async def _about(self, hint: Hint, what: str) -> None:
        if what == "why":
            self.show_why(hint)
        elif what == "dismiss":
            self.dismiss_hint(hint)
        elif what == "use_hint" and await self._use(hint):
            return
        elif hint.places:
            await self.go_to_place(hint.places_in(self.step)[0] if hint.places_in(self.step) else hint.places[0])
        else:
            self.back_to_editor()

    async def _use(self, hint: Hint) -> bool:
        """Put the suggested words in place, or add the sentence that's missing. False when there's neither here."""
        for place in hint.places_in(self.step):
            if place.suggestions and self.area is not None:
                self._put(place)
                return True
        added = hint.addition
        if added is None or self.session.read_only:
            return False
        if added.step != self.step:
            await self.go(added.step)
        if self.area is None:
            return False
        self.back_to_editor()
        # At once: until then the list would keep its selection as if somebody were in it.
        self.set_focus(self.area)
        self.area.move_to(0 if added.first else len(self.area.text.rstrip()))
        self.area.put_starter(added.text)
        self.say(t("hint.added" if slots(added.text) else "hint.used"))
        return True

    def _put(self, place: Place) -> None:
        """The plain words in place; where they leave a gap, on to filling it."""
        words = place.suggestions[0]
        if self.area is None:
            return
        self.area.put(words, place.start, place.end)
        gaps = slots(words)
        if gaps:
            self.back_to_editor()
            self.area.move_to(place.start + gaps[0].start, place.start + gaps[0].end)
        self.say(t("hint.added" if gaps else "hint.used"))

    async def go_to_place(self, place: Place) -> None:
        """To the words themselves, in whichever step they are."""
        if place.step is None:
            self.say(t("hint.outside", words=place.text))
        elif place.step == self.step and self.area is not None:
            self.back_to_editor()
            self.area.move_to(place.start, place.end)
        else:
            await self.go(place.step, place.start, place.end)

    def decided(self) -> None:
        """A hint was set aside, or weighs otherwise now."""
        self._changed()

    def ask_fact(self, name: str) -> None:
        """Ask one fact and say what the answer changed."""
        question = self.session.guide.questions[name]

        def answered(value: str | None) -> None:
            if value is not None:
                change = self.attempt(lambda: self.session.set_fact(name, value))
                if change is not None:
                    self.say(change.message)
                self._changed()

        proposed = self.tactful.desk.shown_in(self.session).get(name, "")
        self.app.push_screen(AskFact(question, self.session.draft.fact(name), proposed), answered)

    def _changed(self) -> None:
        self.save()
        self.show_letter()
        self.judge()

    if TYPE_CHECKING:
        from tactful.tui.widgets.letter_area import LetterArea

        @property
        def area(self) -> LetterArea | None:
            """The editor of this step."""

        def back_to_editor(self) -> None:
            """The keys belong to the text again."""

        async def go(self, step: str, cursor: int | None = None, end: int | None = None) -> None:
            """Show a step."""

        def save(self) -> None:
            """Save now."""

        def judge(self) -> None:
            """Let the checks look."""

        def show_letter(self) -> None:
            """The whole letter."""
