"""On a real pseudo-terminal: nothing of a letter commands it; and pipes that close or fill."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals")

EVIL = "Thank \x1b]0;owned\x07you \x1b[2J\u202efor six years."


def on_terminal(environment: dict[str, str], *arguments: str, **more: str) -> str:
    """All that the command writes to a terminal."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "tactful", *arguments],
        env={**environment, "TERM": "xterm-256color", **more},
        encoding="utf-8",
        timeout=30,
        dimensions=(24, 200),
    )
    child.expect(pexpect.EOF)
    child.close()
    return str(child.before)


@pytest.fixture
def evil(tmp_path: Path, environment: dict[str, str]) -> str:
    """The path of a draft whose words would command a terminal."""
    made = subprocess.run(
        [sys.executable, "-m", "tactful", "new", "--plain", "--skip-facts", "--set", "recipient=Eve \x1b[31m"],
        input=f"{EVIL}\n.\n".encode(),
        capture_output=True,
        env=environment,
        check=True,
    )
    assert EVIL in made.stdout.decode()
    assert b"\x1b" not in made.stderr
    return made.stderr.decode().split()[-1]


@pytest.mark.parametrize(
    "arguments", [("show", "{}"), ("list",), ("list", "--json"), ("show", "{}", "--format", "json")]
)
def test_escapes_are_made_visible(environment: dict[str, str], evil: str, arguments: tuple[str, ...]) -> None:
    written = on_terminal(environment, *(part.format(evil) for part in arguments))
    assert "Eve" in written
    assert "\x1b" not in written
    assert "\x07" not in written
    assert "\u202e" not in written


def test_check_has_only_its_own_colours(environment: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text(f"Dear Eve,\n\n{EVIL} You should have read it!!\n", encoding="utf-8")
    written = on_terminal(environment, "check", str(path))
    assert "\x1b[" in written
    for code in ("\x1b]", "\x1b[2J", "\x07", "\u202e"):
        assert code not in written
    assert "\x1b" not in on_terminal(environment, "check", str(path), NO_COLOR="1")
    assert "\x1b" not in on_terminal(environment, "check", str(path), TERM="dumb")


def test_the_interview_at_a_terminal(environment: dict[str, str]) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "tactful", "new", "--plain", "--skip-facts", "--set", "relationship=continues"],
        env={**environment, "TERM": "xterm"},
        encoding="utf-8",
        timeout=30,
    )
    child.expect("thanks: ")
    child.sendline("Thank you.")
    child.sendeof()
    child.expect("segue: ")
    child.sendline("We lost it.")
    child.sendline(".")
    child.expect("solution: ")
    child.sendintr()
    child.expect("kept as")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130


def test_what_the_offer_shows_is_proposed_and_taken_with_enter(environment: dict[str, str]) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "tactful", "new", "--plain", "--set", "relationship=continues"],
        env={**environment, "TERM": "xterm"},
        encoding="utf-8",
        timeout=30,
    )
    answers = {r"\noffer: ": "a refund of £41 by 30 June 2099", r"\noffer_amount: ": ""}
    seen = ""
    while True:
        wanted = [r"\nthanks: ", *answers, r"\n[a-z_]+(?: \[[^\n]*\])?: "]
        found = child.expect(wanted)
        seen += child.before
        if not found:
            break
        child.sendline(list(answers.values())[found - 1] if found <= len(answers) else "")
    child.sendintr()
    child.expect(r"kept as (\S+)\.\r")
    name = child.match[1]
    child.expect(pexpect.EOF)
    child.close()
    assert "suggests £41" in seen
    assert "suggests 2099-06-30" in seen
    shown = subprocess.run(
        [sys.executable, "-m", "tactful", "show", name, "--format", "json"],
        capture_output=True,
        env=environment,
        check=True,
    )
    facts = json.loads(shown.stdout)["facts"]
    assert (facts["offer_amount"], facts["offer_date"]) == ("£41", "2099-06-30")


def test_a_closed_pipe_is_quiet(environment: dict[str, str], letter: Path) -> None:
    command = f"{sys.executable} -m tactful check --format jsonl {' '.join([str(letter)] * 20)} | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, env=environment, timeout=60, check=False)
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_a_full_disk_under_standard_output_is_3(environment: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tactful", "paths"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            timeout=60,
            check=False,
        )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("paths >&-", 3),
        ("check missing.txt 2>&-", 2),
        ("check - <&-", 2),
        ("new --plain --skip-facts <&-", 0),
        ("<&- >&- 2>&-", 2),
    ],
)
def test_closed_streams(environment: dict[str, str], tmp_path: Path, command: str, code: int) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m tactful {command}"],
        capture_output=True,
        env=environment,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert done.returncode == code
    assert b"Traceback" not in done.stderr + done.stdout


def test_a_fault_of_ours_is_one_honest_line(environment: dict[str, str], letter: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import tactful.cli.reading as reading\n"
        "def broken(*a): raise RuntimeError('Dear Ms Novak, this is secret')\n"
        "reading.read_bytes = broken\n",
        encoding="utf-8",
    )
    paths = os.pathsep.join((str(tmp_path), environment["PYTHONPATH"]))

    def run(**more: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "tactful", "check", str(letter)],
            capture_output=True,
            env={**environment, "PYTHONPATH": paths, **more},
            timeout=60,
            check=False,
        )

    done = run()
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"secret" not in done.stderr
    assert b"RuntimeError" in done.stderr
    assert b"Traceback" in run(TACTFUL_DEBUG="1").stderr
