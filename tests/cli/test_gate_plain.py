"""`tactful new --plain --guide ending-service`: first whether the letter should be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Tactful

NEW = ("new", "--plain", "--guide", "ending-service")


def test_the_reasons_come_before_the_facts_and_propose_one(tactful: Tactful) -> None:
    gate = ["", "yes", "perhaps", "no", "y", "", "", "", "two talks", "", "no"]
    done = tactful(*NEW, stdin="\n".join(gate) + "\n" * 40)
    assert done.code == 0, done.err
    prompts = [line.split(" ")[0].rstrip(":") for line in done.err.splitlines() if line.endswith(": ")]
    reasons = ["trivial", "abusive", "no-growth", "no-recommendations", "unprofitable", "unethical", "values"]
    gate_prompts = [*reasons[:3], *reasons[2:], "tried", "how_long", "could_change"]
    assert prompts[: len(gate_prompts) + 1] == [*gate_prompts, "recipient"]
    assert "Two of the seven are true" in done.err
    assert "suggests behaviour; an empty line takes it" in done.err
    kept = tactful("show", "--format", "json", done.last).json
    assert kept["facts"]["reason"] == "behaviour"
    assert kept["gate"]["abusive"] is True
    assert kept["gate"]["no-growth"] is False
    assert kept["gate"]["tried"] == "two talks"
    assert "how_long" not in kept["gate"]


def test_a_proposed_reason_can_be_answered_otherwise(tactful: Tactful) -> None:
    from tactful.guidance import load_guide
    from tactful.model import FACTS

    asked = [name for name in FACTS if name in load_guide("ending-service", "en").questions]
    gate = ["", "yes", *[""] * 8]
    facts = ["time" if name == "reason" else "" for name in asked]
    done = tactful(*NEW, stdin="\n".join([*gate, *facts, ""]))
    assert tactful("show", "--format", "json", done.last).json["facts"]["reason"] == "time"


def test_the_advice_against_it_stops_nobody(tactful: Tactful) -> None:
    done = tactful(*NEW, stdin="\n" * 60)
    assert done.code == 0, done.err
    assert "None of the seven is true of them" in " ".join(done.err.split())
    assert tactful("show", "--format", "json", done.last).json["gate"]["overruled"] is True


def test_steps_alone_skip_it_and_so_does_another_guide(tactful: Tactful) -> None:
    assert "trivial" not in tactful(*NEW, "--skip-facts").err
    assert "trivial" not in tactful("new", "--plain", stdin="").err
