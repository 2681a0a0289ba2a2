"""From a first reply to the letter after it: one key in the review, one name in the palette."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tactful.model import Draft
from tactful.tui.app import TactfulApp
from tactful.tui.screens.new_letter import NewLetterScreen
from tactful.tui.screens.review import ReviewScreen

from . import small
from .helpers import TestDesk, rows_of, run, session_of, settle, step_screen, type_text

FIRST = Draft(
    title="The lamps",
    facts={"recipient": "Ms Jana Novak", "event": "two lamps broke", "fault": "ours", "date": "2026-11-10"},
    steps={"thanks": "Thank you for telling us."},
)


@pytest.fixture
def leading_on(small_guide: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small, "GUIDE", replace(small.GUIDE, follow_up="bad-news"))
    monkeypatch.setattr("tactful.session.following.load_guide", small.load_guide)


@pytest.mark.usefixtures("leading_on")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_review_leads_on(
    desk: TestDesk, snapshot: Callable[[TactfulApp, str], None], size: tuple[int, int]
) -> None:
    first = desk.store.new(FIRST)
    app = TactfulApp(desk, lambda app: app.open(first.id))
    async with run(app, size) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        snapshot(app, "review-leads-on")
        kept = desk.store.load(first.id)
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, NewLetterScreen)
        assert any("1 of 2" in row for row in rows_of(app)), "what's known isn't asked again"
        await pilot.press("1")
        await settle(pilot)
        await type_text(pilot, "new lamps")
        await pilot.press("enter")
        await settle(pilot)
        draft = session_of(app).draft
        assert draft.id != first.id
        assert draft.title == "Bad news: The lamps"
        assert draft.facts == {
            "recipient": "Ms Jana Novak",
            "event": "two lamps broke",
            "fault": "ours",
            "date": "2026-11-12",
            "channel": "letter",
            "relationship": "continues",
            "offer": "new lamps",
        }
        assert not draft.steps
        assert desk.store.load(first.id) == kept


@pytest.mark.usefixtures("leading_on")
async def test_so_does_the_palette(desk: TestDesk) -> None:
    first = desk.store.new(FIRST)
    app = TactfulApp(desk, lambda app: app.open(first.id))
    async with run(app) as pilot:
        await settle(pilot)
        assert any(action.name == "follow_up" for action in step_screen(app).offered())
        await app.run_action("follow_up", step_screen(app))
        await settle(pilot)
        assert isinstance(app.screen, NewLetterScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert [entry.id for entry in desk.letters()] == [first.id]


async def test_other_letters_don_t_offer_it(desk: TestDesk) -> None:
    first = desk.store.new(FIRST)
    app = TactfulApp(desk, lambda app: app.open(first.id))
    async with run(app) as pilot:
        await settle(pilot)
        assert all(action.name != "follow_up" for action in step_screen(app).offered())
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert not any("follow-up" in row for row in rows_of(app))
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        assert any("No letter follows" in row for row in rows_of(app))
