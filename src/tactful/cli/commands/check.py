"""Check letters or drafts, and say what's open and where."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tactful.cli.options import complete_checks, facts_option, guide_option, language_option, parse_facts
from tactful.cli.output import colour, emit_json, emit_styled, is_terminal, note
from tactful.cli.progress import Interrupt, Progress
from tactful.cli.worded import WordedCommand
from tactful.errors import ExitCode, InputError, TactfulError
from tactful.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.cli.judging import Judged, Wanted

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
    judged: list[Judged] = []
    failures: list[str] = []
    ready, first = True, True
    interrupt = Interrupt()
    with interrupt.caught(), Progress(len(files)) as progress:
        for one in _judged(files, wanted, progress, failures):
            ready &= one.report.ready
            if form == "sarif":
                judged.append(one)
                continue
            if is_terminal(sys.stdout):
                progress.clear()
            with interrupt.held():
                _print(one, form, first)
            first = False
    if form == "sarif":
        from tactful.cli.sarif import sarif

        emit_json(sarif(judged, failures), indent=2)
    if failures:
        return ExitCode.BAD_INPUT
    return ExitCode.FINE if ready else ExitCode.NOT_READY


def _judged(files: tuple[str, ...], wanted: Wanted, progress: Progress, failures: list[str]) -> Iterator[Judged]:
    """Each letter's report as soon as it's there; what can't be checked is said, and noted in `failures`."""
    from tactful.cli.judging import judge

    for number, name in enumerate(files):
        progress.show(number)
        try:
            one = judge(name, wanted)
        except TactfulError as error:
            failures.append(error.title)
            progress.clear()
            note(_one_line(name, error))
        else:
            yield one


def _print(judged: Judged, form: str, first: bool) -> None:
    if form in ("json", "jsonl"):
        emit_json(judged.report.to_dict(), indent=2 if form == "json" else None)
        return
    from tactful.cli.paint import Paint
    from tactful.cli.verdict import verdict

    width = 0
    if is_terminal(sys.stdout):
        import shutil

        width = shutil.get_terminal_size().columns
    emit_styled(("" if first else "\n") + verdict(judged, Paint(colour(sys.stdout), width)))


def _one_line(name: str, error: TactfulError) -> str:
    """What's wrong with a file, on one line that names it."""
    said = str(error).replace("\n", " ")
    return said if name in said else f"{name}: {said}"
