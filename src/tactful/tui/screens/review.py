"""The letter as the client will see it, what's still open, and the ways to send it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tactful.errors import TactfulError
from tactful.i18n import t
from tactful.letters.direction import direction_of
from tactful.model import Status
from tactful.session import REVIEW, Hint, LetterSession, Unticked, unticked
from tactful.tui.bindings import bindings
from tactful.tui.keys import Action, Scope
from tactful.tui.screens.aside import AsideWork
from tactful.tui.screens.ask import AskChoice, AskText
from tactful.tui.screens.page import Page
from tactful.tui.widgets.letter_preview import LetterPreview, MarginSign
from tactful.tui.widgets.lines import StepBar, TitleBar
from tactful.tui.widgets.pick_list import PickList
from tactful.tui.words import between, hint_sign, hint_style, hint_word, key_entry, one_line, reading_minutes

READING_WIDTH = 66


Row = Hint | Unticked
"""An open point, or a box that isn't ticked."""


class PointList(PickList[Row]):
    """Open points, worst first, and the boxes nobody has ticked; the first nine rows have a digit."""

    def draw(self, item: Row, *, selected: bool, width: int) -> list[Content]:
        """The point; what to do about it when it's selected."""
        number = list(self.items).index(item) + 1
        digit = f"{number}" if number <= 9 else " "
        if isinstance(item, Unticked):
            lead = Content.assemble((f" {digit} ", "$accent"), ("☐ ", "$quiet"))
            if not selected:
                return [between(lead + one_line(item.reminder.text), Content.styled(f"{item.title} ", "$quiet"), width)]
            rows = one_line(item.reminder.text).wrap(max(20, width - 7))
            told = [(lead if not number else Content("     ")) + row for number, row in enumerate(rows)]
            return [*told, Content("     ") + key_entry("enter", t("hint.key.tick"))]
        lead = Content.assemble(
            (f" {digit} ", "$accent"), (f"{hint_sign(item)} ", "$accent" if item.open else "$quiet")
        )
        label = one_line(item.check.label, hint_style(item))
        rows = [between(lead + label, Content.styled(f"{hint_word(item)} ", "$quiet"), width)]
        if selected:
            rows += [Content("     ") + row for row in one_line(item.message).wrap(max(20, width - 7))]
        return rows

    def on_key(self, event: events.Key) -> None:
        """A digit goes to that point at once."""
        if event.character and event.character.isdigit() and 0 < int(event.character) <= min(9, len(self.items)):
            event.stop()
            self.post_message(self.Chosen(self, self.items[int(event.character) - 1]))


