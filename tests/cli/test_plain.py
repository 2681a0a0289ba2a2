"""`tactful new --plain`: the interview line by line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Tactful

CONTINUES = ("--set", "relationship=continues")


def test_steps_alone_make_a_letter(tactful: Tactful) -> None:
    done = tactful(
        *("new", "--plain", "--skip-facts", "--set", "recipient=Ms Jana Novak", *CONTINUES),
        stdin="Thank you.\n\nTruly.\n.\nWe lost it.\n.\n..\n...and a dot\n.\n",
    )
    assert done.code == 0
    assert done.out == (
        "Ms Jana Novak\n\nDear Ms Novak,\n\nThank you.\n\nTruly.\n\nWe lost it.\n\n.\n..and a dot\n\nYours sincerely,\n"
    )
    assert tactful("show", done.last).out == done.out
    assert "recipient:" not in done.err


def test_the_steps_asked_follow_from_the_facts(tactful: Tactful) -> None:
    def asked(*settings: str) -> list[str]:
        options = [part for setting in settings for part in ("--set", setting)]
        prompts = tactful("new", "--plain", "--skip-facts", *options).err.splitlines()
        return [step for step in ("thanks", "segue", "solution", "referral", "fix") if f"{step}: " in prompts]

    assert asked() == ["thanks", "segue", "solution", "referral"]
    assert asked("relationship=ends") == ["thanks", "segue", "solution", "referral"]
    assert asked("relationship=continues") == ["thanks", "segue", "solution"]
    assert asked("relationship=continues", "fault=ours") == ["thanks", "segue", "solution", "fix"]
    assert asked("relationship=continues", "fault=partly") == ["thanks", "segue", "solution", "fix"]
    assert asked("relationship=continues", "fault=nobody") == ["thanks", "segue", "solution"]


def test_facts_are_asked_in_order_with_their_values_and_a_bad_one_again(tactful: Tactful) -> None:
    from tactful.guidance import load_guide
    from tactful.model import FACTS

    answers = {
        "recipient": ["Ms Jana Novak"],
        "date": ["12 November", "2026-11-12"],
        "fault": ["mine", "ours"],
        "relationship": ["continues"],
        "effect": ["a delay"],
    }
    guide = load_guide("bad-news", "en")
    skipped = ("referral_name", "referral_contact", "referral_agreed", "door_open")
    order = [name for name in FACTS if name in guide.questions and name not in skipped]
    lines = [line for name in order for line in answers.get(name, [""])]
    done = tactful("new", "--plain", stdin="\n".join([*lines, "Thank you.", ".", ""]))
    assert done.code == 0, done.err
    prompts = [line for line in done.err.splitlines() if line.endswith(": ")]
    names = list(dict.fromkeys(prompt.split(" ")[0].rstrip(":") for prompt in prompts))
    assert names == [*order, "thanks", "segue", "solution", "fix"]
    assert prompts.count("fault [ours, partly, nobody, theirs, unknown]: ") == 2
    assert prompts.count("date [year-month-day]: ") == 2
    assert "Thank you." in done.out
    facts = tactful("show", "--format", "json", done.last).json["facts"]
    assert facts == {
        "recipient": "Ms Jana Novak",
        "date": "2026-11-12",
        "fault": "ours",
        "relationship": "continues",
        "effect": "a delay",
    }


def test_the_end_of_input_ends_the_step_and_the_letter_is_there(tactful: Tactful) -> None:
    done = tactful("new", "--plain", "--skip-facts", stdin="Thank you.\nTruly")
    assert done.code == 0
    assert "Thank you.\nTruly\n" in done.out
    nothing = tactful("new", "--plain")
    assert nothing.code == 0
    assert tactful("show", nothing.last).out == nothing.out


def test_the_sender_of_the_settings_signs(tactful: Tactful, home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text('[sender]\nname = "Petra Malá"\n', encoding="utf-8")
    assert tactful("new", "--plain", "--skip-facts").out.endswith("Petra Malá\n")
    assert "Petra" not in tactful("new", "--plain", "--skip-facts", "--set", "sender=Ada Bell").out


def test_a_letter_from_a_file_keeps_every_word(tactful: Tactful, letter: Path) -> None:
    done = tactful("new", "--plain", "--skip-facts", "--from", letter)
    assert done.code == 0, done.err
    assert done.out.split() == letter.read_text(encoding="utf-8").split()


@pytest.mark.parametrize(
    "arguments",
    [("--guide", "good-news"), ("--lang", "xx"), ("--set", "colour=red"), ("--from", "missing.txt")],
)
def test_bad_input_makes_no_draft(tactful: Tactful, home: Path, arguments: tuple[str, ...]) -> None:
    refused = tactful("new", "--plain", *arguments)
    assert (refused.code, refused.out) == (2, "")
    assert not (home / "drafts").exists()


def test_bad_bytes_stop_it_with_the_draft_kept(tactful: Tactful) -> None:
    stopped = tactful("new", "--plain", "--skip-facts", stdin=b"Thank you.\n.\nWe \xff lost it.\n.\n")
    assert stopped.code == 2
    assert stopped.out == ""
    assert "-:3" in stopped.err
    assert tactful("list", "--json").json[0]["id"] in stopped.err
    assert "Thank you." in tactful("show", "2").out


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_what_was_typed_survives_an_interruption(
    tactful: Tactful, environment: dict[str, str], tmp_path: Path, how: signal.Signals
) -> None:
    command = [sys.executable, "-m", "tactful", "new", "--plain", "--skip-facts"]
    errors = tmp_path / "errors"
    with errors.open("wb") as log:
        running = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, env=environment, cwd=tmp_path
        )
        assert running.stdin is not None
        running.stdin.write(b"Thank you for six years.\n.\nWe lost it.\n")
        running.stdin.flush()
        deadline = time.monotonic() + 30
        while "We lost it." not in tactful("show", "2").out and time.monotonic() < deadline:
            assert running.poll() is None
        running.send_signal(how)
        running.communicate(timeout=30)
    shown = tactful("show", "2").out
    assert "Thank you for six years." in shown
    assert "We lost it." in shown
    if how is signal.SIGINT:
        assert running.returncode == 130
        assert "kept as" in errors.read_text()


def test_a_home_that_cannot_be_written_is_3(tactful: Tactful, home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file in the way", encoding="utf-8")
    refused = tactful("new", "--plain", "--skip-facts")
    assert refused.code == 3
    assert "Traceback" not in refused.err


def test_from_a_pipe_an_empty_answer_stays_empty_though_the_offer_names_its_amount(tactful: Tactful) -> None:
    offer = "a refund of £41 by 30 June 2099"
    done = tactful("new", "--plain", "--set", "relationship=continues", stdin=_answers({"offer": offer}))
    assert done.code == 0, done.err
    kept = tactful("show", done.last, "--format", "json").json["facts"]
    assert kept == {"relationship": "continues", "offer": offer}


def _answers(given: dict[str, str]) -> str:
    """A line for each question that's asked when the relationship continues, empty but for those given."""
    from tactful.guidance import load_guide
    from tactful.model import FACTS

    skipped = ("referral_name", "referral_contact", "referral_agreed", "door_open", "relationship", "prevention")
    order = [name for name in FACTS if name in load_guide("bad-news", "en").questions and name not in skipped]
    return "".join(f"{given.get(name, '')}\n" for name in order)
