"""List the letters you have."""

from __future__ import annotations

import click

from tactful.cli.output import emit, emit_json, note
from tactful.cli.worded import WordedCommand
from tactful.i18n import t


@click.command("list", cls=WordedCommand)
@click.option("--json", "as_json", is_flag=True)
@click.option("--search", metavar="TEXT", default="")
def command(as_json: bool, search: str) -> None:
    """List the letters you have, the last changed first."""
    from tactful.cli.store import the_store
    from tactful.text.visible import visible_line

    entries = the_store().entries(search)
    if as_json:
        emit_json([entry.to_dict() for entry in entries], indent=2)
        return
    if not entries:
        note(t("cli.list.no-letter-holds-these-words") if search else t("cli.list.no-letters-yet-tactful-new"))
    width = max((len(visible_line(entry.id)) for entry in entries), default=0)
    for entry in entries:
        when = f"{entry.updated.astimezone():%Y-%m-%d %H:%M}" if entry.updated else " " * 16
        if entry.damaged is not None:
            about = t("cli.list.damaged", reason=entry.damaged)
        else:
            more = (part for part in (entry.recipient, entry.guide) if part not in entry.title)
            about = " · ".join(part for part in (entry.title, *more) if part)
        emit(f"{visible_line(entry.id):<{width}}  {when}  {visible_line(about)}\n")
