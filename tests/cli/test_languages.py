"""The command line in the person's language, and letters in their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Tactful


def settings(home: Path, text: str) -> None:
    (home / "config").mkdir(parents=True, exist_ok=True)
    (home / "config" / "settings.toml").write_text(text, encoding="utf-8")


CZECH = {"LANG": "cs_CZ.UTF-8"}


def test_the_systems_language_is_spoken(tactful: Tactful) -> None:
    assert "Použití: tactful" in tactful("--help", env=CZECH).out
    assert tactful("list", env=CZECH).err == "Zatím žádné dopisy. První začnete příkazem `tactful new`.\n"
    assert "এখনো কোনো চিঠি নেই" in tactful("list", env={**CZECH, "LC_ALL": "bn_BD.UTF-8"}).err


def test_the_settings_go_before_the_system(tactful: Tactful, home: Path) -> None:
    settings(home, "# mine\nlanguage = 'ur'\n[sender]\nname = 'x'\n")
    assert "استعمال: tactful" in tactful("--help", env=CZECH).out
    settings(home, "[keys]\nlanguage = 'ur'\n")
    assert "Použití: tactful" in tactful("--help", env=CZECH).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek",), "Příkaz chek neexistuje. Neměli jste na mysli 'check'?"),
        (("check",), "Chybí FILE..."),
        (("check", "--frmat", "json", "-"), "Volba --frmat neexistuje."),
        (("check", "--format", "pdf", "-"), "--format bere jednu z hodnot: text, json, jsonl, sarif."),
        (("export", "x", "--to"), "--to potřebuje hodnotu."),
        (("diff", "x", "0"), "bere celé číslo od 1."),
        (("paths", "x"), "Je tu víc, než kolik tento příkaz bere."),
        (("new", "--guide", "x"), "Průvodce 'x' neexistuje. Existuje:"),
        (("check", "nowhere.txt"), "nowhere.txt: takový soubor neexistuje."),
    ],
)
def test_what_is_wrong_is_said_in_it(tactful: Tactful, home: Path, arguments: tuple[str, ...], said: str) -> None:
    settings(home, "language = 'cs'\n")
    outcome = tactful(*arguments)
    assert outcome.code == 2
    assert said in " ".join(outcome.err.split())


def test_what_machines_read_stays(tactful: Tactful, home: Path) -> None:
    english = tactful("check", "--format", "json", "-", stdin="Dear Ms Novak,\n\nThank you for six years.\n")
    settings(home, "language = 'cs'\n")
    czech = tactful("check", "--format", "json", "-", stdin="Dear Ms Novak,\n\nThank you for six years.\n")
    assert (english.code, czech.code) == (1, 1)
    assert english.json["language"] == czech.json["language"] == "en"
    for one, other in zip(english.json["checks"], czech.json["checks"], strict=True):
        assert {**one, "message": ""} == {**other, "message": ""}


def test_a_letter_has_its_own_language_and_customs(tactful: Tactful, home: Path) -> None:
    settings(home, "language = 'cs'\nletter_language = 'en'\nregion = 'en-US'\n")
    facts = ("--set", "recipient=Ms Jana Novak", "--set", "date=2026-05-03", "--set", "relationship=continues")
    done = tactful("new", "--plain", "--skip-facts", *facts, stdin="Thank you.\n.\n" + ".\n" * 6)
    assert done.code == 0
    assert "May 3, 2026" in done.out
    assert "Dear Ms Novak:" in done.out
    assert done.out.rstrip().endswith("Sincerely,")
    assert "Jazyk dopisu: angličtina" in done.err
    settings(home, "language = 'cs'\n")
    done = tactful("new", "--plain", "--skip-facts", "--set", "recipient=Jan Novák", stdin=".\n" * 8)
    assert "Vážený pane Nováku," in done.out


def test_customs_that_cannot_be_are_said(tactful: Tactful, home: Path) -> None:
    settings(home, "digits = 'roman'\nregion = 'Europe'\naddress = 'rude'\n")
    said = tactful("new", "--plain", "--skip-facts", stdin="").err
    assert "digits can't be 'roman'. Give one of: auto, native, latin." in said
    assert "There's more to mend in 2 other places." in said
