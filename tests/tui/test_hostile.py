"""Text of a person or a stranger is text: never markup, never a command to the terminal."""

from __future__ import annotations

import re

import pytest

from tactful.model import Draft
from tactful.tui.app import TactfulApp
from tactful.tui.screens.aside import AskAside
from tactful.tui.screens.step import StepScreen

from .helpers import TestDesk, bytes_of, rows_of, run, session_of, settle, type_text, writing

HOSTILE = (
    "[/] and [/home/u]",
    "[@click=app.quit]press[/]",
    "[b]bold[/b] [YOUR NAME] [x] done",
    "esc \x1b[31mred\x1b]52;c;UFdORUQ=\x07 bell",
    "c1 \x9b31m \x9d52;c;x\x9c del \x7f",
    "rlo \u202eevil\u202c",
    "বাংলা দুঃখিত محترم 👨‍👩‍👧‍👦 漢字",
    "long " * 60,
)

_OWN_SEQUENCES = re.compile(r"\x1b\[[\d;]*m")


def _draft(text: str) -> Draft:
    return Draft(
        title=text,
        facts={"recipient": text, "company": text, "event": text, "subject": text, "fault": "ours"},
        steps=dict.fromkeys(("thanks", "segue", "solution", "referral", "fix"), f"{text}\nsorry terribly {text}"),
        dismissed={"thanks.opening": text},
    )


def _harmless(app: TactfulApp) -> None:
    """Nothing but our own colours is sent, and every row fills its place and no more."""
    sent = _OWN_SEQUENCES.sub("", bytes_of(app))
    assert not re.search("[\x00-\x1f\x7f-\x9f]", sent)
    for strip in app.screen._compositor.render_strips():
        assert strip.cell_length == app.size.width


@pytest.mark.parametrize("text", [" ".join(HOSTILE[:6]), HOSTILE[6], HOSTILE[7]], ids=["commands", "scripts", "long"])
@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
async def test_every_screen_takes_any_text(desk: TestDesk, text: str, size: tuple[int, int]) -> None:
    desk.store.new(_draft(text))
    app = TactfulApp(desk)
    async with run(app, size) as pilot:
        await settle(pilot)
        _harmless(app)
        for keys in (
            ("r",),
            ("escape", "x"),
            ("u",),
            ("enter",),
            ("f3",),
            ("end",),
            ("enter", "down"),
            ("f2",),
            ("f2", "f4"),
            ("f4", "f6"),
            ("f6", "f5"),
            ("down", "enter"),
            ("escape", "escape", "ctrl+r"),
            ("down", "w"),
            ("escape", "x"),
            ("escape", "e"),
            ("escape", "c"),
            ("escape", "f9"),
            ("escape", "ctrl+p"),
            ("escape", "ctrl+o"),
        ):
            await pilot.press(*keys)
            await settle(pilot)
            assert app.is_running, keys
            _harmless(app)


async def test_markup_is_shown_as_it_was_typed(desk: TestDesk) -> None:
    desk.store.new(_draft("[b]Ms[/b] [x] Novak"))
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await settle(pilot)
        assert any("[b]Ms[/b] [x] Novak" in row for row in rows_of(app))
        await pilot.press("enter")
        await settle(pilot)
        assert "[b]Ms[/b] [x] Novak" in rows_of(app)[0]


async def test_a_click_on_an_action_link_does_nothing(desk: TestDesk) -> None:
    desk.store.new(_draft("[@click=app.quit]press[/]"))
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await settle(pilot)
        for y in range(0, 40, 2):
            await pilot.click(offset=(10, y))
        assert app.is_running


async def test_a_reason_with_markup_is_kept_as_typed(desk: TestDesk) -> None:
    app = TactfulApp(desk, lambda app: app.begin(lambda: desk.begin("bad-news", "en", {})))
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("f3", "x")
        await pilot.pause()
        assert isinstance(app.screen, AskAside)
        await pilot.press("left_square_bracket", "slash", "right_square_bracket", "enter")
        await settle(pilot)
        assert session_of(app).draft.dismissed == {"thanks.opening": "[/]"}
        await pilot.press("end", "enter", "down")
        await settle(pilot)
        assert any("You set it aside: [/]" in row for row in rows_of(app))


async def test_a_crash_saves_the_letter_and_shows_none_of_it(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(self: StepScreen) -> None:
        words = "Thank you, Ms Novak"
        raise ValueError(words)

    async def crash() -> None:
        app = writing(desk)
        async with run(app) as pilot:
            await type_text(pilot, "Thank you, Ms Novak")
            monkeypatch.setattr(StepScreen, "show_title", broken)
            await type_text(pilot, "!")
            await pilot.pause()

    with pytest.raises(ValueError, match="Ms Novak"):
        await crash()
    told = capsys.readouterr().err
    assert "tactful has stopped" in told
    assert "test_hostile.py" in told
    assert "Novak" not in told
    assert "Thank you, Ms Novak!" in next(desk.paths.drafts.glob("*.toml")).read_text(encoding="utf-8")
