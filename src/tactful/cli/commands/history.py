"""List the earlier versions of a letter."""

from __future__ import annotations

import click

from tactful.cli.options import draft_argument
from tactful.cli.output import emit, emit_json, note

_WHY = {
    "saved": "saved",
    "outside": "written by another program",
    "typed": "typed, not saved",
    "damaged": "couldn't be read",
}


@click.command("history")
@draft_argument
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
def command(draft: str, as_json: bool) -> None:
    """List the earlier versions that are kept of DRAFT, oldest first."""
    from tactful.cli.store import the_store

    versions = the_store().versions(draft)
    if as_json:
        emit_json(
            [
                {
                    "version": version.number,
                    "saved": version.saved.isoformat(),
                    "kind": version.kind.value,
                    "path": str(version.path),
                }
                for version in versions
            ],
            indent=2,
        )
        return
    if not versions:
        note("No earlier version is kept yet.")
    for version in versions:
        emit(f"{version.number:>4}  {version.saved.astimezone():%Y-%m-%d %H:%M:%S}  {_WHY[version.kind.value]}\n")
