"""A person writes a letter: from the first question to the copy in the clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tactful.session import REVIEW
from tactful.tui.app import TactfulApp
from tactful.tui.screens.aside import AskAside
from tactful.tui.screens.ask import AskChoice, AskText
from tactful.tui.screens.home import HomeScreen
from tactful.tui.screens.read import Reading
from tactful.tui.screens.review import ReviewScreen
from tactful.tui.screens.step import StepScreen
from tactful.tui.widgets.hint_list import HintList
from tactful.tui.widgets.letter_preview import LetterPreview

from .helpers import TestDesk, rows_of, run, session_of, settle, step_screen, type_text, writing


async def test_a_letter_from_the_first_question_to_the_clipboard(desk: TestDesk) -> None:
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.press("n")
        await type_text(pilot, "Ms Jana Novak\n")
        await type_text(pilot, "fees were charged twice\n")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        await type_text(pilot, "a refund\n")
        await pilot.pause()
        session = session_of(app)
        assert session.draft.facts["recipient"] == "Ms Jana Novak"
        assert session.draft.facts["fault"] == "ours"
        for text in (
            "Thank you for six years.",
            "We made an error in August. We are sorry.",
            "You get a refund of 41 pounds.",
            "We corrected it on Tuesday.",
        ):
            await type_text(pilot, text)
            await pilot.press("f8")
            await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert set(session.draft.steps) == {"thanks", "segue", "solution", "fix"}
        assert any("Nothing left to mend." in row for row in rows_of(app))
        await pilot.press("c")
        await settle(pilot)
        assert desk.copied == [session.laid().text]
        assert "We corrected it on Tuesday." in desk.copied[0]
        assert any("Copied to the clipboard." in row for row in rows_of(app))
        assert session.position.step == REVIEW


async def test_every_key_is_in_the_journal_before_the_next(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await type_text(pilot, "Thank")
        ref = session_of(app).draft.id
        assert TestDesk(desk.paths.drafts.parent).read(ref).steps["thanks"] == "Thank"


async def test_saving_is_said_in_words(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tactful.tui.screens.step.SAVE_AFTER", 1)
    app = writing(desk)
    async with run(app) as pilot:
        await type_text(pilot, "Thank")
        await pilot.pause()
        assert "not saved yet" in rows_of(app)[0]
        await pilot.pause(1.2)
        assert "saved 10:42" in rows_of(app)[0]


async def test_a_letter_opens_where_it_was_left(desk: TestDesk) -> None:
    app = writing(desk, recipient="Ms Novak")
    async with run(app) as pilot:
        await type_text(pilot, "Thank you.")
        await pilot.press("f8")
        await type_text(pilot, "An error")
        await pilot.press("left", "left")
        await settle(pilot)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("enter")
        await settle(pilot)
        screen = step_screen(app)
        assert screen.step == "segue"
        assert screen.area is not None
        assert screen.area.cursor_offset == len("An err")


async def test_skipped_steps_are_seen_and_come_back_with_one_key(desk: TestDesk) -> None:
    app = writing(desk, relationship="continues", fault="nobody")
    async with run(app) as pilot:
        await settle(pilot)
        assert "– Referral" in rows_of(app)[1]
        await pilot.press("f8", "f8", "f8")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        await pilot.press("f7")
        await pilot.pause()
        assert step_screen(app).step == "solution"
        await pilot.press("ctrl+g")
        await settle(pilot)
        assert step_screen(app).step == "referral"
        assert session_of(app).applies("referral")
        assert "● Referral" in rows_of(app)[1]
        await type_text(pilot, "Call Ms Calder.")
        await pilot.press("ctrl+g")
        await settle(pilot)
        assert not session_of(app).applies("referral")
        assert session_of(app).draft.steps["referral"] == "Call Ms Calder."


async def test_a_skipped_step_says_why_and_enter_brings_it_back(desk: TestDesk) -> None:
    app = writing(desk, relationship="continues")
    async with run(app) as pilot:
        await step_screen(app).go("referral")
        await pilot.pause()
        assert any("isn't in this letter" in row for row in rows_of(app))
        await pilot.press("enter")
        await settle(pilot)
        assert session_of(app).applies("referral")
        await type_text(pilot, "x")
        assert session_of(app).draft.steps["referral"] == "x"


async def test_from_a_hint_to_its_words_and_back(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await pilot.press("f8")
        await type_text(pilot, "An error. We are terribly sorry.")
        await settle(pilot)
        screen = step_screen(app)
        hints = screen.query_one(HintList)
        await pilot.press("f3")
        hints.select_hint("apology.count")
        await pilot.pause()
        await pilot.press("g")
        await pilot.pause()
        assert screen.area is not None
        assert screen.area.selected_text == "terribly"
        assert screen.area.has_focus


async def test_a_suggestion_is_put_in_place_and_can_be_undone(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await pilot.press("f8")
        await type_text(pilot, "An error. We are terribly sorry.")
        await settle(pilot)
        screen = step_screen(app)
        await pilot.press("f3")
        screen.query_one(HintList).select_hint("apology.count")
        await pilot.press("enter")
        await settle(pilot)
        assert session_of(app).draft.steps["segue"] == "An error. We are truly sorry."
        await pilot.press("f3", "ctrl+z")
        await settle(pilot)
        assert session_of(app).draft.steps["segue"] == "An error. We are terribly sorry."


async def test_the_cursor_in_marked_words_selects_their_hint(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await pilot.press("f8")
        await type_text(pilot, "An error. We are terribly sorry.")
        await settle(pilot)
        screen = step_screen(app)
        assert screen.area is not None
        screen.area.move_to(20)
        await pilot.pause()
        selected = screen.query_one(HintList).selected
        assert getattr(selected, "id", "") == "apology.count"


async def test_a_hint_is_set_aside_with_a_reason_and_speaks_again(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("f3", "x")
        await pilot.pause()
        assert isinstance(app.screen, AskAside)
        await type_text(pilot, "they know\n")
        await settle(pilot)
        assert session_of(app).draft.dismissed == {"thanks.opening": "they know"}
        assert any("1 set aside by you" in row for row in rows_of(app))
        step_screen(app).query_one(HintList).action_move(1000)
        await pilot.press("enter", "down", "x")
        await settle(pilot)
        assert not session_of(app).draft.dismissed


async def test_why_shows_the_advice_its_source_and_examples(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("f3", "w")
        await pilot.pause()
        assert isinstance(app.screen, Reading)
        shown = "\n".join(rows_of(app))
        assert "Why thanks.opening is asked." in shown
        assert "A07, A10" in shown
        assert "A good passage" in shown
        assert "A bad passage" in shown
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, StepScreen)


async def test_a_sentence_is_found_by_typing_and_its_slots_walked(desk: TestDesk) -> None:
    app = writing(desk, company="North Quay")
    async with run(app) as pilot:
        await pilot.press("f4")
        await type_text(pilot, "years")
        await pilot.press("enter")
        await pilot.pause()
        screen = step_screen(app)
        assert screen.area is not None
        assert screen.area.text == "Thank you for [number] years with North Quay."
        assert screen.area.selected_text == "[number]"
        await type_text(pilot, "six")
        assert session_of(app).draft.steps["thanks"] == "Thank you for six years with North Quay."


async def test_a_fact_asked_at_its_step_is_answered_there(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await pilot.press("f8", "f8")
        await settle(pilot)
        await pilot.press("f3", "down", "enter")
        await pilot.pause()
        await type_text(pilot, "soon\n")
        await pilot.pause()
        assert any("Write the date as year-month-day" in row for row in rows_of(app))
        await pilot.press(*["backspace"] * 4)
        await type_text(pilot, "2026-11-20\n")
        await settle(pilot)
        assert session_of(app).draft.facts["offer_date"] == "2026-11-20"


async def test_changing_a_fact_says_what_it_changes(desk: TestDesk) -> None:
    app = writing(desk, fault="nobody")
    async with run(app) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        await pilot.press("1")
        await settle(pilot)
        assert any("Fix now applies." in row for row in rows_of(app))
        await pilot.press("escape")
        await settle(pilot)
        assert "○ Fix" in rows_of(app)[1]


async def test_a_box_is_ticked(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await pilot.press("f8")
        await settle(pilot)
        assert any("☐ Is every sentence true?" in row for row in rows_of(app))
        await pilot.press("f3", "down", "enter")
        await settle(pilot)
        assert session_of(app).draft.ticks == {"true": True}
        assert any("☑ Is every sentence true?" in row for row in rows_of(app))


async def test_a_failing_must_asks_and_never_blocks(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await type_text(pilot, "Hello.")
        await pilot.press("ctrl+r")
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, AskChoice)
        await pilot.press("1")
        await settle(pilot)
        assert not desk.copied
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("2")
        await settle(pilot)
        assert len(desk.copied) == 1


async def test_a_letter_is_exported(desk: TestDesk, tmp_path: Path) -> None:
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("ctrl+r")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, AskText)
        await pilot.press("end", *["backspace"] * 80)
        await type_text(pilot, str(tmp_path / "letter.txt"))
        await pilot.press("enter")
        await settle(pilot)
        assert "We corrected it today." in (tmp_path / "letter.txt").read_text(encoding="utf-8")
        assert any("Written to" in row for row in rows_of(app))


async def test_a_digit_in_the_review_goes_to_the_words(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await type_text(pilot, "Thank you, [name].")
        await pilot.press("f8")
        await type_text(pilot, "An error. We are deeply sorry.")
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        rows = [row for row in rows_of(app) if "Nothing left to fill in" in row]
        number = rows[0].split("│")[1].split()[0].lstrip("▌")
        await pilot.press(number)
        await settle(pilot)
        screen = step_screen(app)
        assert screen.step == "thanks"
        assert screen.area is not None
        assert screen.area.selected_text == "[name]"


async def test_the_letter_beside_has_a_word_as_soon_as_the_editor(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app, (120, 40)) as pilot:
        await settle(pilot)
        screen = step_screen(app)
        assert screen.area is not None
        preview = screen.query_one(LetterPreview)
        # No message is handled in between, so that both are painted at once.
        screen.area.insert("Thank you.")
        assert "Thank you." in preview.text
        screen.area.undo()
        assert "Thank you." not in preview.text
