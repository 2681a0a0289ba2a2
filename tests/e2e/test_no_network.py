"""Nothing of a letter goes over a network: every call that would open a connection ends the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

GUARD = """
import os, runpy, sys

def guard(event, given):
    local = event == "socket.connect" and isinstance(given[1], (str, bytes))
    away = ("socket.connect", "socket.getaddr", "socket.gethost", "socket.bind", "socket.send")
    if event.startswith(away) and not local:
        os.write(2, f"network: {event} {given}".encode())
        os._exit(99)

sys.addaudithook(guard)
sys.argv = ["tactful", *sys.argv[1:]]
runpy.run_module("tactful", run_name="__main__")
"""


def guarded(home: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "TACTFUL_HOME": str(home), "LANG": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-c", GUARD, *arguments],
        input=given,
        capture_output=True,
        env=environment,
        encoding="utf-8",
        timeout=60,
    )


def test_the_guard_ends_a_program_that_connects(tmp_path: Path) -> None:
    code = GUARD.replace(
        'runpy.run_module("tactful", run_name="__main__")', 'import socket; socket.create_connection(("127.0.0.1", 9))'
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.returncode == 99
    assert "network" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        (("list", "--json"), ""),
        (("show", "{}"), ""),
        (("history", "{}"), ""),
        (("export", "{}", "--to", "{home}/letter.html", "--force"), ""),
        (("export", "{}", "--to", "{home}/letter.eml", "--force"), ""),
        (("check", "-"), "Dear Ada,\n\nsee https://example.org/a.png <img src='http://example.org/b'>\n"),
        (("guides",), ""),
        (("doctor",), ""),
        (("delete", "{}", "--forever"), ""),
    ],
    ids=lambda part: part[0] if isinstance(part, tuple) else "",
)
def test_no_command_reaches_for_a_network(tmp_path: Path, arguments: tuple[str, ...], given: str) -> None:
    letter = "Thank you, see https://example.org/x ![a](http://example.org/b.png)\n.\n"
    made = guarded(tmp_path, "new", "--plain", "--skip-facts", given=letter)
    assert made.returncode == 0, made.stderr
    name = made.stderr.split()[-1]
    done = guarded(tmp_path, *(part.format(name, home=tmp_path) for part in arguments), given=given)
    assert "network:" not in done.stderr
    assert done.returncode in (0, 1), done.stderr
