"""What all full screens share: the keys row, help, and a plain word when the terminal is too small."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tactful.errors import TactfulError
from tactful.i18n import t
from tactful.tui.keys import Action, Scope, actions
from tactful.tui.widgets.lines import KeyBar, Notice

if TYPE_CHECKING:
    from tactful.tui.app import TactfulApp

Made = TypeVar("Made")


class Page(Screen[object]):
    """A full screen of the application."""

    SCOPES: ClassVar[tuple[Scope, ...]] = ()

    @property
    def tactful(self) -> TactfulApp:
        """The application, by its own type."""
        return cast("TactfulApp", self.app)

    def compose(self) -> ComposeResult:
        """The page's own rows between nothing and the keys."""
        yield Static(t("small.message"), id="too-small", markup=False)
        yield from self.rows()
        yield Notice(id="notice")
        yield KeyBar()

    def rows(self) -> Iterable[Widget]:
        """The page's own rows."""
        return ()

    def say(self, words: str) -> None:
        """A quiet line above the keys; empty takes it away."""
        line = self.query_one("#notice", Notice)
        line.say(words)
        line.display = bool(words)

    def attempt(self, work: Callable[[], Made]) -> Made | None:
        """Do it; say why not, in our own line, when it can't be done."""
        try:
            return work()
        except TactfulError as error:
            self.tactful.tell(error)
            return None

    def offered(self) -> Iterable[Action]:
        """What the palette offers here."""
        return actions(*self.SCOPES)

    def in_footer(self, action: Action) -> bool:
        """Whether an action stands in the keys row."""
        return not action.quiet

    @property
    def size_class(self) -> str:
        """`wide`, `normal` or `narrow`."""
        width = self.app.size.width
        return "wide" if width >= 120 else "normal" if width >= 80 and self.app.size.height >= 22 else "narrow"
