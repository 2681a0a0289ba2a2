"""Enter on a hint: the suggested words in place, or the sentence that's missing; ^Z takes either back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tactful.model import Draft
from tactful.tui.app import TactfulApp

from . import small
from .helpers import TestDesk, rows_of, run, session_of, settle, step_screen, type_text

REWRITES = {
    "thanks.opening": "Thank you for {what they gave you}, {recipient}.",
    "solution.offer": "You get a refund of {how much} by {the day}.",
}


@pytest.fixture(autouse=True)
def proposing(small_guide: None, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = tuple(replace(check, rewrite=REWRITES.get(check.id, "")) for check in small.GUIDE.checks)
    monkeypatch.setattr(small, "GUIDE", replace(small.GUIDE, checks=checks))


def writing(desk: TestDesk, step: str, text: str) -> TactfulApp:
    facts = {"recipient": "Ms Novak", "fault": "nobody", "relationship": "continues"}
    steps = {"thanks": "Good day.", "segue": "There was an error.", "solution": "We looked.", step: text}
    draft = desk.store.new(Draft(facts=facts, steps=steps))

    def first(app: TactfulApp) -> None:
        session = desk.open(draft.id)
        session.position = (step, len(text))
        app.write(session)

    return TactfulApp(desk, first)


async def test_suggested_words_go_in_place_and_come_out_again(desk: TestDesk) -> None:
    text = "An error, and we are terribly sorry."
    app = writing(desk, "segue", text)
    async with run(app, (80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f3", "enter")
        await settle(pilot)
        assert session_of(app).draft.steps["segue"] == "An error, and we are truly sorry."
        await pilot.press("f3", "ctrl+z")
        await settle(pilot)
        assert session_of(app).draft.steps["segue"] == text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_s_missing_is_added_with_its_first_gap_selected(
    desk: TestDesk, snapshot: Callable[[TactfulApp, str], None], size: tuple[int, int]
) -> None:
    app = writing(desk, "solution", "We looked into it at once. ")
    async with run(app, size) as pilot:
        await settle(pilot)
        await pilot.press("f3")
        await settle(pilot)
        snapshot(app, "hint-add")
        await pilot.press("enter")
        await settle(pilot)
        snapshot(app, "hint-added")
        wanted = "We looked into it at once. You get a refund of [how much] by [the day]."
        assert session_of(app).draft.steps["solution"].rstrip() == wanted
        await type_text(pilot, "41 pounds")
        await pilot.press("tab")
        await type_text(pilot, "Friday")
        await settle(pilot)
        assert "a refund of 41 pounds by Friday." in session_of(app).draft.steps["solution"]


async def test_one_undo_takes_the_sentence_out(desk: TestDesk) -> None:
    app = writing(desk, "solution", "We looked.")
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("f3", "enter")
        await settle(pilot)
        assert "refund" in session_of(app).draft.steps["solution"]
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert session_of(app).draft.steps["solution"] == "We looked."


async def test_thanks_go_where_the_letter_opens_and_known_facts_are_filled_in(desk: TestDesk) -> None:
    app = writing(desk, "thanks", "Good day.")
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("f3", "enter")
        await settle(pilot)
        text = "Thank you for [what they gave you], Ms Novak. Good day."
        assert session_of(app).draft.steps["thanks"] == text
        area = step_screen(app).area
        assert area is not None
        assert area.selected_text == "[what they gave you]"


async def test_a_hint_without_a_proposal_leads_back_to_the_text(desk: TestDesk) -> None:
    app = writing(desk, "segue", "It was late.")
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("f3", "enter")
        await settle(pilot)
        assert session_of(app).draft.steps["segue"] == "It was late."
        assert step_screen(app).area is not None
        assert step_screen(app).area.has_focus  # type: ignore[union-attr]
        assert not any("add:" in row for row in rows_of(app))