class ReviewScreen(AsideWork, Page):
    """Review."""

    CSS_PATH = "review.tcss"
    SCOPES = (Scope.REVIEW, Scope.EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.REVIEW)

    def __init__(self, session: LetterSession) -> None:
        super().__init__()
        self.session = session

    def rows(self) -> Iterable[Widget]:
        """The letter, and beside it the verdict and the points."""
        yield TitleBar(id="title")
        yield StepBar(id="steps")
        side = Vertical(Static(id="verdict", markup=False), PointList(id="points"), id="side")
        yield Horizontal(LetterPreview(id="letter", reading_width=READING_WIDTH), side, id="desk")

    def on_mount(self) -> None:
        """Look at everything once more."""
        self.session.position = (REVIEW, 0)
        self.load()
        self.query_one(PointList).focus()

    def load(self) -> None:
        """Show the letter and what's open as it stands."""
        session = self.session
        hints = session.hints(None)
        points = [hint for hint in hints if hint.dismissed is None and hint.status in (Status.FAIL, Status.UNSURE)]
        signs = [MarginSign(place.letter_start, hint_sign(hint)) for hint in reversed(points) for place in hint.places]
        runs = direction_of(session.guide.language)
        self.query_one(LetterPreview).show(session.laid(), signs=signs, direction=runs)
        boxes = unticked(session.guide, session.draft)
        self.query_one(PointList).show([*points, *boxes])
        self.query_one("#verdict", Static).update(self._verdict(points, len(boxes)))
        self.query_one(TitleBar).show(
            self.tactful.title_of(session.draft),
            t("title.kind", guide=session.guide.title, language=t(f"language.{session.guide.language}")),
            session.saved,
        )
        self.query_one(StepBar).show(session.progress(), REVIEW, t("step.review"))

    def _verdict(self, points: list[Hint], boxes: int) -> Content:
        words = self.session.report().words
        length = t("review.length", count=words, minutes=reading_minutes(words))
        if words and not self.session.laid().part("signature").strip():
            length += " " + t("review.unsigned")
        if boxes:
            length += " " + t("review.unticked", count=boxes)
        still_open = [hint for hint in points if hint.open]
        if not still_open:
            return Content.assemble((t("review.good"), "$letter bold"), " ", (length, "$quiet"))
        return Content.assemble((t("review.open", count=len(still_open)), "$letter bold"), " ", (length, "$quiet"))

    # --- points

    @on(PickList.Moved)
    def _moved(self, event: PickList.Moved) -> None:
        if isinstance(event.item, Hint) and event.item.places:
            self.query_one(LetterPreview).show_offset(event.item.places[0].letter_start)

    @on(PickList.Chosen)
    def _chosen(self, event: PickList.Chosen) -> None:
        self._take(event.item)

    def action_go_to_point(self) -> None:
        """To the words of the selected point."""
        point = self.query_one(PointList).selected
        if point is not None:
            self._take(point)

    def _take(self, row: Row) -> None:
        """To the words of a point; a box is ticked where it is."""
        if isinstance(row, Hint):
            self._go(row)
        else:
            self.attempt(lambda: self.session.tick(row.reminder.id, True))
            self.decided()

    def _go(self, point: Hint) -> None:
        place = next((place for place in point.places if place.step is not None), None)
        if place is not None:
            self.dismiss((place.step, place.start, place.end))
        elif point.step is not None:
            self.dismiss((point.step,))
        else:
            self.say(t("review.whole"))

    def action_why_point(self) -> None:
        """Why the selected point is one."""
        point = self.query_one(PointList).selected
        if isinstance(point, Hint):
            self.show_why(point)

    def action_dismiss_point(self) -> None:
        """Overrule the selected point, with a reason."""
        point = self.query_one(PointList).selected
        if isinstance(point, Hint):
            self.dismiss_hint(point)

    def decided(self) -> None:
        """A point was set aside, or weighs otherwise now."""
        self.session.save()
        self.load()

    # --- elsewhere

    @on(StepBar.Chosen)
    def _step_chosen(self, event: StepBar.Chosen) -> None:
        if event.step != REVIEW:
            self.dismiss((event.step,))

    def action_back_to_steps(self) -> None:
        """Back to the last step."""
        applying = [step for step in self.session.guide.step_ids if self.session.applies(step)]
        self.dismiss((applying[-1],) if applying else None)

    def offered(self) -> Iterable[Action]:
        """The letter after this one only where there is one."""
        return (action for action in super().offered() if action.name != "follow_up_now" or self._leads_on)

    @property
    def _leads_on(self) -> bool:
        return bool(self.session.guide.follow_up)

    def action_follow_up_now(self) -> None:
        """The letter that comes after this one."""
        self.session.save()
        self.tactful.follow_up(self.session.draft)

    def action_review_facts(self) -> None:
        """The facts."""
        self.tactful.show_facts(self.session, self.load)

    def action_show_letter(self) -> None:
        """The letter or the points, where there's room for one only."""
        self.toggle_class("pane-letter")
        shown = self.query_one(LetterPreview) if self.has_class("pane-letter") else self.query_one(PointList)
        shown.focus()

    def action_leave_review(self) -> None:
        """To the list of letters."""
        self.tactful.show_home()

    # --- sending

    def _unless_open(self, what: str, work: Callable[[], None]) -> None:
        """Do it; ask first when something that matters is open. Asking is all: the person decides."""
        blocking = [hint for hint in self.session.hints(None) if hint.result.blocking and hint.dismissed is None]
        if not blocking:
            work()
            return
        labels = "\n".join(f"{hint_sign(hint)} {hint.check.label}" for hint in blocking[:5])

        def decided(answer: str | None) -> None:
            if answer == "on":
                work()

        answers = [("back", t("review.look-first")), ("on", t(f"review.{what}-anyway"))]
        self.app.push_screen(AskChoice(t("review.still-open", count=len(blocking)), labels, answers), decided)

    def action_copy_letter(self) -> None:
        """Copy the letter."""
        self._unless_open("copy", self._start_copy)

    def _start_copy(self) -> None:
        self.run_worker(self._copy(), exclusive=True, exit_on_error=False)

    async def _copy(self) -> None:
        driver = self.app._driver
        write = driver.write if driver is not None else None
        try:
            # In a thread: the system's clipboard is another program, and may take its time.
            result = await asyncio.to_thread(self.tactful.desk.copy, self.session.laid().text, write)
        except TactfulError as error:
            self.tactful.tell(error)
            return
        self.say(result.message)

    def action_export_letter(self) -> None:
        """Write the letter to a file."""
        self._unless_open("export", self._ask_where)

    def _ask_where(self) -> None:
        name = _file_name(self.tactful.title_of(self.session.draft))
        question = AskText(t("ask.export"), f"~/{name}.txt", remark=t("ask.export-formats"))
        self.app.push_screen(question, self._export)

    def _export(self, given: str | None) -> None:
        if not given or not given.strip():
            return
        path = Path(given.strip()).expanduser()
        try:
            written = self.tactful.desk.export(self.session.draft, path)
        except TactfulError as error:
            self._export_failed(error, path)
            return
        self.say(t("review.exported", path=written))

    def _export_failed(self, error: TactfulError, path: Path) -> None:
        def decided(answer: str | None) -> None:
            if answer == "on":
                try:
                    self.say(t("review.exported", path=self.tactful.desk.export(self.session.draft, path, force=True)))
                except TactfulError as again:
                    self.tactful.tell(again)

        answers = [("back", t("review.not-now")), ("on", t("review.export-anyway"))]
        self.app.push_screen(AskChoice(error.title, error.remedy, answers), decided)


def _file_name(title: str) -> str:
    """A title as a file name that any system takes, short enough in bytes too."""
    kept = "".join(sign if sign.isalnum() or ord(sign) > 0x2FF else "-" for sign in title)
    name = "-".join(part for part in kept.split("-") if part)
    while len(name.encode()) > 80:
        name = name[:-1]
    return name or "letter"
