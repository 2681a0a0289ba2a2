"""Bring a letter back from the trash, or back to an earlier version."""

from __future__ import annotations

import click

from tactful.cli.activity import while_writing
from tactful.cli.options import draft_argument
from tactful.cli.output import note
from tactful.cli.worded import WordedCommand
from tactful.i18n import t


@click.command("restore", cls=WordedCommand)
@draft_argument
@click.option("--version", "version", type=click.IntRange(min=1), metavar="N")
def command(draft: str, version: int | None) -> None:
    """Bring DRAFT back from the trash, or with --version back to what it was; the present text is kept."""
    from tactful.cli.store import the_store

    with while_writing():
        restored = the_store().restore(draft, version)
    if version is None:
        note(t("cli.restore.back", id=restored.id))
    else:
        note(t("cli.restore.version", id=restored.id, number=version))
