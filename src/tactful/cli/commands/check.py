"""Check letters or drafts, and say what's open and where."""

from __future__ import annotations

import click

from tactful.cli.options import complete_checks, facts_option, guide_option, language_option, parse_facts
from tactful.cli.worded import WordedCommand
from tactful.errors import InputError
from tactful.i18n import t

FORMATS = ("text", "json", "jsonl", "sarif")


@click.command("check", cls=WordedCommand)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@guide_option
@language_option
@facts_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text")
@click.option("--only", metavar="CHECK", multiple=True, shell_complete=complete_checks)
@click.option("--ignore", metavar="CHECK", multiple=True, shell_complete=complete_checks)
def command(
    files: tuple[str, ...],
    guide: str | None,
    language: str | None,
    settings: tuple[str, ...],
    form: str,
    only: tuple[str, ...],
    ignore: tuple[str, ...],
) -> int:
    """Check letters: text files, `-` for standard input, or drafts (*.toml).

    Guide and language are guessed where they aren't given. A draft brings its own, and its facts.
    Exit code 1 says that a letter isn't ready, 2 that a file couldn't be checked.
    """
    from tactful.cli.catalogue import check_ids, known_check
    from tactful.cli.checking import check_files
    from tactful.cli.judging import Wanted
    from tactful.cli.options import known_guide, known_language
    from tactful.cli.store import the_standards

    if form == "json" and len(files) > 1:
        raise InputError(t("cli.check.json-one-object-for-one"), t("cli.check.use-format-jsonl-for-several"))
    known_guide(guide)
    known_language(language)
    ids = check_ids() if only or ignore else []
    for name in (*only, *ignore):
        known_check(name, ids)
    severities, limits = the_standards()
    wanted = Wanted(guide, language, parse_facts(settings), only, ignore, severities, limits)
    return check_files(files, form, wanted)
