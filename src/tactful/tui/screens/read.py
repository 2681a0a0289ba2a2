"""Something to read over a screen: why a check asks, and help."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tactful.i18n import has, t
from tactful.model import Check, Example
from tactful.text.visible import visible
from tactful.tui.keys import Scope, actions, key_name
from tactful.tui.widgets.lines import Line


class Reading(ModalScreen[None]):
    """A page of text; any of the leaving keys goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,f9,f6", "back", show=False, priority=True),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
    ]

    def __init__(self, text: Content) -> None:
        super().__init__()
        self.text = text
        self.keys = t("read.keys")

    def compose(self) -> ComposeResult:
        """The text and how to leave."""
        with VerticalScroll(classes="sheet"):
            yield Static(self.text, markup=False)
        yield Line(self.keys, id="read-keys")

    def action_back(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """Up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)


def why(check: Check) -> Content:
    """What a check looks for, why, where the guidance says so, and how it sounds."""
    parts: list[Content | str | tuple[str, str]] = [
        (visible(check.label), "$letter bold"),
        "\n\n",
        visible(check.why),
        "\n\n",
        (t("why.source", items=", ".join(check.source)), "$quiet"),
    ]
    for heading, examples in (("why.good", check.good), ("why.bad", check.bad)):
        if examples:
            parts += ["\n\n", (t(heading), "$accent"), *_example(examples[0])]
    return Content.assemble(*parts)


def _example(example: Example) -> Iterable[str | tuple[str, str]]:
    yield "\n"
    yield visible(example.text.strip()), "$letter italic"


def help_text(scopes: Iterable[Scope], own: dict[str, list[str]], hidden: Collection[str] = ()) -> Content:
    """Every key of a screen and what it does; `hidden` are actions that this letter hasn't."""
    parts: list[str | tuple[str, str]] = []
    for scope in (*scopes, Scope.EVERYWHERE):
        if has(f"help.{scope}.intro"):
            parts += [(t(f"help.{scope}.title"), "$letter bold"), "\n", t(f"help.{scope}.intro"), "\n\n"]
        for action in actions(scope):
            if action.name in hidden:
                continue
            keys = " ".join(key_name(key) for key in own[action.name]) or "–"
            parts += [(f"{keys:>9}  ", "$accent"), action.help, "\n"]
        parts.append("\n")
    parts += [(t("help.signs.title"), "$letter bold"), "\n", t("help.signs.text")]
    return Content.assemble(*parts)
