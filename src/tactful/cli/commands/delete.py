"""Move a letter to the trash, or erase it for good."""

from __future__ import annotations

import click

from tactful.cli.activity import while_writing
from tactful.cli.options import draft_argument
from tactful.cli.output import note
from tactful.cli.worded import WordedCommand
from tactful.i18n import t


@click.command("delete", cls=WordedCommand)
@draft_argument
@click.option("--forever", is_flag=True)
def command(draft: str, forever: bool) -> None:
    """Move DRAFT to the trash; `tactful restore` brings it back."""
    from tactful.cli.store import the_store

    store = the_store()
    with while_writing():
        if forever:
            store.delete_forever(draft)
            note(t("cli.delete.erased-with-everything-was-kept"))
            return
        name = store.find(draft).stem
        store.delete(draft)
    note(t("cli.delete.trash-tactful-restore-brings-back", name=name))
