"""The page on own packs shows the template as it is."""

from __future__ import annotations

import re
from pathlib import Path

from tactful.guidance.forms import Table
from tactful.guidance.shapes import HOUSE, OWN_CHECK, OWN_GUIDE, PACK
from tactful.guidance.starting import template_files

PAGE = (Path(__file__).parents[2] / "docs" / "own-packs.md").read_text(encoding="utf-8")


def test_every_file_of_the_template_is_shown_whole() -> None:
    shown = dict(re.findall(r"^`([^`\n]+\.toml)`:\n\n```toml\n(.*?)```$", PAGE, re.DOTALL | re.MULTILINE))
    assert shown == template_files()


def test_every_key_is_named() -> None:
    rows = {row.split("|")[1].strip(): row.split("|")[2:4] for row in PAGE.splitlines() if row.startswith("| ")}
    forms: dict[str, Table] = {"`pack.toml`": PACK, "`words.toml`": HOUSE, "a check": OWN_CHECK, "a guide": OWN_GUIDE}
    for name, form in forms.items():
        needed, more = (set(re.findall(r"[a-z_]+", cell)) for cell in rows[name])
        assert needed | more == set(form.keys)
        assert set(form.needed) <= needed
