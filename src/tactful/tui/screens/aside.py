"""Setting a hint aside, in this letter or always; and how much its check weighs for this person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tactful.i18n import t
from tactful.model import Check, Severity
from tactful.session import Hint, LetterSession
from tactful.tui.bindings import bindings
from tactful.tui.keys import Scope, key_name
from tactful.tui.screens.ask import ESCAPE, AskChoice
from tactful.tui.screens.page import Page
from tactful.tui.screens.read import Reading, why
from tactful.tui.widgets.filter_input import FilterInput
from tactful.tui.widgets.lines import Notice
from tactful.tui.widgets.pick_list import PickList
from tactful.tui.words import one_line

_OFF = "off"
_OWN = "own"


@dataclass(frozen=True, slots=True)
class Aside:
    """Why a hint doesn't fit, and whether it never does."""

    reason: str
    always: bool


class Reach(PickList[bool], can_focus=False):
    """In this letter, or always; the field beside it has the keys."""

    def draw(self, item: bool, *, selected: bool, width: int) -> list[Content]:
        """A sign that tells which without colour."""
        sign = Content.styled("  ● " if selected else "  ○ ", "$accent")
        words = t("aside.always" if item else "aside.letter")
        return [sign + one_line(words, "$letter" if selected else "$quiet")]


class AskAside(ModalScreen[Aside | None]):
    """Asks for the reason and how far it reaches; None when the person changed their mind."""

    BINDINGS: ClassVar[list[BindingType]] = ESCAPE

    def __init__(self, check: Check) -> None:
        super().__init__()
        self._check = check

    def compose(self) -> ComposeResult:
        """The question, the field, and the two ways."""
        with Vertical(classes="slip"):
            yield Static(Content(t("ask.dismiss")), classes="question", markup=False)
            yield Static(Content(self._check.label), classes="why", markup=False)
            yield FilterInput(placeholder=t("ask.dismiss-example"))
            yield Reach([False, True])
            yield Notice(t("aside.keys"), classes="remark")

    def on_mount(self) -> None:
        """The keys belong to the field."""
        self.query_one(FilterInput).focus()

    @on(FilterInput.Step)
    def _step(self, event: FilterInput.Step) -> None:
        event.stop()
        reach = self.query_one(Reach)
        reach.action_move(event.by)
        self.query_one(FilterInput).placeholder = t("ask.dismiss-always" if reach.selected else "ask.dismiss-example")

    @on(Input.Submitted)
    @on(PickList.Chosen)
    def _done(self) -> None:
        reason = self.query_one(FilterInput).value.strip()
        always = bool(self.query_one(Reach).selected)
        if always and not reason:
            self.query_one(".remark", Notice).say(t("aside.reason"))
            return
        self.dismiss(Aside(reason, always))

    def action_cancel(self) -> None:
        """Never mind."""
        self.dismiss(None)


class Why(Reading):
    """Why a check asks; a key leads to how much it weighs."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.WHY)

    def __init__(self, check: Check, weight: str, key: str, weigh: Callable[[], None]) -> None:
        words = t("weight.now", weight=weight, key=key)
        super().__init__(why(check) + Content.styled(f"\n\n{words}", "$quiet"))
        self._weigh = weigh
        self.keys = t("why.keys", key=key)

    def action_weigh(self) -> None:
        """Choose another weight."""
        self.dismiss(None)
        self._weigh()


class AsideWork(Page):
    """Sets hints aside and weighs checks, for a screen that has a session."""

    session: LetterSession

    def dismiss_hint(self, hint: Hint) -> None:
        """Overrule a hint, with a reason; or let it speak again."""
        if hint.always:
            self.attempt(lambda: self.tactful.desk.set_aside(self.session, hint.id, None))
            self.say(t("aside.back"))
            self.decided()
        elif hint.dismissed is not None:
            self.attempt(lambda: self.session.undismiss(hint.id))
            self.decided()
        else:
            self.app.push_screen(AskAside(hint.check), lambda aside: self._set_aside(hint, aside))

    def _set_aside(self, hint: Hint, aside: Aside | None) -> None:
        if aside is None:
            return
        if aside.always:
            self.attempt(lambda: self.tactful.desk.set_aside(self.session, hint.id, aside.reason))
        else:
            self.attempt(lambda: self.session.dismiss(hint.id, aside.reason))
        self.decided()

    def show_why(self, hint: Hint) -> None:
        """Why the check asks, and how much it weighs."""
        weight = t(f"weight.name.{_OFF if hint.always else hint.severity}")
        key = " ".join(key_name(key) for key in self.tactful.keymap_in_force()["weigh"][:1]) or "–"
        self.app.push_screen(Why(hint.check, weight, key, lambda: self._weigh(hint)))

    def _weigh(self, hint: Hint) -> None:
        own = t("weight.own", weight=t(f"weight.name.{hint.check.severity}"))
        answers = [(str(weight), t(f"weight.{weight}")) for weight in Severity]
        answers += [(_OFF, t("weight.off")), (_OWN, own)]

        def chosen(answer: str | None) -> None:
            if answer is None:
                return
            desk = self.tactful.desk
            if answer == _OFF:
                self.attempt(lambda: desk.set_aside(self.session, hint.id, t("weight.off-reason")))
            else:
                severity = None if answer == _OWN else Severity(answer)
                self.attempt(lambda: desk.set_weight(self.session, hint.id, severity))
            self.decided()

        now = _OFF if hint.always else str(hint.severity)
        self.app.push_screen(AskChoice(t("weight.question"), hint.check.label, answers, now), chosen)

    def decided(self) -> None:
        """Show what the decision changed."""
        raise NotImplementedError
