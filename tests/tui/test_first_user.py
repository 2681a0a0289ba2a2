"""What somebody who sees tactful for the first time has to be told, offered, or spared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from tactful.clipboard import CopyResult
from tactful.model import Draft
from tactful.tui.app import TactfulApp
from tactful.tui.screens.aside import AskAside
from tactful.tui.screens.ask import AskFact
from tactful.tui.screens.review import ReviewScreen
from tactful.tui.widgets.lines import KeyBar, StepBar
from tactful.tui.widgets.starter_panel import StarterList

from . import small
from .helpers import TestDesk, rows_of, run, session_of, settle, step_screen, type_text, writing

OFFER = "a refund of £41 by 20 November"


# --- what the offer says needn't be asked


async def test_the_day_in_the_offer_stands_in_the_question_after_it(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small, "GUIDE", replace(small.GUIDE, first_facts=("offer", "offer_date")))
    app = TactfulApp(desk, lambda app: app.show_questions("bad-news", "en"))
    async with run(app, (80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "a refund by 20 November\n")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "2026-11-20"
        assert any("So your offer says" in row for row in rows_of(app))
        await pilot.press("enter")
        await settle(pilot)
        assert session_of(app).draft.fact("offer_date") == "2026-11-20"


@pytest.mark.parametrize(("keys", "date"), [(("enter",), "2026-11-20"), (("escape",), "")])
async def test_enter_takes_the_day_of_the_offer_and_escape_leaves_it(
    desk: TestDesk, keys: tuple[str, ...], date: str
) -> None:
    app = writing(desk, offer=OFFER)
    async with run(app) as pilot:
        await settle(pilot)
        step_screen(app).ask_fact("offer_date")
        await pilot.pause()
        assert isinstance(app.screen, AskFact)
        assert app.screen.query_one(Input).value == "2026-11-20"
        assert any("So your offer says" in row for row in rows_of(app))
        await pilot.press(*keys)
        await settle(pilot)
        assert session_of(app).draft.fact("offer_date") == date


async def test_an_answer_given_before_stands_as_it_was_given(desk: TestDesk) -> None:
    app = writing(desk, offer=OFFER, offer_date="2026-11-27")
    async with run(app) as pilot:
        await settle(pilot)
        step_screen(app).ask_fact("offer_date")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "2026-11-27"
        assert not any("So your offer says" in row for row in rows_of(app))


# --- boxes


async def test_how_to_tick_a_box_is_shown_and_how_to_take_it_back(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app, (80, 24)) as pilot:
        await pilot.press("f8")
        await settle(pilot)
        await pilot.press("f3", "down")
        await settle(pilot)
        assert any("⏎ tick" in row for row in rows_of(app))
        await pilot.press("enter")
        await settle(pilot)
        assert any("⏎ take the tick away" in row for row in rows_of(app))
        await pilot.press("enter")
        await settle(pilot)
        assert session_of(app).draft.ticks == {"true": False}


async def test_boxes_left_unticked_are_named_in_the_review_and_ticked_there(desk: TestDesk) -> None:
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        shown = " ".join(rows_of(app))
        assert "Nothing left to mend." in shown
        assert "1 box isn't ticked." in " ".join(shown.replace("│", " ").split())
        assert "☐ Is every sentence true?" in shown
        assert "⏎ tick" in shown
        await pilot.press("w", "x")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        await pilot.press("1")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        assert session_of(app).draft.ticks == {"true": True}
        assert "☐" not in " ".join(rows_of(app))


async def test_a_box_of_a_step_that_s_left_out_isn_t_asked_for(desk: TestDesk) -> None:
    draft = Draft(facts={"relationship": "continues"}, steps={"thanks": "Thank you."}, shown={"segue": False})
    app = TactfulApp(desk, lambda app: app.begin(lambda: desk.start(draft)))
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert "☐" not in " ".join(rows_of(app))


# --- keys and words


@pytest.mark.parametrize(
    ("size", "offered"), [((120, 40), False), ((119, 40), True), ((130, 21), True), ((80, 24), True)]
)
async def test_the_whole_letter_is_offered_only_where_it_isn_t_there_already(
    desk: TestDesk, size: tuple[int, int], offered: bool
) -> None:
    app = writing(desk)
    async with run(app, size) as pilot:
        await settle(pilot)
        keys = app.screen.query_one(KeyBar).render().plain
        assert ("F2" in keys) is offered
        assert "F8" in keys


async def test_what_is_said_is_never_cut_off(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("/home/helen/.local/state/tactful/last-copied-letter.txt")
    words = (
        "Sent to the terminal to copy; it doesn't say whether it did. Paste somewhere to see. "
        f"The text is in {path} as well."
    )
    monkeypatch.setattr(desk, "copy", lambda text, write: CopyResult("terminal", False, words, path))
    app = TactfulApp(desk)
    async with run(app, (80, 24)) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("ctrl+r")
        await settle(pilot)
        await pilot.press("c")
        await app.workers.wait_for_complete()
        await settle(pilot)
        shown = " ".join(" ".join(rows_of(app)).split())
        assert words in shown
        assert app.screen.query_one(KeyBar).region.bottom == 24


async def test_that_a_reason_may_be_left_out_is_said(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app, (80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f3", "x")
        await pilot.pause()
        assert isinstance(app.screen, AskAside)
        assert any("may stay empty" in row for row in rows_of(app))
        await pilot.press("down")
        await pilot.pause()
        assert not any("may stay empty" in row for row in rows_of(app))
        await pilot.press("up", "enter")
        await settle(pilot)
        assert session_of(app).draft.dismissed == {"thanks.opening": ""}


# --- sentences to start from


async def test_the_selected_sentence_shows_while_somebody_types_and_has_air_around_it(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app, (80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f4")
        await settle(pilot)
        rows = rows_of(app)
        first = next(number for number, row in enumerate(rows) if "Thank you for" in row)
        assert rows[first].lstrip("│ ").startswith("▌")
        assert rows[first + 1] == ""
        assert "A mistake was made" in rows[first - 1]
        await pilot.press("down")
        await pilot.pause()
        marked = [row for row in rows_of(app) if row.startswith("▌")]
        assert len(marked) == 1
        assert "asking us for" in marked[0]
        await type_text(pilot, "years")
        await pilot.pause()
        assert any(row.startswith("▌") and "years" in row for row in rows_of(app))
        assert not app.screen.query_one(StarterList).has_focus


# --- the way through


@pytest.mark.parametrize("width", [60, 70, 80, 90, 100, 120])
async def test_the_step_bar_keeps_its_shape_while_the_letter_grows(desk: TestDesk, width: int) -> None:
    app = writing(desk, relationship="continues")
    async with run(app, (width, 30)) as pilot:
        await settle(pilot)
        bar = app.screen.query_one(StepBar)
        steps, here = session_of(app).progress(), step_screen(app).step
        shapes = set()
        for count in (0, 9, 10, 99, 100, 999, 1000, 9999):
            bar.show(steps, here, "Review", f"{count} words")
            row = bar.render().plain
            assert len(row) <= width
            shapes.add(row.split("  ")[0])
            assert row.rstrip().endswith(f"{count} words")
        assert len(shapes) == 1


async def test_every_step_is_named_at_eighty_columns(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app, (80, 24)) as pilot:
        await settle(pilot)
        row = rows_of(app)[1]
        for name in ("Thanks", "Segue", "Solution", "Referral", "Fix", "Review", "words"):
            assert name in row
