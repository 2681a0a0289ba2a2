"""Every way a letter leaves by: formats, layouts, profiles."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Tactful

STARTS = {"txt": b"", "md": b"", "html": b"<!DOCTYPE html>", "eml": b"Subject: ", "docx": b"PK", "pdf": b"%PDF-"}


@pytest.mark.parametrize("ending", STARTS)
def test_each_ending_is_a_format(tactful: Tactful, draft: str, tmp_path: Path, ending: str) -> None:
    done = tactful("export", draft, "--to", f"out.{ending}")
    assert (done.code, done.out) == (0, "")
    data = (tmp_path / f"out.{ending}").read_bytes()
    assert data.startswith(STARTS[ending]) or ending == "eml"
    assert ending not in ("html", "eml") or b"Thank you for six years" in data
    assert ending != "docx" or zipfile.is_zipfile(tmp_path / "out.docx")


def test_a_file_that_says_something_else_is_not_replaced(tactful: Tactful, draft: str, tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("precious")
    refused = tactful("export", draft, "--to", "out.txt")
    assert refused.code == 2
    assert "--overwrite" in refused.err
    assert path.read_text() == "precious"
    assert tactful("export", draft, "--to", "out.txt", "--overwrite").code == 0
    assert tactful("export", draft, "--to", "out.txt").code == 0, "the very same letter may stay"


def test_show_prints_the_page(tactful: Tactful, draft: str) -> None:
    shown = tactful("show", draft, "--format", "html")
    assert shown.code == 0
    assert shown.out.startswith("<!DOCTYPE html>")


def test_lines_are_wrapped_where_asked(tactful: Tactful, draft: str, tmp_path: Path) -> None:
    assert tactful("export", draft, "--to", "out.txt", "--wrap", "20").code == 0
    text = (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 20
    assert text.split() == tactful("show", draft).out.split()
    assert tactful("export", draft, "--to", "out.md", "--wrap", "20").code == 2


def test_a_letter_in_the_name_of_another_profile(tactful: Tactful, draft: str, home: Path) -> None:
    (home / "config").mkdir(parents=True, exist_ok=True)
    (home / "config" / "settings.toml").write_text(
        "[profiles.shop]\nname = 'Ann Lee'\ncompany = 'Quay Shop'\nphone = '555'\nemail = 'ann@quay.example'\n"
    )
    shown = tactful("show", draft, "--as", "shop", "--layout", "block").out
    assert shown.startswith("Quay Shop\n555\nann@quay.example\n")
    assert shown.rstrip().endswith("Ann Lee\nQuay Shop")
    assert "Ann Lee" not in tactful("show", draft).out
    assert "Known: shop" in tactful("show", draft, "--as", "nobody").err
    made = tactful("new", "--plain", "--skip-facts", "--as", "shop", stdin="Thank you.\n.\n")
    assert made.out.startswith("Quay Shop\n555\n")


@pytest.mark.parametrize(("part", "copied"), [("body", "Thank you for six years"), ("subject", "Your order")])
def test_a_part_is_copied_alone(tactful: Tactful, home: Path, part: str, copied: str) -> None:
    made = tactful(
        "new", "--plain", "--skip-facts", "--set", "subject=Your order", "--set", "channel=email",
        stdin="Thank you for six years\n.\n",
    ).last  # fmt: skip
    done = tactful("copy", made, "--part", part, env={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert done.code == 3, "there's no clipboard here, and the text is in a file"
    assert (home / "state" / "copied-letter.txt").read_text(encoding="utf-8") == copied
    page = tactful("copy", made, "--part", part, "--format", "html", env={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert page.code == 3
    assert copied in (home / "state" / "copied-letter.html").read_text(encoding="utf-8")
