"""The checklist beside the letter: what's open first, what's good below and quieter, the rest folded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tactful.i18n import t
from tactful.letters.starters import slots
from tactful.model import FactQuestion, Reminder, Status
from tactful.session.state import Hint
from tactful.tui.bindings import bindings
from tactful.tui.keys import Scope
from tactful.tui.widgets.pick_list import PickList
from tactful.tui.words import between, hint_sign, hint_style, hint_word, key_entry, one_line


@dataclass(frozen=True, slots=True)
class Box:
    """A reminder to tick."""

    reminder: Reminder
    ticked: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that's asked at this step and still open."""

    question: FactQuestion


@dataclass(frozen=True, slots=True)
class Fold:
    """What's folded away: how many, and whether it's open now."""

    name: str
    count: int
    open: bool


Row = Hint | Box | Question | Fold


class HintList(PickList[Row]):
    """Shows hints, boxes and open questions of one step, and says what the person wants done about them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.HINTS)

    class Asked(Message):
        """The person wants something done about a row: `what` is the action's name."""

        def __init__(self, what: str, row: Row) -> None:
            super().__init__()
            self.what = what
            self.row = row

    _unfolded: frozenset[str] = frozenset()

    def show_hints(self, hints: Sequence[Hint], boxes: Sequence[Box] = (), questions: Sequence[Question] = ()) -> None:
        """Show these, keeping the selected one selected."""
        before = _key(self.selected)
        telling = [hint for hint in hints if hint.dismissed is None and hint.status in (Status.FAIL, Status.UNSURE)]
        good = [hint for hint in hints if hint.dismissed is None and hint.status is Status.PASS]
        aside = [hint for hint in hints if hint.dismissed is not None]
        off = [hint for hint in hints if hint.dismissed is None and hint.status is Status.SKIP]
        rows: list[Row] = [*telling, *questions, *boxes, *good]
        for name, folded in (("dismissed", aside), ("skip", off)):
            if folded:
                rows.append(Fold(name, len(folded), name in self._unfolded))
                rows += folded if name in self._unfolded else []
        if rows != list(self.items):
            keys = [_key(row) for row in rows]
            self.show(rows, select=keys.index(before) if before in keys and self.has_focus else 0)

    def select_hint(self, check: str) -> None:
        """Select the hint of that check, if it's here."""
        for number, row in enumerate(self.items):
            if isinstance(row, Hint) and row.id == check:
                self.select(number)

    def height_of(self, item: Row, *, selected: bool, width: int) -> int:
        """Rows of an item; only the selected one may have more than one."""
        return len(self.draw(item, selected=True, width=width)) if selected else 1

    def draw(self, item: Row, *, selected: bool, width: int) -> list[Content]:
        """A hint is one row; the selected one tells what to do and by which keys."""
        if isinstance(item, Box):
            box = "☑" if item.ticked else "☐"
            rows = _hanging(f" {box} ", one_line(item.reminder.text, "$quiet" if item.ticked else ""), width)
            if not selected:
                return rows[:1]
            return [*rows, _keys(("enter", "untick" if item.ticked else "tick"))] if self.has_focus else rows
        if isinstance(item, Question):
            head = Content.assemble((" ? ", "$accent"), one_line(item.question.question))
            if not selected:
                return [head]
            return [head, *_hanging("   ", one_line(item.question.why, "$quiet"), width), _keys(("enter", "answer"))]
        if isinstance(item, Fold):
            key = f"fold.{item.name}"
            return [Content.styled(f" – {t(key, count=item.count)}", "$quiet")]
        style = hint_style(item)
        sign = Content.styled(f" {hint_sign(item)} ", "$accent" if item.open else "$quiet")
        label = one_line(item.check.label, f"{style} bold" if selected and self.has_focus else style)
        rows = [between(sign + label, Content.styled(f"{hint_word(item)} ", "$quiet"), width)]
        if selected and (self.has_focus or item.open or item.status is Status.UNSURE):
            rows += self._more(item, width)
        return rows

    def _more(self, hint: Hint, width: int) -> list[Content]:
        because = "hint.always-because" if hint.always else "hint.dismissed-because"
        message = t(because, reason=hint.dismissed) if hint.dismissed else hint.message
        rows = _hanging("   ", one_line(message, "$foreground"), width)
        if not self.has_focus:
            return rows
        keys = [("g", "go")] if hint.places else []
        suggestion = next((word for place in hint.places for word in place.suggestions[:1]), None)
        if suggestion is not None:
            rows.append(
                Content.assemble(
                    "   ", ("⏎ ", "$accent"), (t("hint.use", words=""), "$quiet"), one_line(suggestion, "$letter")
                )
            )
        elif hint.addition is not None and hint.dismissed is None:
            sentence = one_line(hint.addition.text, "$letter")
            for slot in slots(sentence.plain):
                sentence = sentence.stylize("$accent italic", slot.start, slot.end)
            use = Content.styled(t("hint.add", words=""), "$quiet") + sentence
            pieces = _hanging("   ⏎ ", use, width)
            rows += [pieces[0].stylize("$accent", 3, 4), *pieces[1:]]
        keys.append(("w", "why"))
        if hint.dismissed is not None:
            keys.append(("x", "undismiss"))
        elif hint.status in (Status.FAIL, Status.UNSURE):
            keys.append(("x", "dismiss"))
        rows.append(_keys(*keys))
        return rows

    # --- keys

    def _ask(self, what: str) -> None:
        if self.selected is not None:
            self.post_message(self.Asked(what, self.selected))

    def action_use_hint(self) -> None:
        """Enter: tick, answer, unfold, use the suggestion, or go to the words."""
        row = self.selected
        if isinstance(row, Fold):
            self._unfolded ^= {row.name}
        self._ask("use_hint")

    def action_choose(self) -> None:
        """A click on the selected row is Enter."""
        self.action_use_hint()

    def action_go_to_words(self) -> None:
        """To the words of the hint."""
        self._ask("go_to_words")

    def action_why(self) -> None:
        """Why it's asked."""
        self._ask("why")

    def action_dismiss(self) -> None:
        """Overrule it, or let it speak again."""
        self._ask("dismiss")


def _key(row: Row | None) -> str:
    if isinstance(row, Hint):
        return f"hint {row.id}"
    if isinstance(row, Box):
        return f"box {row.reminder.id}"
    if isinstance(row, Question):
        return f"question {row.question.fact}"
    return f"fold {row.name}" if row is not None else ""


def _hanging(lead: str, text: Content, width: int) -> list[Content]:
    """`text` wrapped after `lead`, later rows set in as far."""
    pad = " " * len(lead)
    wrapped = text.wrap(max(10, width - len(lead) - 1))
    return [Content(lead if number == 0 else pad) + row for number, row in enumerate(wrapped)]


def _keys(*entries: tuple[str, str]) -> Content:
    row = Content("   ")
    for key, name in entries:
        row += key_entry(key, t(f"hint.key.{name}")) + "   "
    return row
