"""Which terminal it is, by its own answer and by the environment; the page in the browser; what doctor says."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from tactful.cli import scripts
from tactful.config.choices import Rtl, Width
from tactful.config.settings import Settings
from tactful.tui.app import TactfulApp
from tactful.tui.live_page import LivePage, opener
from tactful.tui.screens.letter_work import LetterWork
from tactful.tui.terminal import kind as kinds
from tactful.tui.terminal import paste
from tactful.tui.terminal.kind import Kind, find_kind
from tactful.tui.terminal.probe import Answers, read_answers

from .helpers import TestDesk, rows_of, run, settle, type_text


@pytest.mark.parametrize(
    ("environ", "answered", "name", "rtl"),
    [
        ({"TERM": "xterm-256color"}, "XTerm(379)", "xterm", Rtl.APP),
        ({"TERM": "xterm-256color"}, "Konsole 22.12.3", "Konsole", Rtl.WORDS),
        ({"TERM": "xterm-kitty"}, "kitty(0.26.5)", "kitty", Rtl.RUNS),
        ({"TERM": "xterm-kitty"}, "", "kitty", Rtl.RUNS),
        ({"TERM": "alacritty"}, "", "Alacritty", Rtl.APP),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7006"}, "", "VTE", Rtl.APP),
        ({"TERM": "xterm-256color", "MLTERM": "3.9.0"}, "", "mlterm", Rtl.TERMINAL),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "", "Terminal.app", Rtl.TERMINAL),
        ({"TERM": "xterm-256color"}, "", "", Rtl.APP),
        # What it answers goes before what another terminal left behind.
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"}, "XTerm(379)", "xterm", Rtl.APP),
    ],
)
def test_the_terminal_is_known(environ: dict[str, str], answered: str, name: str, rtl: Rtl) -> None:
    assert find_kind(environ, answered) == Kind(name, rtl)


@pytest.mark.parametrize(
    ("told", "name"), [("kitty(0.26.5) xterm-kitty\n", "kitty"), (" xterm-256color\n", "tmux"), ("", "tmux")]
)
def test_in_tmux_the_terminal_outside_is_asked_for(monkeypatch: pytest.MonkeyPatch, told: str, name: str) -> None:
    kinds._outside_tmux.cache_clear()
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, told, ""))
    try:
        assert find_kind({"TMUX": "/tmp/x", "TERM": "tmux-256color"}, "tmux 3.3a").name == name  # noqa: S108
    finally:
        kinds._outside_tmux.cache_clear()


def test_the_name_is_told_from_typing() -> None:
    answers = read_answers(b"a\x1b[1;3R\x1bP>|kitty(0.26.5)\x1b\\\x1b[1;3R\x1b[1;2R\x1b[?62cb")
    assert answers == Answers({"mark": 2, "emoji": 2, "heart": 1}, b"ab", "kitty(0.26.5)")


def test_a_name_that_comes_late_is_not_typed() -> None:
    assert not list(paste.PasteParser().feed("\x1bP>|XTerm(379)\x1b\\"))


# --- the page


async def test_the_page_follows_the_letter_and_goes_with_it(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def show(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr("tactful.tui.live_page.open_in_browser", show)
    app = TactfulApp(desk, lambda app: app.begin(lambda: desk.begin("bad-news", "en", {"recipient": "<Ms> Novak"})))
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+b")
        await settle(pilot)
        page = app.page.path
        assert opened == [page]
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        assert "&lt;Ms&gt; Novak" in page.read_text(encoding="utf-8")
        assert page.read_text(encoding="utf-8").count('http-equiv="refresh"') == 1
        await type_text(pilot, "Thank you for six years.")
        await settle(pilot)
        assert "Thank you for six years." in page.read_text(encoding="utf-8")
        await pilot.press("ctrl+o")
        await settle(pilot)
        assert not page.exists()
    assert [path for path in page.parent.iterdir() if path.name.startswith("letter-")] == []


async def test_where_no_browser_opens_the_path_is_told(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    app = TactfulApp(desk, lambda app: app.begin(lambda: desk.begin("bad-news", "en", {})))
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+b")
        await settle(pilot)
        assert f"letter-{os.getpid()}.html" in "".join(row.strip() for row in rows_of(app))


async def test_a_page_that_cannot_be_written_is_told(desk: TestDesk, tmp_path: Path) -> None:
    app = TactfulApp(desk, lambda app: app.begin(lambda: desk.begin("bad-news", "en", {})))
    async with run(app) as pilot:
        await settle(pilot)
        (tmp_path / "file").write_text("")
        app.page = LivePage(tmp_path / "file")
        await pilot.press("ctrl+b")
        await settle(pilot)
        assert any("The page couldn't be written" in row for row in rows_of(app))


def test_a_window_is_opened_only_where_there_is_one() -> None:
    assert opener({}, "linux") is None
    assert opener({"DISPLAY": ":0"}, "linux") == ["xdg-open"]
    assert opener({}, "darwin") == ["open"]


async def test_a_script_the_terminal_cannot_draw_is_said_once(desk: TestDesk) -> None:
    app = TactfulApp(desk, lambda app: app.begin(lambda: desk.begin("bad-news", "en", {})))
    async with run(app) as pilot:
        await settle(pilot)
        app.terminal = Kind("xterm")
        screen = app.screen
        assert isinstance(screen, LetterWork)
        assert not screen.offer_page()
        object.__setattr__(screen.session.guide, "language", "bn")
        try:
            assert screen.offer_page()
            await settle(pilot)
            assert any("^B shows the letter in the browser" in row for row in rows_of(app))
            assert not screen.offer_page()
        finally:
            object.__setattr__(screen.session.guide, "language", "en")


def test_what_terminals_cannot_draw() -> None:
    assert not Kind("xterm").draws("bn")
    assert Kind("xterm").draws("ur")
    assert not Kind("kitty", Rtl.RUNS).draws("ur")
    assert Kind("VTE").draws("bn")
    assert Kind().draws("bn")


# --- doctor


def said(monkeypatch: pytest.MonkeyPatch, answers: Answers, settings: Settings, **environ: str) -> str:
    monkeypatch.setattr(scripts, "_ask", lambda: answers)
    return "\n".join(scripts.scripts(settings, environ))


def test_doctor_names_the_terminal_and_who_turns_text(monkeypatch: pytest.MonkeyPatch) -> None:
    words = said(monkeypatch, Answers({"mark": 2}, b"", "Konsole 22.12.3"), Settings(), TERM="xterm-256color")
    assert "this is Konsole · Konsole 22.12.3" in words
    assert "the terminal turns each" in words
    assert "take a cell of their own here" in words
    assert "symbol_map" not in words


def test_doctor_says_what_the_person_set(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Settings(rtl=Rtl.TERMINAL, width=Width.NARROW)
    words = said(monkeypatch, Answers(), own, TERM="xterm-kitty")
    assert 'as your settings say (rtl = "terminal")' in words
    assert "no cell of their own, as your settings say" in words
    assert "symbol_map U+0600-U+06FF" in words
    assert "معذرت خواہ ہیں" in words


@pytest.mark.parametrize(
    ("rtl", "shown"),
    [
        (Rtl.APP, "\u202dﮟﯿﮨ ﮦﺍﻮﺧ ﺕﺭﺬﻌﻣ\u202c"),
        (Rtl.RUNS, "ہیں خواہ معذرت"),
        (Rtl.WORDS, "ہیں\u200e \u200eخواہ\u200e \u200eمعذرت"),
    ],
)
def test_doctor_shows_urdu_as_the_screens_do(monkeypatch: pytest.MonkeyPatch, rtl: Rtl, shown: str) -> None:
    assert said(monkeypatch, Answers(), Settings(rtl=rtl), TERM="xterm").endswith(shown)


def test_doctor_tells_when_nothing_was_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    words = said(monkeypatch, Answers(), Settings(), TERM="xterm-256color")
    assert "doesn't say which one it is" in words
    assert "wasn't asked how wide" in words
