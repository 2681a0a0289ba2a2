"""Write a letter to a file."""

from __future__ import annotations

from pathlib import Path

import click

from tactful.cli.activity import while_writing
from tactful.cli.options import draft_argument, layout_option, profile_option
from tactful.cli.output import note
from tactful.cli.worded import WordedCommand
from tactful.i18n import t


@click.command("export", cls=WordedCommand)
@draft_argument
@click.option("--to", "target", metavar="FILE", required=True, type=click.Path())
@layout_option
@profile_option
@click.option("--wrap", metavar="N", type=click.IntRange(min=20))
@click.option("--overwrite", is_flag=True)
@click.option("--force", is_flag=True)
def command(
    draft: str, target: str, layout: str | None, profile: str | None, wrap: int | None, overwrite: bool, force: bool
) -> None:
    """Write the letter of DRAFT to a file, whole or not at all."""
    from tactful.cli.store import in_name, layout_of, the_store
    from tactful.errors import InputError
    from tactful.exports import export, export_formats, placeholders, usual_layout
    from tactful.letters.layout import render

    found = in_name(the_store().load(draft), profile)
    path = Path(target)
    file_format = path.suffix[1:].lower()
    chosen = layout_of(found, layout) if layout else usual_layout(file_format) or layout_of(found, None)
    if not force and file_format in export_formats():
        unfilled = list(dict.fromkeys(place.text for place in placeholders(render(found, chosen))))
        if unfilled:
            raise InputError(
                t("cli.export.letter-still-has-places-fill", names=", ".join(unfilled[:6])),
                t("cli.export.fill-them-write-all-same"),
            )
    with while_writing():
        try:
            written = export(found, path, chosen, force, overwrite=overwrite, wrap=wrap)
        except InputError as error:
            if error.remedy != t("export.choose-another-name-say-may"):
                raise
            raise InputError(error.title, t("export.replace")) from None
    note(t("cli.export.written", path=written))
