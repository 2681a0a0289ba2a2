"""Bring a letter back from the trash, or back to an earlier version."""

from __future__ import annotations

import click

from tactful.cli.activity import while_writing
from tactful.cli.options import draft_argument
from tactful.cli.output import note


@click.command("restore")
@draft_argument
@click.option("--version", "version", type=click.IntRange(min=1), metavar="N", help="A number of `tactful history`.")
def command(draft: str, version: int | None) -> None:
    """Bring DRAFT back from the trash, or with --version back to what it was; the present text is kept."""
    from tactful.cli.store import the_store

    with while_writing():
        restored = the_store().restore(draft, version)
    back = "is back" if version is None else f"reads again as in version {version}"
    note(f"{restored.id} {back}.")
