"""Former versions beside the letter, and what another program does to it while it's open."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.helpers import TestDesk, rows_of, run, step_screen, type_text, writing

from tactful.drafts import catalogue
from tactful.model import Draft


def screen_text(app: object) -> str:
    return "\n".join(rows_of(app))  # type: ignore[arg-type]


async def test_another_programs_change_shows_in_the_editor_and_is_told(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await type_text(pilot, "Thank you.")
        screen = step_screen(app)
        screen.save()
        path = desk.store.find(screen.session.draft.id)
        path.write_text(path.read_text("utf-8").replace("Thank you.", "Thanks to you all."), "utf-8")
        screen.look()
        screen.look()
        await pilot.pause()
        assert screen.area is not None
        assert screen.area.text == "Thanks to you all."
        assert "Thanks to you all." in screen_text(app)
        assert "Another program" in screen_text(app)
        await type_text(pilot, "!")
        assert "!" in screen.session.draft.steps["thanks"]


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_versions_stand_side_by_side_and_come_back(desk: TestDesk, size: tuple[int, int]) -> None:
    made = desk.store.new(Draft(guide="bad-news", language="en", steps={"thanks": "We lost your parcel."}))
    desk._seconds += 60
    opened = desk.store.open(made.id)
    desk.store.save(opened.draft.with_step("thanks", "We found your parcel."))
    desk.store.close(opened)
    from tactful.tui.app import TactfulApp

    app = TactfulApp(desk, lambda app: app.open(made.id))
    async with run(app, size) as pilot:
        await pilot.pause()
        screen = step_screen(app)
        await screen.go("thanks")
        await pilot.press("f10")
        await pilot.pause()
        await pilot.pause()
        shown = screen_text(app)
        assert "Version 1" in shown
        assert "lost" in shown
        assert "found" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert screen.session.draft.steps["thanks"] == "We lost your parcel."
        await pilot.press("escape")
        await pilot.pause()
        assert screen.area is not None
        assert screen.area.text == "We lost your parcel."
        kept = [screen.session.version(version.number).steps["thanks"] for version in screen.session.versions()]
        assert kept[-1] == "We found your parcel."


async def test_home_shows_what_came_to_many_letters(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "FEW", 2)
    for number in range(5):
        desk.store.new(Draft(title=f"Letter {number}"))
    desk.store.catalogue.catch_up()
    first = desk.store.entries()[0]
    text = first.path.read_text("utf-8").replace("Letter 4", "Renamed elsewhere")
    Path(first.path).write_text(text, "utf-8")
    from tactful.tui.app import TactfulApp

    app = TactfulApp(desk)
    async with run(app) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "5 letters" in screen_text(app)
        assert "Renamed elsewhere" in screen_text(app)
        await pilot.press("end")
        await pilot.pause()
        assert "Letter 0" in screen_text(app)
