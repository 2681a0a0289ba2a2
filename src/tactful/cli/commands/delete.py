"""Move a letter to the trash, or erase it for good."""

from __future__ import annotations

import click

from tactful.cli.activity import while_writing
from tactful.cli.options import draft_argument
from tactful.cli.output import note


@click.command("delete")
@draft_argument
@click.option("--forever", is_flag=True, help="Erase it with its journal and history; also from the trash.")
def command(draft: str, forever: bool) -> None:
    """Move DRAFT to the trash; `tactful restore` brings it back."""
    from tactful.cli.store import the_store

    store = the_store()
    with while_writing():
        if forever:
            store.delete_forever(draft)
            note("Erased, with everything that was kept of it.")
            return
        name = store.find(draft).stem
        store.delete(draft)
    note(f"{name} is in the trash. `tactful restore {name}` brings it back.")
