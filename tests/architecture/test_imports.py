"""What's really loaded, seen from inside: the only way to know that something isn't."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
CORE = (
    *("model", "text", "guidance", "checks", "letters", "session"),
    *("drafts", "exports", "merging", "clipboard", "config", "i18n"),
)
FACES = {"textual", "rich"}

_RUN = """
import json, os, sys
out = os.dup(1)
os._exit = sys.exit
os.dup2(2, 1)
try:
    {code}
except SystemExit:
    pass
sys.stdout.flush()
os.write(out, json.dumps(sorted(sys.modules)).encode())
"""


def loaded(code: str, tmp_path: Path) -> set[str]:
    """The modules a fresh Python has loaded after running that."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN.format(code=code)],
        env={
            "PYTHONPATH": os.pathsep.join(filter(None, (str(SOURCE), os.environ.get("PYTHONPATH")))),
            "PATH": os.environ["PATH"],
            "TACTFUL_HOME": str(tmp_path),
        },
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=True,
    )
    return set(json.loads(done.stdout))


def run_command(*arguments: object) -> str:
    """Code that runs the command line."""
    return f"sys.argv = ['tactful', *{[str(one) for one in arguments]!r}]; from tactful.__main__ import main; main()"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(
        "Dear Ms Novak,\n\nThank you for six years. We lost your file.\n\nYours,\nPetra\n", encoding="utf-8"
    )
    return path


def test_the_package_alone_costs_next_to_nothing(tmp_path: Path) -> None:
    mine = {name for name in loaded("import tactful", tmp_path) if name.startswith("tactful")}
    assert mine == {"tactful", "tactful._version"}


@pytest.mark.parametrize("package", CORE)
def test_no_core_package_brings_in_a_face(package: str, tmp_path: Path) -> None:
    code = f"""import importlib, pkgutil
    package = importlib.import_module('tactful.{package}')
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):
        importlib.import_module(found.name)"""
    modules = loaded(code, tmp_path)
    assert f"tactful.{package}" in modules
    assert not FACES & modules
    assert not {"tactful.cli", "tactful.tui", "click"} & modules


def test_the_interface_for_python_brings_in_no_face(tmp_path: Path) -> None:
    code = "import tactful; tactful.load_guide, tactful.check, tactful.Draft, tactful.render, tactful.Report"
    assert not FACES & loaded(code, tmp_path)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("check", "LETTER"),
        ("check", "--format", "json", "LETTER"),
        ("list",),
        ("explain", "tone.blame"),
        ("guides",),
        ("keys", "--json"),
        ("paths",),
        ("new", "--plain", "--skip-facts"),
    ],
    ids=" ".join,
)
def test_no_command_brings_in_the_screens(arguments: tuple[str, ...], letter: Path, tmp_path: Path) -> None:
    given = [letter if argument == "LETTER" else argument for argument in arguments]
    assert not FACES & loaded(run_command(*given), tmp_path)


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("check", "--help")], ids=" ".join)
def test_help_waits_for_nothing_heavy(arguments: tuple[str, ...], tmp_path: Path) -> None:
    modules = loaded(run_command(*arguments), tmp_path)
    heavy = {
        "regex",
        "asyncio",
        "tomllib",
        "pyperclip",
        "platformdirs",
        "tactful.checks",
        "tactful.guidance",
        "tactful.drafts",
    }
    assert not heavy & modules
