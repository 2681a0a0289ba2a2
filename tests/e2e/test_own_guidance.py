"""A company's own guidance on the screens: its guides are offered, and what's broken is said and left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .conftest import Terminal

Run = Callable[..., str]


def pack(tmp_path: Path, tactful: Run) -> Path:
    folder = tmp_path / "home" / "config" / "packs" / "acme"
    tactful("guides", "template", str(folder))
    return folder


def test_an_own_guide_is_offered_and_written(terminal: Terminal, tactful: Run, tmp_path: Path) -> None:
    guide = pack(tmp_path, tactful) / "guides" / "late-delivery.toml"
    text = guide.read_text(encoding="utf-8").replace('first_facts = ["recipient", "why"]', "")
    guide.write_text(text.replace("A delivery is late", "[b]Late[/b]"), encoding="utf-8")
    terminal.start("new")
    terminal.see("First reply to a complaint")
    terminal.press("End")
    terminal.see("[b]Late[/b]")
    terminal.press("Enter")
    terminal.see("● The news", "Say in the first lines")
    terminal.type("We will answer at your earliest convenience.")
    terminal.see("None of the words your house leaves out", "look again")
    terminal.press("C-q")
    assert terminal.ended() == 0
    assert "late-delivery" in tactful("list", "--search", "earliest convenience")


def test_a_broken_pack_is_said_quietly_and_stops_nothing(terminal: Terminal, tactful: Run, tmp_path: Path) -> None:
    (pack(tmp_path, tactful) / "words.toml").write_text('colour = "\\u001b[31m"\n', encoding="utf-8")
    terminal.start()
    terminal.see("own guidance", "left out")
    terminal.press("n")
    terminal.see("A delivery is late")
    terminal.press("C-q")
    assert terminal.ended() == 0
    terminal.start("new", "--guide", "late-delivery")
    terminal.see("Who is waiting?", "own guidance")
    terminal.press("C-q")
    assert terminal.ended() == 0
