"""Own packs on the command line: `guides validate`, `guides template`, and using what's there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Tactful

PACKS = Path(__file__).parents[2] / "src" / "tactful" / "guidance" / "packs"

GUIDE = """id = "other"
title = "Mine"
when = "Now and then."
colour = "red"
first_facts = ["event"]
checks = []

[situations]
error = "An error"

[[questions]]
fact = "fault"
question = "Whose?"
answers = { mine = "Mine" }

[[steps]]
id = "thanks"
title = "Thanks"

[[steps.starters]]
situation = "delay"
text = "Hello."
"""


@pytest.fixture
def packs(home: Path) -> Path:
    """Where the person's own packs belong."""
    return home / "config" / "packs"


def test_our_own_packs_are_fine(tactful: Tactful) -> None:
    told = tactful("guides", "validate", PACKS)
    assert told.err == ""
    assert told.code == 0
    assert "are fine" in told.out


def test_each_problem_has_its_line_and_column(tactful: Tactful, tmp_path: Path) -> None:
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "mine.toml").write_text(GUIDE, encoding="utf-8")
    told = tactful("guides", "validate", tmp_path)
    assert (told.code, told.out) == (2, "")
    rows = [line.split("mine.toml:")[1] for line in told.err.splitlines() if "mine.toml:" in line]
    lines = {":".join(row.split(":")[:2]): row for row in rows}
    assert set(lines) == {"1:6", "4:1", "5:16", "14:13", "16:1", "21:13"}
    assert "colour" in lines["4:1"]
    assert "goal" in lines["16:1"]
    assert "delay" in lines["21:13"]
    assert "pack.toml:1:1" in told.err


def test_what_is_no_pack_is_said_so(tactful: Tactful, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x = [", encoding="utf-8")
    (tmp_path / "b.toml").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "c.toml").write_text('label = "x"\nwhy = "y"\n[messages]\nmaybe = "z"\n', encoding="utf-8")
    assert "a.toml:1" in tactful("guides", "validate", "a.toml").err
    assert "neither" in tactful("guides", "validate", "b.toml").err
    assert "maybe" in tactful("guides", "validate", "c.toml").err
    assert tactful("guides", "validate", "missing.toml").code == 2
    assert tactful("guides", "validate", ".").code == 2


def test_the_template_is_written_once_fine_and_used(tactful: Tactful, packs: Path, letter: Path) -> None:
    made = tactful("guides", "template", packs / "acme")
    assert made.code == 0
    assert {Path(line).name for line in made.out.splitlines()} >= {"pack.toml", "words.toml", "late-delivery.toml"}
    assert tactful("guides", "validate", packs).out == "5 files are fine.\n"
    before = (packs / "acme" / "words.toml").read_bytes()
    again = tactful("guides", "template", packs / "acme")
    assert again.code == 2
    assert "there already" in again.err
    assert (packs / "acme" / "words.toml").read_bytes() == before
    assert "late-delivery" in tactful("guides").out
    assert "house.refund-days" in tactful("guides", "show", "late-delivery").out
    assert "Accounts handbook" in tactful("explain", "house.refund-days").out
    report = tactful("check", "--guide", "bad-news", "--format", "json", letter)
    assert report.err == ""
    ids = [one["id"] for one in report.json["checks"]]
    assert ids[-3:] == ["house.refund-days", "acme.words", "acme.appeal"]


def test_a_template_that_cannot_be_written_says_why(tactful: Tactful, tmp_path: Path) -> None:
    assert tactful("guides", "template", "My Pack").code == 2
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert tactful("guides", "template", "file/pack").code == 3


def test_a_letter_of_an_own_guide_from_question_to_text(tactful: Tactful, packs: Path) -> None:
    tactful("guides", "template", packs / "acme")
    said = "Your table will be late.\n.\nYou will have it by 14 May.\n.\n"
    made = tactful("new", "--plain", "--skip-facts", "--guide", "late-delivery", stdin=said)
    assert made.code == 0, made.err
    assert "Your table will be late." in made.out
    draft = tactful("show", made.last, "--format", "json").json
    assert (draft["guide"], list(draft["steps"])) == ("late-delivery", ["news", "remedy"])
    (packs / "acme" / "guides" / "late-delivery.toml").unlink()
    gone = tactful("list", "--json")
    assert gone.code == 0
    assert json.loads(gone.out)[0]["guide"] == "late-delivery"
    assert "Your table will be late." in tactful("show", made.last).out


def test_a_broken_pack_stops_nothing_and_is_said_once(tactful: Tactful, packs: Path, letter: Path) -> None:
    tactful("guides", "template", packs / "acme")
    words = packs / "acme" / "words.toml"
    words.write_text('severity = "big"\n[[banned]]\nwords = "x"\n', encoding="utf-8")
    checked = tactful("check", "--format", "json", letter)
    assert checked.code in (0, 1)
    assert checked.err.count(f"{words}:1:12: ") == 1
    assert "left out" in checked.err
    assert "house.refund-days" in [one["id"] for one in checked.json["checks"]]
    (packs / "acme" / "pack.toml").write_bytes(b"\xff")
    for command in (("list",), ("guides",), ("explain", "tone.blame"), ("keys", "--json")):
        told = tactful(*command)
        assert told.code == 0
        assert told.err.count("pack.toml:1:1: is not UTF-8.") == 1, command
    made = tactful("new", "--plain", "--skip-facts", stdin="Thanks.\n.\n")
    assert made.err.count("is not UTF-8") == 1
    assert tactful("show", made.last).code == 0


def test_help_and_validate_stay_silent_about_other_packs(tactful: Tactful, packs: Path) -> None:
    (packs / "acme").mkdir(parents=True)
    assert tactful("check", "--help").err == ""
    assert tactful("--version").err == ""
    assert tactful("guides", "validate", PACKS).err == ""


def test_the_words_of_a_pack_command_no_terminal(tactful: Tactful, packs: Path) -> None:
    tactful("guides", "template", packs / "acme")
    path = packs / "acme" / "guides" / "late-delivery.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("A delivery is late", "\\u001b]0;owned\\u0007", 1), encoding="utf-8")
    told = tactful("guides", "validate", packs)
    assert told.code == 2
    assert "\x1b" not in told.err + told.out
    assert "late-delivery" not in tactful("guides").out


def test_many_problems_are_said_in_few_lines(tactful: Tactful, packs: Path) -> None:
    for name in "abcdef":
        (packs / name).mkdir(parents=True)
    told = tactful("list")
    assert told.err.count("pack.toml") == 3
    assert f"3 more: tactful guides validate {packs}" in told.err
