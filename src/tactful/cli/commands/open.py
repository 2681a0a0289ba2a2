"""Open a letter and go on writing."""

from __future__ import annotations

import click

from tactful.cli.options import draft_argument
from tactful.cli.worded import WordedCommand


@click.command("open", cls=WordedCommand)
@draft_argument
def command(draft: str) -> int:
    """Open DRAFT where you left it: an id, the beginning of one, or a path."""
    from tactful.cli.screens import require_terminal
    from tactful.cli.store import the_store

    store = the_store()
    store.load(draft)
    require_terminal()
    from tactful.tui.run import run_open

    return run_open(str(store.find(draft)))
