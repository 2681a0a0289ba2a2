"""List the earlier versions of a letter."""

from __future__ import annotations

import click

from tactful.cli.options import draft_argument
from tactful.cli.output import emit, emit_json, note
from tactful.cli.worded import WordedCommand
from tactful.i18n import t


@click.command("history", cls=WordedCommand)
@draft_argument
@click.option("--json", "as_json", is_flag=True)
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
        note(t("cli.history.no-earlier-version-kept-yet"))
    for version in versions:
        saved, why = f"{version.saved.astimezone():%Y-%m-%d %H:%M:%S}", t(f"cli.history.{version.kind.value}")
        emit(f"{version.number:>4}  {saved}  {why}\n")
