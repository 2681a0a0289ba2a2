"""Say what a check looks for, why, and show a good and a bad example."""

from __future__ import annotations

import click

from tactful.cli.options import complete_checks, language_option
from tactful.cli.output import emit
from tactful.cli.worded import WordedCommand


@click.command("explain", cls=WordedCommand)
@click.argument("check", metavar="CHECK", shell_complete=complete_checks)
@language_option
def command(check: str, language: str | None) -> None:
    """Say what CHECK looks for, why, where the guidance says so, and show a good and a bad example."""
    from tactful.cli.catalogue import holders, known_check
    from tactful.cli.explaining import explanation
    from tactful.cli.options import known_language

    known_language(language)
    emit(explanation(holders(known_check(check), language)))
