"""Look at the terminal, the clipboard and the drafts, and say plainly how they are."""

from __future__ import annotations

import click

from tactful.cli.output import emit
from tactful.cli.worded import WordedCommand


@click.command("doctor", cls=WordedCommand)
def command() -> None:
    """Look at the terminal, the clipboard and the drafts, and say plainly how they are."""
    from tactful.cli.health import findings

    for section, lines in findings():
        emit(f"{section}\n")
        for line in lines:
            emit(f"  {line}\n")
