"""Words that would command a terminal, or the application, are only ever shown."""

from __future__ import annotations

import json
from collections.abc import Callable

from .conftest import Terminal

Run = Callable[..., str]

TITLE = "\x1b]0;owned\x07\x1b]2;owned\x07"
CLIPBOARD = "\x1b]52;c;b3duZWQ=\x07"
C1 = "\x9b2J\x9d52;c;b3duZWQ=\x07"
MARKUP = "[@click=app.quit]click[/] [/] [/home] [red]red[/red] [YOUR NAME]"
EVIL = f"Thank you {TITLE}{CLIPBOARD}{C1}\x1b[2J\x1b[?1049l\x1bc {MARKUP} for six years."


def evil_draft(tactful: Run) -> str:
    tactful("new", "--plain", "--skip-facts", "--set", f"recipient=Eve {MARKUP}", given=f"{EVIL}\n.\n")
    return str(json.loads(tactful("list", "--json"))[0]["id"])


def unharmed(terminal: Terminal) -> None:
    assert "owned" not in terminal.ask("pane_title")
    assert terminal.tmux("list-buffers", check=False) == ""
    assert terminal.ask("alternate_on") == "1"
    assert terminal.running


def test_the_words_of_a_letter_are_only_shown(terminal: Terminal, tactful: Run) -> None:
    ref = evil_draft(tactful)
    before = tactful("show", ref)
    terminal.start()
    terminal.see("Eve")
    unharmed(terminal)
    terminal.press("Enter")
    terminal.see("● Thanks", "[@click=app.quit]click[/]", "years.")
    unharmed(terminal)
    for key in ("F2", "F3", "F5"):
        terminal.press(key)
    terminal.see("Who will open this letter?")
    terminal.press("F5")
    terminal.see("● Thanks")
    terminal.press("C-r")
    terminal.see("● Review")
    unharmed(terminal)
    terminal.press("C-q")
    assert terminal.ended() == 0
    assert tactful("show", ref) == before


def test_a_click_on_the_words_does_nothing(terminal: Terminal, tactful: Run) -> None:
    ref = evil_draft(tactful)
    terminal.start("open", ref)
    rows = terminal.see("[@click=app.quit]click[/]").splitlines()
    row = next(n for n, line in enumerate(rows) if "click[/]" in line)
    column = rows[row].index("click[/]") + 2
    terminal.type(f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 1};{row + 1}m")
    terminal.press("F5")
    terminal.see("Eve")
    unharmed(terminal)


def test_what_is_pasted_is_no_key(terminal: Terminal, tactful: Run) -> None:
    terminal.start("new", "--guide", "bad-news")
    terminal.see("1 of ")
    terminal.press("F4")
    terminal.see("● Thanks")
    terminal.paste(b"Thank \x1b\x11\x1b[31myou\x11 for \x1b[19~six years\x03 and \x1b]52;c;b3duZWQ=\x07 more.")
    terminal.see("six years", "more.")
    unharmed(terminal)
    assert "● Thanks" in terminal.screen
    terminal.press("C-q")
    assert terminal.ended() == 0
