"""What can be done with the letter as a whole: think again whether to write it, and write the one after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from tactful.i18n import t
from tactful.session import LetterSession
from tactful.tui.keys import Action
from tactful.tui.screens.page import Page


class LetterWork(Page):
    """Thinks again and follows up, for a screen that has a session."""

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
