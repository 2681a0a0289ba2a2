"""The frame: help, version, usage errors, paths, and that nothing heavy is loaded on the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Tactful

COMMANDS = [
    *("check", "copy", "delete", "diff", "doctor", "duplicate", "explain", "export", "guides", "history", "keys"),
    *("list", "merge", "new", "open", "paths", "rename", "restore", "sent", "show"),
]


def test_help_lists_every_command(tactful: Tactful) -> None:
    shown = tactful("--help")
    assert shown.code == 0
    assert shown.err == ""
    for name in COMMANDS:
        assert f"\n  {name} " in shown.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(tactful: Tactful, name: str) -> None:
    shown = tactful(name, "--help")
    assert shown.code == 0
    assert shown.out.startswith(f"Usage: tactful {name}")


def test_version(tactful: Tactful) -> None:
    from tactful import __version__

    assert tactful("--version").out == f"tactful {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [("nwe",), ("check",), ("show",), ("list", "--colour"), ("check", "x", "--format", "xml"), ("guides", "sing")],
)
def test_bad_usage_is_2_and_says_what(tactful: Tactful, arguments: tuple[str, ...]) -> None:
    refused = tactful(*arguments)
    assert refused.code == 2
    assert refused.out == ""
    assert "Usage:" in refused.err
    assert "Traceback" not in refused.err


def test_a_mistyped_command_gets_the_nearest_one(tactful: Tactful) -> None:
    assert "'check'" in tactful("chek").err


@pytest.mark.parametrize("arguments", [(), ("new",), ("new", "--guide", "bad-news")])
def test_without_a_terminal_the_screens_are_refused(tactful: Tactful, arguments: tuple[str, ...], home: Path) -> None:
    refused = tactful(*arguments)
    assert refused.code == 2
    assert refused.out == ""
    assert "tactful new --plain" in refused.err
    assert not (home / "drafts").exists()


def test_paths_are_absolute_and_below_the_home(tactful: Tactful, home: Path) -> None:
    assert tactful("paths", "--json").json == {
        "config": str(home / "config"),
        "drafts": str(home / "drafts"),
        "state": str(home / "state"),
        "trash": str(home / "trash"),
    }
    assert str(home / "drafts") in tactful("paths").out


def test_keys_are_an_object_of_lists(tactful: Tactful, home: Path) -> None:
    keys = tactful("keys", "--json").json
    assert keys
    assert all(isinstance(own, list) and all(isinstance(key, str) for key in own) for own in keys.values())
    action = next(iter(keys))
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text(f'[keys]\n{action} = "f12,ctrl+y"\n', encoding="utf-8")
    assert tactful("keys", "--json").json[action] == ["f12", "ctrl+y"]
    assert action in tactful("keys").out


def test_doctor_is_plain_and_harmless(tactful: Tactful, home: Path) -> None:
    told = tactful("doctor")
    assert told.code == 0
    assert "terminal" in told.out
    assert "0 letters" in told.out
    assert not home.exists()


def test_doctor_names_damaged_drafts(tactful: Tactful, draft: str, home: Path) -> None:
    (home / "drafts" / "bad.toml").write_text("schema = ", encoding="utf-8")
    told = tactful("doctor").out
    assert "2 letters" in told
    assert "bad.toml" in told


def test_broken_settings_are_told_and_stop_nothing(tactful: Tactful, home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text("layout = 3\n", encoding="utf-8")
    listed = tactful("keys", "--json")
    assert listed.code == 0
    assert "settings.toml:1" in listed.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion(tactful: Tactful, shell: str) -> None:
    if shell == "bash" and "completion" in (refused := tactful(env={"_TACTFUL_COMPLETE": "bash_source"})).err:
        pytest.skip(f"bash is too old for completion: {refused.err}")
    assert "_TACTFUL_COMPLETE" in tactful(env={"_TACTFUL_COMPLETE": f"{shell}_source"}).out


def test_names_are_completed(tactful: Tactful, draft: str) -> None:
    def complete(words: str) -> str:
        count = str(len(words.split(" ")) - 1)
        return tactful(env={"_TACTFUL_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": count}).out

    assert "plain,check" in complete("tactful che")
    assert f"plain,{draft}" in complete(f"tactful show {draft[:4]}")
    assert "plain,fault=ours" in complete("tactful check --set fault=o")
    assert "plain,thanks.opening" in complete("tactful explain thanks.o")


HEAVY = ("textual", "rich", "regex", "platformdirs", "tactful.checks.", "tactful.drafts.", "tactful.session.")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["new", "--help"]])
def test_help_loads_nothing_heavy(environment: dict[str, str], arguments: list[str]) -> None:
    probe = (
        "import sys\nfrom tactful.cli.main import run\n"
        f"code = run({arguments!r})\nprint('\\n'.join(sys.modules), file=sys.stderr)\nsys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    assert done.returncode == 0
    loaded = done.stderr.split("\n")
    assert [name for name in loaded if name.startswith(HEAVY)] == []
    commands = [name for name in loaded if name.startswith("tactful.cli.commands.")]
    assert len(commands) <= 1


def test_checking_loads_no_screens(environment: dict[str, str], letter: Path) -> None:
    probe = (
        "import sys\nfrom tactful.cli.main import run\n"
        f"run(['check', {str(letter)!r}])\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, env=environment, timeout=60, check=True
    )
    assert [name for name in done.stderr.split("\n") if name.startswith(("textual", "rich", "tactful.tui"))] == []


PACK = 'name = "ours"\ntitle = "Our house"\nlanguage = "en"\n'


def test_doctor_tells_of_own_packs(tactful: Tactful, home: Path) -> None:
    packs = home / "config" / "packs"
    told = tactful("doctor").out
    assert str(packs) in told
    assert "no packs of your own" in told
    (packs / "ours").mkdir(parents=True)
    (packs / "ours" / "pack.toml").write_text(PACK, encoding="utf-8")
    (packs / "ours" / "words.toml").write_text('[[banned]]\nwords = ["kindly revert"]\n', encoding="utf-8")
    told = tactful("doctor").out
    assert "Our house, en: 1 check" in told
    assert "every part of them is in use" in told


def test_doctor_says_once_what_is_broken_in_own_packs(tactful: Tactful, home: Path) -> None:
    packs = home / "config" / "packs" / "ours"
    packs.mkdir(parents=True)
    (packs / "pack.toml").write_text(PACK, encoding="utf-8")
    (packs / "words.toml").write_text('[[banned]]\nwrods = ["kindly revert"]\n', encoding="utf-8")
    told = tactful("doctor")
    assert told.code == 0
    assert "part is left out" in told.out or "parts are left out" in told.out
    assert f"{packs / 'words.toml'}:" in told.out
    assert told.err == ""
