"""The sentences to start from follow the framing and the reason that were chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tactful.model import Starter
from tactful.tui.app import TactfulApp
from tactful.tui.widgets.starter_panel import StarterList

from . import small
from .helpers import TestDesk, rows_of, run, settle, type_text

STARTERS = (
    Starter("general", "We are not the right firm for you."),
    Starter("behaviour", "We cannot work in the way you wish."),
    Starter("documented", "On {day} we fell short of what you asked for."),
    Starter("capacity", "{referral_name} has room for you and waits for your call."),
)


@pytest.fixture(autouse=True)
def framed(small_guide: None, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = small.GUIDE.steps
    steps = (replace(first, starters=STARTERS), *others)
    situations = {"general": "In general words", "documented": "With what happened", "capacity": "Too much to do"}
    monkeypatch.setattr(small, "GUIDE", replace(small.GUIDE, steps=steps, situations=situations))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_chosen_way_stands_first_and_nobody_is_named_over_behaviour(
    desk: TestDesk, snapshot: Callable[[TactfulApp, str], None], size: tuple[int, int]
) -> None:
    facts = {"framing": "documented", "reason": "behaviour", "referral_name": "Hana Petrov"}
    app = TactfulApp(desk, lambda app: app.begin(lambda: desk.begin("bad-news", "en", facts)))
    async with run(app, size) as pilot:
        await settle(pilot)
        await pilot.press("f4")
        await settle(pilot)
        snapshot(app, "starters-framed")
        entries = app.screen.query_one(StarterList).items
        shown = "\n".join(entry if isinstance(entry, str) else entry.text for entry in entries)
        assert shown.index("fell short") < shown.index("in the way you wish") < shown.index("not the right firm")
        assert "Hana Petrov" not in shown
        await type_text(pilot, "right firm")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert any("We are not the right firm for you." in row for row in rows_of(app))
