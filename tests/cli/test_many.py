"""Many letters in one run: line by line, a bar for a person only, and a clean end by Ctrl+C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tactful.cli.progress import Interrupt, bar

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals")

COMMAND = [sys.executable, "-m", "tactful", "check", "--format", "jsonl"]


@pytest.fixture
def many(letter: Path) -> list[str]:
    """The names of many letters; one file stands for all."""
    return [str(letter)] * 400


def whole_objects(written: str) -> list[dict[str, object]]:
    assert written.endswith("\n")
    return [json.loads(line) for line in written.splitlines()]


def test_every_letter_gets_its_line_in_order(environment: dict[str, str], letter: Path, tmp_path: Path) -> None:
    names = []
    for number in range(60):
        path = tmp_path / f"{number:03}.txt"
        path.write_text(letter.read_text(encoding="utf-8") + f"\nP.S. {number}\n", encoding="utf-8")
        names.append(str(path))
    names.insert(7, str(tmp_path / "missing.txt"))
    done = subprocess.run([*COMMAND, *names], capture_output=True, env=environment, timeout=120, check=False)
    assert done.returncode == 2
    assert [one["file"] for one in whole_objects(done.stdout.decode())] == [n for n in names if "missing" not in n]
    assert done.stderr.decode().count("missing.txt") == 1
    assert "\r" not in done.stderr.decode()


def test_the_first_line_comes_before_the_last_letter_is_there(environment: dict[str, str], letter: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, str(letter), "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert json.loads(child.stdout.readline())["file"] == str(letter)
        child.stdin.write(letter.read_bytes())
        child.stdin.close()
        assert json.loads(child.stdout.readline())["file"] == "-"


def on_terminal(environment: dict[str, str], command: str, width: int = 100) -> Iterator[str]:
    child = pexpect.spawn(
        "/bin/sh",
        ["-c", command],
        env={**environment, "TERM": "xterm-256color"},
        encoding="utf-8",
        timeout=120,
        dimensions=(24, width),
    )
    child.expect(pexpect.EOF)
    child.close()
    yield str(child.before)


def test_a_bar_on_the_terminal_and_whole_lines_in_the_file(
    environment: dict[str, str], many: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    (seen,) = on_terminal(environment, f"{' '.join([*COMMAND, *many])} > {out}")
    assert f"/{len(many)}" in seen
    assert "[=" in seen
    assert seen.rstrip("\n").endswith(" \r")
    assert len(whole_objects(out.read_text(encoding="utf-8"))) == len(many)


def test_the_bar_makes_room_for_what_is_said(environment: dict[str, str], many: list[str]) -> None:
    (seen,) = on_terminal(environment, " ".join([sys.executable, "-m", "tactful", "check", *many[:40]]))
    shown = [line.rsplit("\r", 1)[-1] for line in seen.replace("\r\n", "\n").split("\n")]
    assert sum(many[0] in line for line in shown) == 40
    assert not any(f"/{len(many[:40])}" in line for line in shown)


def test_no_bar_for_one_letter(environment: dict[str, str], letter: Path, tmp_path: Path) -> None:
    (seen,) = on_terminal(environment, f"{' '.join([*COMMAND, str(letter)])} > {tmp_path / 'out'}")
    assert seen == ""


def test_ctrl_c_ends_with_130_and_whole_lines(environment: dict[str, str], letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    child = pexpect.spawn(
        "/bin/sh",
        ["-c", f"exec {' '.join([*COMMAND, *[letter.name] * 8000])} > {out}"],
        cwd=str(tmp_path),
        env={**environment, "TERM": "xterm-256color"},
        encoding="utf-8",
        timeout=120,
        dimensions=(24, 100),
    )
    child.expect(r"> +\] [1-9]\d*/8000")
    child.sendintr()
    child.expect("Stopped.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert 0 < len(whole_objects(out.read_text(encoding="utf-8"))) < 8000


def test_an_interrupt_waits_for_the_line_that_is_written() -> None:
    written = []
    interrupt = Interrupt()

    def write() -> None:
        with interrupt.held():
            signal.raise_signal(signal.SIGINT)
            written.append("whole")

    with interrupt.caught(), pytest.raises(KeyboardInterrupt):
        write()
    assert written == ["whole"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_second_interrupt_waits_for_nothing() -> None:
    interrupt = Interrupt()
    written = []

    def write() -> None:
        with interrupt.held():
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
            written.append("whole")

    with interrupt.caught(), pytest.raises(KeyboardInterrupt):
        write()
    assert written == []


def test_an_interrupt_that_is_not_wanted_stays_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Interrupt().caught():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("columns", [0, 1, 5, 12, 20, 40, 79, 200])
@pytest.mark.parametrize(("number", "total"), [(0, 2), (1, 2), (2, 2), (9999, 10000), (10000, 10000)])
def test_the_bar_fits(number: int, total: int, columns: int) -> None:
    line = bar(number, total, columns)
    assert len(line) <= columns
    if columns >= 40:
        assert line.endswith(f"{number}/{total}")
