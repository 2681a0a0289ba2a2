"""Runs the real command in a process of its own, with a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).parents[2] / "src"


@dataclass(frozen=True)
class Outcome:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def last(self) -> str:
        """The last line on standard error."""
        return self.err.rstrip("\n").rsplit("\n", 1)[-1]


Tactful = Callable[..., Outcome]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "SYSTEMROOT", "HOME")}
    paths = os.pathsep.join(filter(None, (str(SOURCE), os.environ.get("PYTHONPATH"))))
    return {**kept, "PYTHONPATH": paths, "TACTFUL_HOME": str(home)}


@pytest.fixture
def tactful(environment: dict[str, str], tmp_path: Path) -> Tactful:
    def run(*arguments: str | Path, stdin: str | bytes = b"", env: dict[str, str] | None = None) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "tactful", *map(str, arguments)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            env={**environment, **(env or {})},
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace"))

    return run


LETTER = (Path(__file__).parent / "letter.txt").read_text(encoding="utf-8")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


@pytest.fixture
def draft(tactful: Tactful) -> str:
    """The id of a draft that the plain interview made."""
    steps = "".join(f"{text}\n.\n" for text in ("Thank you for six years.", "We lost your file.", "You can call me."))
    made = tactful(
        *("new", "--plain", "--skip-facts", "--set", "recipient=Ms Jana Novak", "--set", "relationship=continues"),
        stdin=steps,
    )
    assert made.code == 0, made.err
    return made.last
