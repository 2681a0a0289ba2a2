"""Give a letter another title."""

from __future__ import annotations

import click

from tactful.cli.activity import while_writing
from tactful.cli.options import draft_argument
from tactful.cli.output import note
from tactful.cli.worded import WordedCommand
from tactful.i18n import t


@click.command("rename", cls=WordedCommand)
@draft_argument
@click.argument("title", metavar="TITLE")
def command(draft: str, title: str) -> None:
    """Give DRAFT another TITLE; its id stays."""
    from tactful.cli.store import the_store

    with while_writing():
        renamed = the_store().rename(draft, title)
    note(t("cli.rename.now-called", name=renamed.id, title=renamed.title))
