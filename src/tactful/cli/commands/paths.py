"""Say where everything is kept."""

from __future__ import annotations

import click

from tactful.cli.output import emit, emit_json
from tactful.cli.worded import WordedCommand


@click.command("paths", cls=WordedCommand)
@click.option("--json", "as_json", is_flag=True)
def command(as_json: bool) -> None:
    """Say where settings, drafts, journals and the trash are kept."""
    from tactful.config.paths import Paths

    folders = Paths.find().to_dict()
    if as_json:
        emit_json(folders, indent=2)
        return
    width = max(map(len, folders))
    for name, folder in folders.items():
        emit(f"{name:<{width}}  {folder}\n")
