"""What a reader may rely on about the shape of the code."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "tactful"
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST = 400

_WORD_RULES = re.compile(r"(?<!\\)(?:\\\\)*\\[bBwW]")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def strings(tree: ast.Module) -> Iterator[ast.Constant]:
    """The string literals of a module that may be patterns: no docstring, and not an escape by itself."""
    said = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in said
            and node.value != r"\b"
        ):
            yield node


@pytest.mark.parametrize("path", [path for path in FILES if SOURCE / "text" not in path.parents], ids=name_of)
def test_only_the_text_package_decides_where_words_end(path: Path) -> None:
    found = [
        f"line {node.lineno}: {node.value!r}"
        for node in strings(ast.parse(path.read_text(encoding="utf-8")))
        if _WORD_RULES.search(str(node.value))
    ]
    assert not found, "Python's \\b and \\w cut Bengali words at their vowel signs; use tactful.text"


@pytest.mark.parametrize(
    "path",
    sorted(
        path
        for folder in ("src", "tests", "docs", "screenshots", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
    ),
    ids=name_of,
)
def test_no_file_is_too_long_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_evaluates_text_or_hands_it_to_a_shell(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            assert name not in {"eval", "exec", "os.system", "os.popen", "pickle.load", "pickle.loads"}, node.lineno
            assert not any(keyword.arg == "shell" for keyword in node.keywords), node.lineno


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_opens_a_connection(path: Path) -> None:
    forbidden = {"ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        assert not forbidden & {name.split(".")[0] for name in names if name != "urllib.parse"}, names
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket":
            assert node.attr == "gethostname", node.lineno


def test_every_core_package_stands_in_the_contracts() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    core = next(set(contract["source_modules"]) for contract in contracts if contract["name"].startswith("The core"))
    packages = {f"tactful.{path.parent.name}" for path in SOURCE.glob("*/__init__.py")}
    assert packages - core == {"tactful.cli", "tactful.tui"}


def test_the_contracts_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program)] if program.exists() else [str(shutil.which("lint-imports"))]
    done = subprocess.run(
        [*command, "--no-cache"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
