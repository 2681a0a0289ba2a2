"""List the letters you have."""

from __future__ import annotations

import click

from tactful.cli.output import emit, emit_json, note


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
@click.option("--search", metavar="TEXT", default="", help="Only letters that hold all these words.")
def command(as_json: bool, search: str) -> None:
    """List the letters you have, the last changed first."""
    from tactful.cli.store import the_store
    from tactful.text.visible import visible_line

    entries = the_store().entries(search)
    if as_json:
        emit_json([entry.to_dict() for entry in entries], indent=2)
        return
    if not entries:
        note("No letter holds these words." if search else "No letters yet. `tactful new` begins one.")
    width = max((len(visible_line(entry.id)) for entry in entries), default=0)
    for entry in entries:
        when = f"{entry.updated.astimezone():%Y-%m-%d %H:%M}" if entry.updated else " " * 16
        if entry.damaged is not None:
            about = f"damaged: {entry.damaged}"
        else:
            more = (part for part in (entry.recipient, entry.guide) if part not in entry.title)
            about = " · ".join(part for part in (entry.title, *more) if part)
        emit(f"{visible_line(entry.id):<{width}}  {when}  {visible_line(about)}\n")
