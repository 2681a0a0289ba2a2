"""List the keys of the screens."""

from __future__ import annotations

import click

from tactful.cli.output import emit, emit_json
from tactful.cli.worded import WordedCommand


@click.command("keys", cls=WordedCommand)
@click.option("--json", "as_json", is_flag=True)
def command(as_json: bool) -> None:
    """List what each key does, with your own settings applied."""
    from tactful.cli.store import the_settings
    from tactful.tui.keys import ACTIONS, key_name, key_table

    own = {name: tuple(keys.split(",")) for name, keys in the_settings().keys.items()}
    table = key_table(own)
    if as_json:
        emit_json(table, indent=2)
        return
    shown = [(", ".join(key_name(key) for key in table[action.name]), action) for action in ACTIONS]
    width = max(len(keys) for keys, _ in shown)
    names = max(len(action.name) for _, action in shown)
    for keys, action in shown:
        emit(f"{keys:<{width}}  {action.name:<{names}}  {action.help}\n")
