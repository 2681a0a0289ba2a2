"""`tactful guides validate`: every problem of a pack with its line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Tactful

PACKS = Path(__file__).parents[2] / "src" / "tactful" / "guidance" / "packs"

GUIDE = """id = "other"
title = "Mine"
when = "Now and then."
colour = "red"
first_facts = ["event"]

[situations]
error = "An error"

[[questions]]
fact = "fault"
question = "Whose?"
answers = { mine = "Mine" }
source = ["Z9"]

[[steps]]
id = "thanks"
title = "Thanks"

[[steps.starters]]
situation = "delay"
text = "Hello."
"""


def test_our_own_packs_are_fine(tactful: Tactful) -> None:
    told = tactful("guides", "validate", PACKS)
    assert told.err == ""
    assert told.code == 0
    assert "are fine" in told.out


def test_each_problem_has_its_line(tactful: Tactful, tmp_path: Path) -> None:
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "mine.toml").write_text(GUIDE, encoding="utf-8")
    told = tactful("guides", "validate", tmp_path)
    assert (told.code, told.out) == (2, "")
    lines = {line.split("mine.toml:")[1].split(":")[0]: line for line in told.err.splitlines()}
    assert set(lines) == {"1", "4", "5", "10", "16", "20"}
    assert "colour" in lines["4"]
    assert "goal" in lines["16"]
    assert "delay" in lines["20"]


def test_what_is_no_pack_is_said_so(tactful: Tactful, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x = [", encoding="utf-8")
    (tmp_path / "b.toml").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "c.toml").write_text('label = "x"\nwhy = "y"\n[messages]\nmaybe = "z"\n', encoding="utf-8")
    assert "a.toml:1" in tactful("guides", "validate", "a.toml").err
    assert "neither" in tactful("guides", "validate", "b.toml").err
    assert "maybe" in tactful("guides", "validate", "c.toml").err
    assert tactful("guides", "validate", "missing.toml").code == 2
    assert tactful("guides", "validate", ".").code == 2
