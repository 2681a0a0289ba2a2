"""Signs and phrases the screens share."""

from __future__ import annotations

import datetime as dt

from textual.content import Content

from tactful.i18n import t
from tactful.model import Status
from tactful.session.state import Hint, Kept, SaveState, StepState
from tactful.text.visible import visible_line
from tactful.tui.keys import key_name

HERE = "●"
STEP_SIGNS = {
    StepState.GOOD: "✓",
    StepState.OPEN: "○",
    StepState.LOOK_AGAIN: "!",
    StepState.DOESNT_APPLY: "–",
}


def hint_sign(hint: Hint) -> str:
    """The sign of a hint; the word beside it says the same."""
    if hint.dismissed is not None:
        return "–"
    if hint.status is Status.FAIL:
        return "!" if hint.places else "○"
    return {Status.PASS: "✓", Status.UNSURE: "~", Status.SKIP: "–"}[hint.status]


def hint_word(hint: Hint) -> str:
    """The state of a hint in a word or two."""
    if hint.dismissed is not None:
        return t("status.dismissed")
    if hint.status is Status.FAIL:
        return t("status.look-again") if hint.places else t("status.open")
    return t({Status.PASS: "status.good", Status.UNSURE: "status.unsure", Status.SKIP: "status.skip"}[hint.status])


def hint_style(hint: Hint) -> str:
    """How loud a hint is."""
    if hint.open:
        return "$accent" if hint.result.blocking else "$foreground"
    return "$quiet"


def saved_words(state: SaveState) -> str:
    """The state of saving, in words."""
    if state.error is not None:
        return t("saved.failed")
    if state.kept is Kept.SAVED:
        return t("saved.at", time=f"{state.at:%H:%M}") if state.at else t("saved.yes")
    return t("saved.not-yet")


def when(moment: dt.datetime | None, now: dt.datetime) -> str:
    """How long ago, as people say it."""
    if moment is None:
        return ""
    moment = moment.astimezone(now.tzinfo)
    days = (now.date() - moment.date()).days
    if days <= 0:
        return f"{moment:%H:%M}"
    if days == 1:
        return t("when.yesterday")
    if days < 7:
        return t("when.days", count=days)
    return f"{moment:%Y-%m-%d}"


def one_line(text: str, style: str = "") -> Content:
    """A person's text on one line: never markup, never a control character."""
    shown = visible_line(" ".join(text.split()))
    return Content.styled(shown, style) if style else Content(shown)


def key_entry(key: str, words: str) -> Content:
    """A key and what it does."""
    return Content.assemble((key_name(key), "$accent"), " ", (words, "$quiet"))


def between(left: Content, right: Content, width: int) -> Content:
    """`left` and `right` at the two ends of a row; the left one is cut first."""
    room = width - right.cell_length
    if room < 8:
        return left.truncate(width, ellipsis=True, pad=True)
    return left.truncate(room - 1, ellipsis=True, pad=True) + " " + right


def columns(left: Content, middle: Content, right: Content, width: int) -> Content:
    """Three texts in a row; the middle one goes first where there's no room, then the left one is cut."""
    room = width - right.cell_length - 2
    gap = room - left.cell_length - middle.cell_length - 4
    if gap >= 2:
        return left + " " * gap + middle + " " * 6 + right
    return between(left, right, width)


def reading_minutes(words: int) -> str:
    """How long a letter takes to read."""
    return t("review.minutes", count=max(1, round(words / 200)))
