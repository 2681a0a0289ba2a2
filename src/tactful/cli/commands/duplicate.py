"""Make a new letter with the same words."""

from __future__ import annotations

import click

from tactful.cli.activity import while_writing
from tactful.cli.options import draft_argument
from tactful.cli.output import emit
from tactful.cli.worded import WordedCommand


@click.command("duplicate", cls=WordedCommand)
@draft_argument
def command(draft: str) -> None:
    """Make a new letter with the words and facts of DRAFT, and print its id."""
    from tactful.cli.store import the_store

    with while_writing():
        emit(f"{the_store().duplicate(draft).id}\n")
