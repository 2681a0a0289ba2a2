"""The language of a letter and of the screens, and how a letter greets and closes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tactful.i18n import use_language
from tactful.letters import render
from tactful.model import Draft, Guide
from tactful.tui.app import TactfulApp
from tactful.tui.screens.new_letter import NewLetterScreen

from . import small
from .helpers import TestDesk, rows_of, run, session_of, settle, type_text


@pytest.fixture
def two_guides(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str, language: str = "en") -> Guide:
        return replace(small.GUIDE, id=name, language=language)

    monkeypatch.setattr("tactful.tui.screens.new_letter.guide_ids", lambda: ("bad-news", "complaint-reply"))
    monkeypatch.setattr("tactful.tui.screens.new_letter.load_guide", load)


def shown(app: TactfulApp) -> str:
    return "\n".join(rows_of(app))


@pytest.mark.usefixtures("two_guides")
async def test_the_first_question_of_a_letter_can_change_its_language(desk: TestDesk) -> None:
    app = TactfulApp(desk, lambda app: app.show_questions(None, "en"))
    async with run(app) as pilot:
        assert "The letter will be in English. ^L chooses another." in shown(app)
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert "In which language" in shown(app)
        await pilot.press(str([code for code, _ in app.screen._answers].index("cs") + 1))  # type: ignore[attr-defined]
        await settle(pilot)
        assert "The letter will be in Czech." in shown(app)
        assert isinstance(app.screen, NewLetterScreen)
        assert "letter_language" in {action.name for action in app.screen.offered()}
        await pilot.press("enter")
        await settle(pilot)
        # Once the kind is chosen, the language stays.
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert isinstance(app.screen, NewLetterScreen)
        assert "letter_language" not in {action.name for action in app.screen.offered()}


async def test_the_screens_speak_the_persons_language(desk: TestDesk) -> None:
    use_language("cs")
    app = TactfulApp(desk)
    async with run(app):
        assert "Dopisy" in shown(app)
        assert "nový dopis" in shown(app)


async def test_the_greeting_is_offered_and_can_be_changed(desk: TestDesk) -> None:
    desk.store.new(Draft(facts={"recipient": "Ms Jana Novak"}, steps={"thanks": "Thank you."}))
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("f5")
        await settle(pilot)
        await pilot.press("end", "up")
        await pilot.pause()
        assert "Dear Ms Novak," in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "as proposed: Dear Ms Novak," in shown(app)
        await pilot.press("2")
        await settle(pilot)
        assert session_of(app).draft.parts["salutation"] == "Dear Jana Novak,"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("4")
        await pilot.pause()
        await pilot.press("ctrl+u")
        await type_text(pilot, "Dear Jana,\n")
        await settle(pilot)
        assert render(session_of(app).draft).startswith("Ms Jana Novak\n\nDear Jana,\n\nThank you.")
        await pilot.press("delete")
        await settle(pilot)
        assert "salutation" not in session_of(app).draft.parts
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("5")
        await settle(pilot)
        assert "Dear" not in render(session_of(app).draft)
        assert "nothing stands there" in shown(app)


@pytest.mark.parametrize("language", ["cs", "bn", "ur"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_every_screen_can_be_walked_in_every_language(
    desk: TestDesk, language: str, size: tuple[int, int]
) -> None:
    use_language(language)
    desk.store.new(Draft(facts={"recipient": "Ms Novak", "fault": "ours"}, steps={"thanks": "Thank you."}))
    app = TactfulApp(desk)
    async with run(app, size) as pilot:
        seen = [shown(app)]
        for keys in (
            ("f9",), ("escape", "enter"), ("f3",), ("w",), ("escape", "escape", "f4"), ("escape", "f5"),
            ("escape", "f6"), ("escape", "ctrl+r"), ("ctrl+o",), ("ctrl+p",),
        ):  # fmt: skip
            await pilot.press(*keys)
            await settle(pilot)
            seen.append(shown(app))
    assert len(set(seen)) > 6
    # The rows at the edges are the interface's own; what stands between may be a letter's or a guide's.
    edges = " ".join(f"{rows[0]} {rows[-1]}" for rows in (text.split("\n") for text in seen)).split()
    assert {"next", "back", "advice", "preview", "help", "all", "open", "Letters", "saved"}.isdisjoint(edges)
