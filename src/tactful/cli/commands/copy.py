"""Copy a letter to the clipboard."""

from __future__ import annotations

import sys

import click

from tactful.cli.activity import while_writing
from tactful.cli.options import draft_argument, layout_option, profile_option
from tactful.cli.output import is_terminal, note
from tactful.cli.worded import WordedCommand
from tactful.errors import ExitCode


@click.command("copy", cls=WordedCommand)
@draft_argument
@layout_option
@profile_option
@click.option("--part", type=click.Choice(["body", "subject"]))
@click.option("--format", "form", type=click.Choice(["txt", "html"]), default="txt")
def command(draft: str, layout: str | None, profile: str | None, part: str | None, form: str) -> int:
    """Copy the letter of DRAFT to the clipboard, and say which way it went."""
    from tactful.cli.store import in_name, layout_of, the_store
    from tactful.clipboard import copy, copy_page
    from tactful.exports import part_of
    from tactful.letters import lay_out

    store = the_store()
    found = in_name(store.load(draft), profile)
    laid = lay_out(found, layout_of(found, layout))
    if form == "html":
        from tactful.exports.html import page_of

        with while_writing():
            result = copy_page(page_of(laid, found, part), fallback_dir=store.paths.state)
    else:
        with while_writing():
            result = copy(
                part_of(laid, found, part) if part else laid.text,
                write_to_terminal=_write_to_terminal if is_terminal(sys.stderr) else None,
                fallback_dir=store.paths.state,
            )
    note(result.message)
    return ExitCode.NOT_WRITTEN if result.way == "file" else ExitCode.FINE


def _write_to_terminal(sequence: str) -> None:
    sys.stderr.write(sequence)
    sys.stderr.flush()
