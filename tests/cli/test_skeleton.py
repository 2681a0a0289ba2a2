"""The title stands before anything is loaded, and what's said instead of the screens is never under it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tactful.skeleton import ENTER, LEAVE, NAME

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals")


def start(environment: dict[str, str], *arguments: str, **more: str) -> Any:
    return pexpect.spawn(
        sys.executable,
        ["-m", "tactful", *arguments],
        env={**environment, "TERM": "xterm-256color", **more},
        encoding="utf-8",
        timeout=30,
        dimensions=(24, 80),
    )


def test_the_title_comes_first_and_what_went_wrong_on_the_screen_that_was_there(environment: dict[str, str]) -> None:
    child = start(environment, "open", "nowhere")
    child.expect_exact(f"{ENTER}\x1b[?25l {NAME}")
    assert child.before == ""
    child.expect_exact(LEAVE)
    assert child.before == ""
    child.expect(pexpect.EOF)
    assert "nowhere" in child.before
    assert "\x1b" not in child.before
    child.close()
    assert child.exitstatus == 2


def test_the_terminal_has_its_modes_again(environment: dict[str, str], tmp_path: Path) -> None:
    tactful = f"{sys.executable} -m tactful open nowhere"
    command = f"cd {tmp_path}; stty -a >before; {tactful}; stty -a >after; cmp before after && echo same"
    env = {**environment, "TERM": "xterm"}
    child = pexpect.spawn("/bin/sh", ["-c", command], env=env, encoding="utf-8", timeout=30)
    child.expect("same")
    child.close()


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        (("--help",), {}),
        (("open", "--help"), {}),
        (("list",), {}),
        (("check", "nowhere"), {}),
        (("open", "nowhere"), {"TERM": "dumb"}),
        ((), {"TERM": "dumb"}),
    ],
)
def test_nothing_else_takes_the_screen(
    environment: dict[str, str], arguments: tuple[str, ...], more: dict[str, str]
) -> None:
    child = start(environment, *arguments, **more)
    child.expect(pexpect.EOF)
    assert ENTER not in child.before


def test_no_terminal_gets_it_where_nobody_could_type(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tactful"], env={**environment, "TERM": "xterm"}, capture_output=True, check=False
    )
    assert b"\x1b" not in done.stdout + done.stderr
