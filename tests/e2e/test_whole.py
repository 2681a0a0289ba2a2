"""From the first key to the clipboard, in a real terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

from .conftest import Terminal, until

Run = Callable[..., str]

LETTER = {
    "Thanks": "Thank you for choosing us to keep your savings for the past six years.",
    "Segue": (
        "On Tuesday we charged you £41 in fees by mistake, because our import left out a file. "
        "I am sorry that your balance was wrong."
    ),
    "Solution": "You will have the £41 back in your account on 20 November 2026.",
    "Fix": (
        "This was our error. We corrected your account on Wednesday, and a second person now checks every import. "
        "We hope to look after your savings for many years."
    ),
}
FACTS = ("--set", "recipient=Ms Jana Novak", "--set", "fault=ours", "--set", "relationship=continues")


def letters(tactful: Run) -> list[dict[str, str]]:
    return list(json.loads(tactful("list", "--json")))


def begin(terminal: Terminal) -> None:
    """A new letter, its questions left open."""
    terminal.start("new", "--guide", "bad-news", *FACTS)
    terminal.see("1 of ")
    terminal.press("F4")
    terminal.see("● Thanks")


def test_a_letter_is_written_reviewed_and_copied(display: str, terminal: Terminal, tactful: Run) -> None:
    begin(terminal)
    for step, text in LETTER.items():
        terminal.see(f"● {step}")
        terminal.type(text)
        terminal.see(text.rsplit(" ", 1)[1])
        terminal.press("F8")
    terminal.see("● Review", "Dear Ms Novak,")
    terminal.press("c")
    if terminal.see_one("opied", "Copy it all the same") != "opied":
        terminal.press("2")
    terminal.see("opied")
    made = letters(tactful)
    assert len(made) == 1
    shown = tactful("show", made[0]["id"])
    for text in LETTER.values():
        assert text in shown
    pasted = subprocess.run(
        ["xclip", "-selection", "clipboard", "-o"],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        timeout=20,
        check=True,
    )
    assert pasted.stdout.decode("utf-8").rstrip("\n") == shown.rstrip("\n")
    terminal.press("C-q")
    assert terminal.ended() == 0


def test_killed_while_typing_everything_on_the_screen_is_there_again(terminal: Terminal, tactful: Run) -> None:
    begin(terminal)
    typed = " ".join(f"word{n:03}" for n in range(70))
    terminal.type(typed)
    terminal.see("word020")
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.ended() == 128 + signal.SIGKILL
    seen = [word for word in typed.split() if word in terminal.screen]
    made = letters(tactful)
    kept = tactful("show", made[0]["id"])
    assert seen
    assert [word for word in seen if word not in kept] == []
    begun = kept[kept.index("word000") :].splitlines()[0]
    assert typed.startswith(begun)
    terminal.start("open", made[0]["id"])
    terminal.see(seen[-1], "back")
    terminal.press("C-q")
    assert terminal.ended() == 0
    assert begun in tactful("show", made[0]["id"])


def test_told_to_end_it_saves_and_gives_the_terminal_back(terminal: Terminal, tactful: Run) -> None:
    begin(terminal)
    terminal.type("Thank you for everything")
    terminal.see("Thank you for everything")
    assert terminal.ask("alternate_on") == "1"
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.ended() == 143
    assert terminal.ask("alternate_on") == "0"
    assert terminal.ask("mouse_any_flag") == "0"
    assert "Thank you for everything" in Path(letters(tactful)[0]["path"]).read_text(encoding="utf-8")


def test_keys_in_one_burst_keep_their_order(terminal: Terminal, tactful: Run) -> None:
    begin(terminal)
    terminal.tmux(
        *("send-keys", "-l", "--", "Thank you for everything.", ";", "send-keys", "F8", ";"),
        *("send-keys", "-l", "--", "We lost your file.", ";", "send-keys", "C-q"),
    )
    assert terminal.ended() == 0
    steps = tomllib.loads(Path(letters(tactful)[0]["path"]).read_text(encoding="utf-8"))["steps"]
    assert steps == {"thanks": "Thank you for everything.", "segue": "We lost your file."}


def test_leaving_saves(terminal: Terminal, tactful: Run) -> None:
    begin(terminal)
    terminal.type("Thank you for everything")
    terminal.see("Thank you for everything")
    terminal.press("C-q")
    assert terminal.ended() == 0
    assert "Thank you for everything" in Path(letters(tactful)[0]["path"]).read_text(encoding="utf-8")


def test_every_size_there_is_room_in(terminal: Terminal) -> None:
    begin(terminal)
    terminal.type("Thank you for everything")
    terminal.see("Thank you for everything")
    for width, height, words in ((120, 40, "words"), (60, 20, "Thank you for everything"), (30, 8, "too little room")):
        terminal.tmux("resize-window", "-x", str(width), "-y", str(height))
        terminal.see(words)
    terminal.tmux("resize-window", "-x", "80", "-y", "24")
    terminal.see("Thank you for everything")
    terminal.press("C-q")
    assert terminal.ended() == 0


def test_two_windows_on_one_letter(
    terminal: Terminal, tactful: Run, tmp_path: Path, environment: dict[str, str]
) -> None:
    begin(terminal)
    terminal.type("Thank you")
    terminal.see("Thank you")
    ref = letters(tactful)[0]["id"]
    folder = tmp_path / "second"
    folder.mkdir()
    other = Terminal(folder, environment)
    try:
        other.start("open", ref)
        other.see("another window")
        other.press("1")
        until(lambda: "Only read it here" not in other.screen, lambda: other.screen)
        other.type("and goodbye")
        terminal.type(" for everything")
        terminal.see("Thank you for everything")
        other.press("C-q")
        assert other.ended() == 0
    finally:
        other.close()
    terminal.press("C-q")
    assert terminal.ended() == 0
    kept = tactful("show", ref)
    assert "Thank you for everything" in kept
    assert "goodbye" not in kept
