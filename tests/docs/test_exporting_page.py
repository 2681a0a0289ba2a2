"""The page on the ways out names what there is."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from tactful.cli.group import CommandFolder
from tactful.cli.main import cli
from tactful.exports import export_formats
from tactful.model import Layout

PAGE = (Path(__file__).parents[2] / "docs" / "exporting.md").read_text(encoding="utf-8")


def test_every_format_has_its_row() -> None:
    assert set(re.findall(r"^\| `\.(\w+)` \|", PAGE, re.MULTILINE)) == set(export_formats())


def test_every_layout_is_named() -> None:
    assert all(f"`{layout}`" in PAGE or f"--layout {layout}`" in PAGE for layout in Layout)


@pytest.mark.parametrize("option", sorted(set(re.findall(r"`(--[a-z-]+)", PAGE))))
def test_every_option_it_names_is_there(option: str) -> None:
    assert isinstance(cli, CommandFolder)
    context = click.Context(cli)
    found = set()
    for name in ("copy", "export", "merge", "new", "sent", "show"):
        command = cli.get_command(context, name)
        assert command is not None
        found |= {opt for param in command.params for opt in param.opts}
    assert option in found
