"""The application: which screen stands where, and leaving without losing a word."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.command import CommandPalette, Provider
from textual.driver import Driver
from textual.screen import Screen

from tactful.errors import TactfulError
from tactful.i18n import t
from tactful.model import Draft, FactValue
from tactful.tui import theme
from tactful.tui.bindings import bindings, keymap
from tactful.tui.desk import Desk
from tactful.tui.in_order import InOrder
from tactful.tui.keys import Scope, actions, key_table
from tactful.tui.live_page import LivePage
from tactful.tui.screens.home import HomeScreen
from tactful.tui.screens.page import Page
from tactful.tui.terminal import signals, turning
from tactful.tui.terminal.kind import Kind

if TYPE_CHECKING:
    from tactful.session import LetterSession


def _actions() -> type[Provider]:
    from tactful.tui.palette import ActionProvider

    return ActionProvider


class TactfulApp(InOrder):
    """One window: the list of letters, or one letter."""

    TITLE = "tactful"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_actions}
    BINDINGS: ClassVar = bindings(Scope.EVERYWHERE)
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it
        (0, "-tiny-width"),
        (60, "-narrow"),
        (80, "-normal"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-tiny-height"), (20, "-low"), (22, "-high")]  # noqa: RUF012

    def __init__(
        self,
        desk: Desk,
        first: Callable[[TactfulApp], None] | None = None,
        driver: type[Driver] | None = None,
    ) -> None:
        # Told before Textual chooses its filter: without it, NO_COLOR is grey, sent as true colour.
        super().__init__(driver_class=driver, ansi_color=True if theme.without_colour() else None)
        self.desk = desk
        self.session: LetterSession | None = None
        self.page = LivePage(desk.paths.state)
        self.terminal = Kind()
        self.offered_page: set[str] = set()
        """The languages for which the page in the browser was offered."""
        self.typed_ahead = b""
        """Keys pressed before there was a screen to take them."""
        self._first = first or TactfulApp.show_home
        for colours in (theme.DUSK, theme.DAY, theme.TERMINAL):
            self.register_theme(colours)
        self.theme = theme.chosen(desk.settings.theme)
        # Motion tells nothing here, and every frame of it would cost a remote terminal.
        self.animation_level = "none"
        self.set_keymap(keymap(desk.keys))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that don't name them."""
        return dict(theme.VARIABLES)

    def on_mount(self) -> None:
        """Show the first screen and be ready to be told to stop."""
        if not self.is_headless:
            signals.install(self.stop)
        # After Ctrl+Z and fg the terminal is blank: Textual believes it still shows what it did.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True, repaint=True))
        self._first(self)
        if self.typed_ahead:
            self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        from tactful.tui.terminal.paste import PasteParser

        for message in PasteParser().feed(self.typed_ahead.decode("utf-8", "replace")):
            self.post_message(message)

    # --- screens

    def _stand(self, screen: Screen[object]) -> None:
        """Make this the only screen."""
        if len(self.screen_stack) > 1:
            while len(self.screen_stack) > 2:
                self.pop_screen()
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def show_home(self, words: str = "") -> None:
        """The list of letters."""
        self.put_away()
        self._stand(HomeScreen(words))

    def show_questions(self, guide: str | None, language: str, facts: Mapping[str, FactValue] | None = None) -> None:
        """The questions on the way into a new letter."""
        from tactful.tui.screens.new_letter import NewLetterScreen

        self._stand(NewLetterScreen(guide, language, facts or {}))

    def follow_up(self, draft: Draft) -> None:
        """The letter after this one, or why there's none."""
        try:
            following = self.desk.following(draft)
        except TactfulError as error:
            self.tell(error)
            return
        self.put_away()
        self.ask_for(following)

    def ask_for(self, draft: Draft) -> None:
        """What isn't known yet for a letter that was begun elsewhere; it's stored when the writing starts."""
        from tactful.tui.screens.new_letter import NewLetterScreen

        self._stand(NewLetterScreen(draft.guide, draft.language, draft.facts, draft))

    def write(self, session: LetterSession) -> None:
        """A letter, where the person left off."""
        from tactful.tui.screens.step import StepScreen

        self.put_away()
        self.session = session
        self._stand(StepScreen(session))

    def show_facts(self, session: LetterSession, done: Callable[[], None]) -> None:
        """All facts on one sheet."""
        from tactful.tui.screens.facts import FactsScreen

        self.push_screen(FactsScreen(session), lambda _: done())

    def show_review(self, session: LetterSession, done: Callable[[object], None]) -> None:
        """The whole letter and what's still open."""
        from tactful.tui.screens.review import ReviewScreen

        self.push_screen(ReviewScreen(session), done)

    def open(self, ref: str | Path, *, take_over: bool = False) -> None:
        """Open a letter, or say why not. One that's open in another window is taken over only by consent."""
        try:
            session = self.desk.open(ref, take_over=take_over)
        except TactfulError as error:
            self.tell(error)
            return
        self.write(session)
        if session.read_only and session.sent is None:
            from tactful.tui.screens.ask import AskChoice

            answers = [("read", t("elsewhere.read")), ("take", t("elsewhere.take"))]

            def decided(answer: str | None) -> None:
                if answer == "take":
                    self.open(ref, take_over=True)

            self.push_screen(AskChoice(t("elsewhere.title"), str(session.problem or ""), answers), decided)

    def begin(self, start: Callable[[], LetterSession]) -> None:
        """Start a letter, or say why not."""
        try:
            session = start()
        except TactfulError as error:
            self.tell(error)
            return
        self.write(session)

    def put_away(self) -> None:
        """Close the letter that's open."""
        self.page.remove()
        if self.session is not None:
            self.session.close()
            self.session = None

    # --- words

    def tell(self, error: TactfulError) -> None:
        """Say what went wrong and what can be done, in the page's own line."""
        if isinstance(self.screen, Page):
            self.screen.say(str(error))
        else:
            self.notify(str(error), markup=False)

    def title_of(self, draft: Draft) -> str:
        """What to call a letter."""
        given = draft.title or draft.fact("subject") or draft.parts.get("subject", "")
        recipient = draft.fact("recipient")
        return given or (t("home.to", name=recipient) if recipient else t("home.untitled"))

    @property
    def letter_language(self) -> str:
        """The language a new letter begins in: the person's own, if there's guidance in it."""
        from tactful.guidance import language_ids

        wanted = self.desk.settings.new_letter_language
        return wanted if wanted in language_ids() else "en"

    def keymap_in_force(self) -> dict[str, list[str]]:
        """Every action's keys, the person's own included."""
        return key_table(self.desk.keys)

    # --- everywhere

    def action_help(self) -> None:
        """The keys of this screen and what they do."""
        from tactful.tui.screens.read import Reading, help_text

        page = next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Page)), None)
        scopes = [scope for scope in (page.SCOPES if page else ()) if scope is not Scope.EVERYWHERE]
        if Scope.STEP in scopes:
            scopes.append(Scope.HINTS)
        offered = {action.name for action in (page.offered() if page else ())}
        hidden = {action.name for action in actions(*(page.SCOPES if page else ()))} - offered
        self.push_screen(Reading(help_text(scopes, self.keymap_in_force(), hidden)))

    def action_palette(self) -> None:
        """Everything that can be done here, by name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=t("palette.search"), id="--command-palette"))

    def action_turn_text(self) -> None:
        """Another way of painting text that runs to the left; which one is right is seen at a glance."""
        turning.use(turning.after(turning.mode()))
        for screen in self.screen_stack:
            for widget in (screen, *screen.query("*")):
                widget.notify_style_update()
                widget.refresh()
        if isinstance(self.screen, Page):
            mode = turning.mode()
            self.screen.say(t("turn.now", who=t(f"turn.{mode}"), setting=f'rtl = "{mode}"'))

    async def action_quit(self) -> None:
        """Save and leave; ask only when saving failed."""
        if self.session is None:
            self.exit(0)
            return
        from tactful.tui.screens.ask import AskChoice
        from tactful.tui.screens.step import StepScreen

        if isinstance(self.screen, StepScreen):
            self.screen.save()
        self.session.save()
        error = self.session.saved.error
        if error is None:
            self.put_away()
            self.exit(0)
            return
        answers = [("stay", t("quit.stay")), ("leave", t("quit.leave"))]
        self.push_screen(AskChoice(t("quit.title"), str(error), answers), self._leave_unsaved)

    def _leave_unsaved(self, answer: str | None) -> None:
        if answer == "leave":
            self.exit(3)

    def stop(self, code: int) -> None:
        """Told to end from outside: save and leave the terminal as it was."""
        self.put_away()
        self.exit(return_code=code)

    def _fatal_error(self) -> None:
        # Textual prints every local variable, and with them the letter.
        kind, _, trace = sys.exc_info()
        self.put_away()
        frames = traceback.extract_tb(trace)[-6:]
        rows = [t("crash.title"), ""]
        rows += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        rows += [f"  {kind.__name__ if kind else '?'}", "", t("crash.remedy")]
        from rich.text import Text

        self._exit_renderables.append(Text("\n".join(rows)))
        self._close_messages_no_wait()
