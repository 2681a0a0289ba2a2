"""Print a letter, as text or in another format."""

from __future__ import annotations

import click

from tactful.cli.options import draft_argument, layout_option, profile_option
from tactful.cli.output import emit, emit_json
from tactful.cli.worded import WordedCommand


@click.command("show", cls=WordedCommand)
@draft_argument
@click.option("--format", "form", metavar="FORMAT", default="txt")
@layout_option
@profile_option
def command(draft: str, form: str, layout: str | None, profile: str | None) -> None:
    """Print the letter of DRAFT as it would be sent; with --format json the draft with all it holds."""
    from tactful.cli.showing import as_json, as_text
    from tactful.cli.store import in_name, layout_of, the_store

    found = in_name(the_store().load(draft), profile)
    chosen = layout_of(found, layout)
    if form == "json":
        emit_json(as_json(found, chosen), indent=2)
    else:
        emit(as_text(found, form, chosen))
