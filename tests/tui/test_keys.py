"""One table of actions: in the footer, the palette, the help, the settings and the command line."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tactful.config.settings import Settings
from tactful.i18n import has, ids, plural_form, t, use_language
from tactful.tui.app import TactfulApp
from tactful.tui.keys import ACTIONS, Scope, key_name, key_table
from tactful.tui.screens.review import ReviewScreen
from tactful.tui.screens.step import StepScreen

from .helpers import TestDesk, rows_of, run, settle, step_screen, type_text, writing


def test_the_table_needs_no_textual() -> None:
    script = "import sys, tactful.tui.keys as k; k.key_table(); print('textual' in sys.modules, 'rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_every_action_has_words_and_a_name_of_its_own() -> None:
    assert len({action.name for action in ACTIONS}) == len(ACTIONS)
    for action in ACTIONS:
        assert has(f"action.{action.name}.label")
        assert has(f"action.{action.name}.help")


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope is not Scope.EVERYWHERE])
def test_no_key_does_two_things_in_one_place(scope: Scope) -> None:
    keys = [key for action in ACTIONS if action.scope in (scope, Scope.EVERYWHERE) for key in action.keys]
    assert len(keys) == len(set(keys))


def test_the_persons_own_keys_stand_in_the_table() -> None:
    assert key_table({"next_step": ("ctrl+n",)})["next_step"] == ["ctrl+n"]
    assert key_table()["next_step"] == ["f8"]
    assert key_name("ctrl+p") == "^P"


async def test_a_key_can_be_changed(desk: TestDesk) -> None:
    desk.settings = Settings(keys={"next_step": "ctrl+n", "no_such_action": "f1"})
    app = writing(desk)
    async with run(app) as pilot:
        await settle(pilot)
        assert "^N next" in rows_of(app)[-1]
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert step_screen(app).step == "segue"
        await pilot.press("f8")
        await settle(pilot)
        assert step_screen(app).step == "segue"


async def test_an_action_without_a_key_can_get_one(desk: TestDesk) -> None:
    desk.settings = Settings(keys={"take_back": "ctrl+t"})
    app = writing(desk, relationship="continues")
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+g", "ctrl+t")
        await settle(pilot)
        assert any("Taken back: the step" in row for row in rows_of(app))


async def test_a_click_on_a_key_or_a_step_does_what_it_says(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.click(offset=(rows_of(app)[-1].index("F8"), 39))
        await settle(pilot)
        assert step_screen(app).step == "segue"
        await pilot.click(offset=(rows_of(app)[1].index("Thanks"), 1))
        await settle(pilot)
        assert step_screen(app).step == "thanks"
        await pilot.click(offset=(rows_of(app)[1].index("Review"), 1))
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        await pilot.click(offset=(rows_of(app)[-1].index("^P"), 39))
        await settle(pilot)
        assert app.screen.id == "--command-palette"


async def test_the_palette_finds_an_action_by_what_it_does(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await type_text(pilot, "sentence to start")
        await pilot.pause(0.4)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, StepScreen)
        assert app.screen.pane == "starters"


async def test_the_palette_goes_to_a_step(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await type_text(pilot, "go to solution")
        await pilot.pause(0.4)
        await pilot.press("enter")
        await settle(pilot)
        assert step_screen(app).step == "solution"


@pytest.mark.parametrize("pane", ["f2", "f3", "f4", "f6"])
async def test_escape_goes_back_to_the_text(desk: TestDesk, pane: str) -> None:
    app = writing(desk)
    async with run(app, (80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(pane, "escape")
        await settle(pilot)
        await type_text(pilot, "here")
        assert step_screen(app).area is not None
        assert step_screen(app).area.text == "here"  # type: ignore[union-attr]


async def test_help_names_every_key_of_the_screen(desk: TestDesk) -> None:
    app = writing(desk)
    async with run(app, (120, 80)) as pilot:
        await settle(pilot)
        await pilot.press("f9")
        await settle(pilot)
        shown = "\n".join(rows_of(app))
        # No letter follows this one, and there was nothing to think over before it.
        missing = {"think_again", "follow_up"}
        for action in ACTIONS:
            if action.scope in (Scope.STEP, Scope.HINTS, Scope.EVERYWHERE) and action.name not in missing:
                assert action.help in shown


# --- words


def test_plural_forms() -> None:
    assert t("step.words", count=1) == "1 word"
    assert t("step.words", count=0) == "0 words"
    assert [plural_form("cs", n) for n in (1, 2, 4, 5, 1.5)] == ["one", "few", "few", "other", "many"]
    assert [plural_form("bn", n) for n in (0, 1, 2)] == ["one", "one", "other"]


def test_what_nobody_knows_shows_itself() -> None:
    assert t("no.such.word") == "no.such.word"
    use_language("xx")
    assert t("key.space") == "Space"


def test_a_persons_text_in_a_message_is_never_filled_in_twice() -> None:
    assert t("home.deleted", title="{count} {0} %s") == "“{count} {0} %s” is in the trash. u brings it back."


def test_every_word_the_code_asks_for_is_there() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in (Path(__file__).parents[2] / "src/tactful/tui").rglob("*.py")
    )
    asked = set(re.findall(r'\bt\(\s*"([a-z0-9.-]+)"', source))
    assert len(asked) > 50
    missing = [name for name in asked if not has(name)]
    assert not missing
    assert "key.space" in ids("en")


async def test_a_hundred_thousand_letters_are_no_burden(desk: TestDesk) -> None:
    from tactful.drafts.entries import Entry
    from tactful.tui.screens.home import LetterList

    entries = [
        Entry(f"id{n}", f"Letter {n}", "bad-news", "en", f"Person {n}", None, Path("x"), "gone") for n in range(100_000)
    ]
    app = TactfulApp(desk)
    async with run(app) as pilot:
        await pilot.pause()
        letters = app.screen.query_one(LetterList)
        letters.show(entries, select=0)
        await pilot.press("end")
        await pilot.pause()
        assert any("id99999" in row for row in rows_of(app))
