"""Write a letter to a file."""

from __future__ import annotations

from pathlib import Path

import click

from tactful.cli.activity import while_writing
from tactful.cli.options import draft_argument, layout_option
from tactful.cli.output import note
from tactful.cli.worded import WordedCommand
from tactful.i18n import t


@click.command("export", cls=WordedCommand)
@draft_argument
@click.option("--to", "target", metavar="FILE", required=True, type=click.Path())
@layout_option
@click.option("--force", is_flag=True)
def command(draft: str, target: str, layout: str | None, force: bool) -> None:
    """Write the letter of DRAFT to a file, whole or not at all."""
    from tactful.cli.store import layout_of, the_store
    from tactful.errors import InputError
    from tactful.exports import export, export_formats, placeholders
    from tactful.letters.layout import render

    found = the_store().load(draft)
    chosen = layout_of(found, layout)
    path = Path(target)
    if not force and path.suffix[1:].lower() in export_formats():
        unfilled = list(dict.fromkeys(place.text for place in placeholders(render(found, chosen))))
        if unfilled:
            raise InputError(
                t("cli.export.letter-still-has-places-fill", names=", ".join(unfilled[:6])),
                t("cli.export.fill-them-write-all-same"),
            )
    with while_writing():
        written = export(found, path, chosen, force, overwrite=True)
    note(t("cli.export.written", path=written))
