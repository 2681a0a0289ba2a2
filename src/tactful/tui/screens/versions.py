"""The former versions of a letter, each beside the letter as it is, word by word; and the way back to one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tactful.i18n import t
from tactful.session import LetterSession
from tactful.text.difference import Line, Row, side_by_side
from tactful.text.visible import visible_line
from tactful.tui.bindings import bindings
from tactful.tui.keys import Scope
from tactful.tui.screens.page import Page
from tactful.tui.widgets.lines import TitleBar
from tactful.tui.widgets.pick_list import PickList
from tactful.tui.words import between, when

if TYPE_CHECKING:
    from tactful.drafts import Version

_APART = 3
"""Columns between the two texts."""


class VersionList(PickList["Version"]):
    """Versions, the newest first."""

    rows_each = 1

    def draw(self, item: Version, *, selected: bool, width: int) -> list[Content]:
        """Its number, why it was kept, and when."""
        page = self.screen
        late = when(item.saved, page.tactful.desk.clock()) if isinstance(page, Page) else ""
        words = t("versions.row", number=item.number, why=t(f"cli.history.{item.kind.value}"))
        style = "$letter bold" if selected else "$foreground"
        return [between(Content.styled(f"  {words}", style), Content.styled(f"{late} ", "$quiet"), width)]


class VersionsScreen(Page):
    """The list above, both texts below."""

    CSS_PATH = "versions.tcss"
    SCOPES = (Scope.VERSIONS, Scope.EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.VERSIONS)

    def __init__(self, session: LetterSession) -> None:
        super().__init__()
        self.session = session

    def rows(self) -> Iterable[Widget]:
        """Title, versions, both texts."""
        yield TitleBar(id="title")
        yield VersionList(id="versions", empty=t("cli.history.no-earlier-version-kept-yet"))
        yield VerticalScroll(Static(id="texts", markup=False), id="both", can_focus=False)

    def on_mount(self) -> None:
        """The newest version first; it's what most people look for."""
        self.query_one(TitleBar).show(self.tactful.title_of(self.session.draft), t("versions.title"))
        self._list(0)
        self.query_one(VersionList).focus()

    def on_resize(self, _: events.Resize) -> None:
        """As wide as there's room."""
        self.call_after_refresh(self._compare)

    def _list(self, select: int) -> None:
        self.query_one(VersionList).show(self.session.versions()[::-1], select=select)
        self._compare()

    @on(PickList.Moved)
    def _moved(self) -> None:
        self._compare()
        self.query_one("#both", VerticalScroll).scroll_home(animate=False)

    def _compare(self) -> None:
        from tactful.letters.layout import render

        chosen = self.query_one(VersionList).selected
        former = self.attempt(lambda: self.session.version(chosen.number)) if chosen is not None else None
        words = Content("")
        if chosen is not None and former is not None:
            rows = side_by_side(render(former), render(self.session.draft))
            heads = t("versions.then", number=chosen.number), t("versions.now")
            words = texts(rows, heads, self.size.width - 6)
        self.query_one("#texts", Static).update(words)

    @on(PickList.Chosen)
    def _chosen(self) -> None:
        self.action_restore_version()

    def action_restore_version(self) -> None:
        """Back to the selected version; what stands now is kept."""
        chosen = self.query_one(VersionList).selected
        if chosen is None:
            return
        number = chosen.number

        def restored() -> bool:
            self.session.restore(number)
            return True

        if self.attempt(restored):
            self.say(t("versions.restored", number=number))
            self._list(0)

    def action_scroll_texts(self, by: int) -> None:
        """Up or down in both texts."""
        self.query_one("#both", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_more_of_it(self) -> None:
        """Down in both texts."""
        self.action_scroll_texts(8)

    def action_less_of_it(self) -> None:
        """Up in both texts."""
        self.action_scroll_texts(-8)

    def action_leave_versions(self) -> None:
        """Back to the letter."""
        self.dismiss(None)


def texts(rows: list[Row], heads: tuple[str, str], width: int) -> Content:
    """Both texts side by side; what went is struck through, what came underlined, and a mark stands before both."""
    half = max(12, (width - _APART) // 2)
    lines = [_beside(Content.styled(heads[0], "$accent bold"), Content.styled(heads[1], "$accent bold"), half)]
    for row in rows:
        left = _side(row.before, "strike", half - 2)
        right = _side(row.after, "underline", half - 2)
        for at in range(max(len(left), len(right))):
            signs = ("− ", "+ ") if row.changed and at == 0 else ("  ", "  ")
            pair = [
                Content(sign if side and row_side is not None else "  ") + (side[at] if at < len(side) else Content(""))
                for sign, side, row_side in ((signs[0], left, row.before), (signs[1], right, row.after))
            ]
            lines.append(_beside(pair[0], pair[1], half))
    return Content("\n").join(lines)


def _side(line: Line | None, changed: str, width: int) -> list[Content]:
    """One text's line, wrapped."""
    pieces = [
        Content.styled(visible_line(piece.text), f"$letter bold {changed}" if piece.changed else "$quiet")
        for piece in line or ()
    ]
    whole = Content("").join(pieces)
    return list(whole.wrap(width)) if whole.plain else [Content("")]


def _beside(left: Content, right: Content, half: int) -> Content:
    gap = max(0, half - left.cell_length) + _APART
    return left + Content(" " * gap) + right
