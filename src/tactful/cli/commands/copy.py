"""Copy a letter to the clipboard."""

from __future__ import annotations

import sys

import click

from tactful.cli.activity import while_writing
from tactful.cli.options import draft_argument, layout_option
from tactful.cli.output import is_terminal, note
from tactful.cli.worded import WordedCommand
from tactful.errors import ExitCode


@click.command("copy", cls=WordedCommand)
@draft_argument
@layout_option
def command(draft: str, layout: str | None) -> int:
    """Copy the letter of DRAFT to the clipboard, and say which way it went."""
    from tactful.cli.store import layout_of, the_store
    from tactful.clipboard import copy
    from tactful.letters.layout import render

    store = the_store()
    found = store.load(draft)
    text = render(found, layout_of(found, layout))
    with while_writing():
        result = copy(
            text,
            write_to_terminal=_write_to_terminal if is_terminal(sys.stderr) else None,
            fallback_dir=store.paths.state,
        )
    note(result.message)
    return ExitCode.NOT_WRITTEN if result.way == "file" else ExitCode.FINE


def _write_to_terminal(sequence: str) -> None:
    sys.stderr.write(sequence)
    sys.stderr.flush()
