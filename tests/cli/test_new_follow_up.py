"""`tactful new --follow-up DRAFT`: the letter after a first reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Tactful

KNOWN = {
    "recipient": "Ms Jana Novak",
    "event": "two lamps arrived broken",
    "fault": "ours",
    "call_date": "2026-11-13",
    "channel": "email",
}


@pytest.fixture
def first(tactful: Tactful) -> str:
    facts = [part for name, value in KNOWN.items() for part in ("--set", f"{name}={value}")]
    made = tactful("new", "--plain", "--skip-facts", "--guide", "complaint-reply", *facts, stdin="I read it.\n.\n")
    assert made.code == 0, made.err
    return made.last


def test_it_begins_with_what_s_known_and_leaves_the_first_alone(tactful: Tactful, first: str) -> None:
    before = tactful("show", "--format", "json", first).json
    done = tactful("new", "--plain", "--follow-up", first, "--set", "fault=partly", stdin="\n" * 60)
    assert done.code == 0, done.err
    made = tactful("show", "--format", "json", done.last).json
    assert made["guide"] == "complaint-follow-up"
    assert made["title"] == "Letter after a complaint: Ms Jana Novak"
    assert made["facts"] | {"date": ""} == KNOWN | {"fault": "partly", "channel": "letter", "date": ""}
    prompts = [line.split(" ")[0].rstrip(":") for line in done.err.splitlines() if line.endswith(": ")]
    assert "agreed" in prompts
    assert not set(KNOWN) & set(prompts)
    assert tactful("show", "--format", "json", first).json == before


def test_it_says_when_nothing_follows(tactful: Tactful, draft: str) -> None:
    done = tactful("new", "--plain", "--follow-up", draft)
    assert done.code == 2
    assert "No letter follows" in done.err
    assert len(tactful("list", "--json").json) == 1


@pytest.mark.parametrize("option", [("--guide", "bad-news"), ("--lang", "en"), ("--from", "letter.txt")])
def test_the_first_letter_decides_guide_and_language(tactful: Tactful, first: str, option: tuple[str, str]) -> None:
    done = tactful("new", "--plain", "--follow-up", first, *option)
    assert done.code == 2
    assert "--follow-up goes without" in done.err


def test_a_draft_that_isn_t_there(tactful: Tactful) -> None:
    assert tactful("new", "--plain", "--follow-up", "nothing").code == 2
