"""One letter to many readers, from the shell."""

from __future__ import annotations

import json
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

HEAD = "recipient,parcel no,offer_date\n"
ROWS = (
    "Ms Jana Novak,NP-1,2026-12-01\nMr Joe Okafor,=1+1,2026-12-02\n"
    "Ms Ada Bell,NP-3,2026-12-03\nMr Lee,NP-4,2026-12-04\n"
)


@pytest.fixture
def letter(tactful: Tactful, tmp_path: Path, home: Path) -> str:
    (tmp_path / "letter.toml").write_text(
        'schema = 1\nguide = "bad-news"\nlanguage = "en"\n'
        '[facts]\nsender = "Helen Marsh"\ndate = "2026-11-21"\nfault = "ours"\nrelationship = "continues"\n'
        'channel = "email"\nsubject = "Your parcel"\n'
        '[steps]\nthanks = "Thank you for trusting us with your parcels for six years."\n'
        'segue = "We lost your parcel [parcel no] on 14 November. A label came off in our depot and nobody noticed. '
        "It means that your goods won't arrive. We're sorry for that.\"\n"
        'solution = "We\'ll refund £120 to your card by [offer date]."\n'
        'fix = "Since Monday every label is scanned twice before a parcel leaves the depot."\n',
        encoding="utf-8",
    )
    (tmp_path / "list.csv").write_text(HEAD + ROWS, encoding="utf-8")
    return "./letter.toml"


def test_a_dry_run_shows_three_and_writes_nothing(tactful: Tactful, letter: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    done = tactful("merge", letter, "list.csv", "--to", "out", "--dry-run")
    assert done.code == 0
    assert done.out.count("We lost your parcel") == 3
    assert "We lost your parcel =1+1 on" in done.out
    assert "4 letters would be written" in done.err
    assert sorted(tmp_path.iterdir()) == before


def test_each_reader_gets_a_mail(tactful: Tactful, letter: str, tmp_path: Path) -> None:
    done = tactful("merge", letter, "list.csv", "--to", "out")
    assert (done.code, done.out) == (0, "")
    assert "4 letters written" in done.err
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names[:2] == ["000002-ms-jana-novak.eml", "000003-mr-joe-okafor.eml"]
    again = tactful("merge", letter, "list.csv", "--to", "out")
    assert again.code == 0
    assert "there already: 4" in again.err


def test_a_bad_row_is_named_and_the_others_go_on(tactful: Tactful, letter: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(HEAD + ROWS + "Mr Zed,,2026-12-01\n", encoding="utf-8")
    done = tactful("merge", letter, "list.csv", "--to", "out.jsonl")
    assert done.code == 2
    assert "Line 6: parcel_no is empty." in done.err
    assert "4 letters written, there already: 0, rows left out: 1." in done.err
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_all_or_none_is_none_for_one_bad_row(tactful: Tactful, letter: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(HEAD + ROWS + "Mr Zed,,2026-12-01\n", encoding="utf-8")
    done = tactful("merge", letter, "list.csv", "--to", "out", "--all-or-none")
    assert done.code == 2
    assert "Line 6:" in done.err
    assert not (tmp_path / "out").exists()
    (tmp_path / "list.csv").write_text(HEAD + ROWS, encoding="utf-8")
    assert tactful("merge", letter, "list.csv", "--to", "out", "--all-or-none").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list.csv",), "--to"),
        (("nowhere.csv", "--to", "out"), "nowhere.csv"),
        (("list.csv", "--to", "out", "--format", "rtf"), "Known:"),
        (("list.csv", "--to", "letter.toml"), "no folder"),
        (("list.csv", "--to", "out", "--as", "nobody"), "nobody"),
        (("list.csv", "--to", "out", "--layout", "slanted"), "slanted"),
    ],
)
def test_what_can_not_be_done_is_2(
    tactful: Tactful, letter: str, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    refused = tactful("merge", letter, *arguments)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
    assert not (tmp_path / "out").exists()


def test_a_place_that_can_not_be_written_is_3(tactful: Tactful, letter: str, tmp_path: Path) -> None:
    assert tactful("merge", letter, "list.csv", "--to", "missing/out.jsonl").code == 3


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_an_interrupt_leaves_whole_letters_and_the_next_run_goes_on(
    tactful: Tactful, letter: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    rows = "".join(f"Ms Jana Novak,NP-{number},2026-12-01\n" for number in range(3000))
    (tmp_path / "list.csv").write_text(HEAD + rows, encoding="utf-8")
    command = [sys.executable, "-m", "tactful", "merge", letter, "list.csv", "--to", "out.jsonl"]
    running = subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE)
    partial = tmp_path / "out.jsonl.partial"
    while running.poll() is None and not (partial.exists() and partial.stat().st_size):
        time.sleep(0.01)
    os.kill(running.pid, signal.SIGINT)
    running.communicate(timeout=60)
    assert running.returncode == 130
    assert not (tmp_path / "out.jsonl").exists()
    done = tactful("merge", letter, "list.csv", "--to", "out.jsonl")
    assert done.code == 0, done.err
    assert "Going on after line" in done.err
    letters = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["line"] for one in letters] == list(range(2, 3002))
    assert not partial.exists()
