"""The list of letters: who, about what, which guide, how far, when; the selected one readable beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import get_current_worker

from tactful.errors import TactfulError
from tactful.i18n import has, t
from tactful.model import Draft
from tactful.text.visible import visible_line
from tactful.tui.bindings import bindings
from tactful.tui.debounce import Debounce
from tactful.tui.keys import Scope
from tactful.tui.screens.ask import AskText
from tactful.tui.screens.page import Page
from tactful.tui.widgets.filter_input import FilterInput
from tactful.tui.widgets.letter_preview import LetterPreview
from tactful.tui.widgets.lines import TitleBar
from tactful.tui.widgets.pick_list import PickList
from tactful.tui.words import between, one_line, when

if TYPE_CHECKING:
    from tactful.drafts.entries import Entry
    from tactful.drafts.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Sample:
    """A finished letter to open and play with, while there are no others."""

    title: str
    draft: Draft


def _how_many(shelf: Shelf, *, searched: bool) -> str:
    """The number of letters, or of those found."""
    if searched:
        return t("home.found-more" if shelf.more else "home.found", count=len(shelf))
    return t("home.count", count=len(shelf)) if shelf else ""


def _kind(guide: str) -> str:
    """What a guide is called in a row: own ones by their id."""
    return t(f"guide.{guide}") if has(f"guide.{guide}") else visible_line(guide)


class LetterList(PickList["Entry | Sample"]):
    """Letters, two rows each."""

    rows_each = 2

    def draw(self, item: Entry | Sample, *, selected: bool, width: int) -> list[Content]:
        """Whom it's to and when; what about and which guide."""
        strong = "$letter bold" if selected else ""
        if isinstance(item, Sample):
            return [
                between(Content("  ") + one_line(item.title, strong), Content(""), width),
                Content.styled(f"  {t('home.sample-hint')}", "$quiet"),
            ]
        if item.damaged is not None:
            head = between(
                Content("  ") + one_line(item.id, strong), Content.styled(f"{t('home.damaged')} ", "$accent"), width
            )
            return [head, Content("  ") + one_line(item.damaged, "$quiet")]
        page = self.screen
        now = page.tactful.desk.clock() if isinstance(page, Page) else None
        late = Content.styled(f"{when(item.updated, now)} ", "$quiet") if now else Content("")
        recipient = one_line(item.recipient or t("home.nobody"), strong)
        guide = Content.styled(f"{_kind(item.guide)}{self._how_far(item)} ", "$quiet")
        unnamed = item.title in (item.recipient, item.guide, f"{item.recipient} · {item.guide}")
        about = one_line(t("home.no-subject") if unnamed else item.title, "$foreground" if selected else "$quiet")
        return [between(Content("  ") + recipient, late, width), between(Content("  ") + about, guide, width)]

    def _how_far(self, entry: Entry) -> str:
        try:
            page = self.screen
            done, total = page.tactful.desk.progress(entry) if isinstance(page, Page) else (0, 0)
        except TactfulError:
            return ""
        return f" {done}/{total}" if total else ""


