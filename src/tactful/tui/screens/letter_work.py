"""What can be done with the letter as a whole: see it as a page, think again about it, write the one after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from tactful.i18n import t
from tactful.session import LetterSession
from tactful.text.visible import visible_line
from tactful.tui.keys import Action, key_name
from tactful.tui.screens.page import Page


class LetterWork(Page):
    """Shows it in the browser, thinks again and follows up, for a screen that has a session."""

    session: LetterSession

    if TYPE_CHECKING:

        def save(self) -> None:
            """Save now."""

        def _after_change(self) -> None:
            """Something besides the text changed."""

    def offered(self) -> Iterable[Action]:
        """Only what this letter has."""
        guide = self.session.guide
        missing = {"think_again"} if guide.gate is None else set()
        missing |= set() if guide.follow_up else {"follow_up", "follow_up_now"}
        return (action for action in super().offered() if action.name not in missing)

    def action_see_page(self) -> None:
        """The letter in the browser, where every script is drawn as it should be."""
        from tactful.tui.live_page import open_in_browser

        page = self.tactful.page
        try:
            page.write(self.session.laid(), self.session.draft)
        except OSError as error:
            self.say(t("page.not-written", reason=error.strerror or str(error)))
            return
        told = "page.opened" if open_in_browser(page.path) else "page.at"
        self.say(t(told, path=visible_line(str(page.path))))

    def keep_page(self) -> None:
        """Bring the page in the browser up to date, if there's one."""
        if self.tactful.page.shown:
            with suppress(OSError):
                self.tactful.page.write(self.session.laid(), self.session.draft)

    def offer_page(self) -> bool:
        """Say once where this terminal can't draw the script of this letter well. True when it was said."""
        language = self.session.guide.language
        if language in self.tactful.offered_page or self.tactful.terminal.draws(language):
            return False
        self.tactful.offered_page.add(language)
        self.say(t(f"page.offered-{language}", key=key_name(self.tactful.keymap_in_force()["see_page"][0])))
        return True

    def action_follow_up(self) -> None:
        """The letter that comes after this one."""
        self.save()
        self.tactful.follow_up(self.session.draft)

    def action_think_again(self) -> None:
        """Through the questions before the letter once more."""
        from tactful.tui.screens.gate import GateScreen

        gate = self.session.guide.gate
        if gate is None:
            self.say(t("gate.none"))
            return
        self.save()
        screen = GateScreen(self.session.guide.title, gate, self.session.draft.gate, writing=True)
        self.app.push_screen(screen, self._decided)

    def _decided(self, decision: object) -> None:
        from tactful.tui.screens.gate import Decision, Door

        if not isinstance(decision, Decision):
            return
        self.attempt(lambda: self.session.pass_gate(decision.answers))
        if decision.door is Door.OTHER:
            language = self.session.guide.language
            self.tactful.put_away()
            self.tactful.show_questions(None, language)
        elif decision.door is Door.HOME:
            self.tactful.show_home()
        else:
            self._propose(decision.advice.proposals)
            self._after_change()

    def _propose(self, proposals: Mapping[str, str]) -> None:
        """Answer what the reasons suggest where it's still open, and say so."""
        for name, value in proposals.items():
            question = self.session.guide.questions.get(name)
            if question is not None and not self.session.draft.fact(name):
                self.attempt(partial(self.session.set_fact, name, value))
                answer = question.answers.get(value, value)
                self.say(t("gate.proposed", question=question.question, answer=answer))
