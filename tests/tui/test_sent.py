"""A letter that has gone out, on the screens."""

from __future__ import annotations

import datetime as dt

from tactful.model import Draft
from tactful.session.sending import mark_sent
from tactful.tui.app import TactfulApp

from .helpers import TestDesk, rows_of, run, session_of, settle, type_text


async def test_it_opens_to_be_read_and_takes_no_key(desk: TestDesk) -> None:
    made = desk.store.new(Draft(facts={"recipient": "Ms Novak"}, steps={"thanks": "Thank you."}))
    desk.store.save(mark_sent(made, dt.date(2026, 11, 21), "letter"))
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        shown = " ".join(rows_of(app))
        assert "sent on 2026-11-21" in shown
        assert "another window" not in shown
        await type_text(pilot, "x")
        await pilot.press("backspace", "f8", "f7")
        await settle(pilot)
        assert session_of(app).draft.steps["thanks"] == "Thank you."
    assert desk.store.load(made.id).steps["thanks"] == "Thank you."


async def test_no_fact_no_hint_and_no_starter_changes_it(desk: TestDesk) -> None:
    made = desk.store.new(Draft(facts={"recipient": "Ms Novak"}, steps={"thanks": "Thank you."}))
    desk.store.save(mark_sent(made, dt.date(2026, 11, 21), "letter"))
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        for keys in (("f5", "enter", "x", "enter", "escape"), ("f3", "x", "a", "enter", "escape"), ("f4", "enter")):
            await pilot.press(*keys)
            await settle(pilot)
            if len(app.screen_stack) > 2:
                await pilot.press("escape")
                await settle(pilot)
    kept = desk.store.load(made.id)
    assert (kept.facts, kept.steps, kept.dismissed) == (made.facts, made.steps, {})