class HomeScreen(Page):
    """All letters."""

    CSS_PATH = "home.tcss"
    SCOPES = (Scope.HOME, Scope.EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.HOME)

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._words = words
        self._deleted: list[str] = []
        self._previewing = Debounce(self, 0.03, self._preview)

    def rows(self) -> Iterable[Widget]:
        """Title, search, list and preview."""
        yield TitleBar(id="title")
        left = Vertical(FilterInput(placeholder=t("home.search"), id="search"), LetterList(id="letters"), id="left")
        yield Horizontal(left, LetterPreview(id="preview"), id="desk")

    def on_mount(self) -> None:
        """Show what there is."""
        self.query_one(TitleBar).show(t("home.title"))
        self.load()
        self.query_one(LetterList).focus()
        if self._words:
            self.say(self._words)
        if self.tactful.desk.many:
            self.call_after_refresh(self.run_worker, self._keep_up, thread=True, group="letters", exclusive=True)

    # --- what's shown

    def load(self, *, keep: str | None = None) -> None:
        """Read the list again, keeping the letter with that id selected."""
        search = self.query_one("#search", FilterInput).value
        rows: Sequence[Entry | Sample] = []
        place: int | None = None
        title = ""
        try:
            shelf = self.tactful.desk.letters(search)
            rows, place = shelf, shelf.place(keep) if keep is not None else None
            title = _how_many(shelf, searched=bool(search.strip()))
        except TactfulError as error:
            self.tactful.tell(error)
        if not rows and not search.strip():
            rows = list(self._samples())
            self.say(t("home.welcome"))
        self.query_one(LetterList).show(rows, select=place)
        self.query_one(TitleBar).show(t("home.title"), title)
        self._preview()

    def _keep_up(self) -> None:
        """Read, beside everything else, what other programs did to many letters; show it as it comes."""
        desk, worker = self.tactful.desk, get_current_worker()
        for _ in desk.catch_up():
            if worker.is_cancelled:
                return
            self.app.call_from_thread(self._show_again)

    def _show_again(self) -> None:
        """The list anew, the same letter selected."""
        if self.is_mounted:
            entry = self._entry
            self.load(keep=entry.id if entry is not None else None)

    def _samples(self) -> Iterable[Sample]:
        from tactful.guidance import guide_ids, load_guide

        language = self.tactful.letter_language
        guide = load_guide(guide_ids()[0], language)
        for example in guide.examples[:1]:
            draft = Draft(
                guide=guide.id,
                language=guide.language,
                title=t("home.sample-title", title=example.title),
                facts=dict(example.facts),
                steps=dict(example.steps),
            )
            yield Sample(draft.title, draft)

    def _preview(self) -> None:
        from tactful.letters.direction import direction_of
        from tactful.letters.layout import lay_out

        row = self.query_one(LetterList).selected
        preview = self.query_one(LetterPreview)
        if row is None:
            preview.show("")
            return
        try:
            draft = row.draft if isinstance(row, Sample) else self.tactful.desk.read(row.id)
            preview.show(lay_out(draft), direction=direction_of(draft.language))
        except TactfulError as error:
            preview.show(f"{error.title}\n\n{error.remedy}")
        preview.scroll_home(animate=False)

    @on(PickList.Moved)
    def _moved(self) -> None:
        self._previewing.poke()

    # --- search

    def action_search_letters(self) -> None:
        """To the search field."""
        self.query_one("#search", FilterInput).focus()

    @on(Input.Changed, "#search")
    def _searched(self) -> None:
        self.load()

    @on(FilterInput.Step)
    def _step(self, event: FilterInput.Step) -> None:
        self.query_one(LetterList).action_move(event.by)

    @on(Input.Submitted, "#search")
    def _found(self) -> None:
        self.query_one(LetterList).focus()

    def key_escape(self) -> None:
        """Out of the search: all letters again."""
        field = self.query_one("#search", FilterInput)
        field.value = ""
        self.query_one(LetterList).focus()

    # --- what can be done

    @property
    def _entry(self) -> Entry | None:
        row = self.query_one(LetterList).selected
        return None if row is None or isinstance(row, Sample) else row

    @on(PickList.Chosen)
    def _chosen(self) -> None:
        self.action_open_letter()

    def action_open_letter(self) -> None:
        """Open the selected letter."""
        row = self.query_one(LetterList).selected
        if isinstance(row, Sample):
            self.tactful.begin(partial(self.tactful.desk.start, row.draft))
        elif row is not None:
            self.tactful.open(row.id)

    def action_new_letter(self) -> None:
        """Begin a letter."""
        self.tactful.show_questions(None, self.tactful.letter_language)

    def action_duplicate_letter(self) -> None:
        """Make a copy to write another from."""
        entry = self._entry
        if entry is not None and (made := self.attempt(lambda: self.tactful.desk.store.duplicate(entry.id))):
            self.load(keep=made.id)
            self.say(t("home.duplicated"))

    def action_rename_letter(self) -> None:
        """Give the letter another name."""
        entry = self._entry
        if entry is None:
            return

        def named(title: str | None) -> None:
            if title is not None:
                self.attempt(lambda: self.tactful.desk.store.rename(entry.id, title))
                self.load(keep=entry.id)

        self.app.push_screen(AskText(t("ask.title"), entry.title), named)

    def action_delete_letter(self) -> None:
        """Put the letter into the trash; `undo_delete` brings it back."""
        entry = self._entry
        if entry is not None and self.attempt(lambda: self.tactful.desk.store.delete(entry.id)) is not None:
            self._deleted.append(entry.id)
            self.load()
            self.say(t("home.deleted", title=entry.title))

    def action_undo_delete(self) -> None:
        """Bring back the letter deleted last."""
        if not self._deleted:
            self.say(t("home.nothing-deleted"))
            return
        ref = self._deleted.pop()
        if self.attempt(lambda: self.tactful.desk.store.restore(ref)) is not None:
            self.load(keep=ref)
            self.say(t("home.restored"))
