"""Show the guides there are, or look at one."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from tactful.cli.options import language_option
from tactful.cli.output import emit, note
from tactful.errors import ExitCode


@click.group("guides", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show the guides there are and when to use each."""
    if ctx.invoked_subcommand is not None:
        return
    from tactful.cli.catalogue import guides

    found = list(guides())
    width = max((len(guide.id) for guide in found), default=0)
    for guide in found:
        emit(f"{guide.id:<{width}}  {guide.title}. {guide.when}\n")


@command.command("show")
@click.argument("guide", metavar="GUIDE")
@language_option
def show(guide: str, language: str | None) -> None:
    """Show the steps of GUIDE with their goals, and what is checked."""
    from tactful.cli.catalogue import guides
    from tactful.cli.options import known_guide, known_language
    from tactful.errors import InputError

    known_guide(guide)
    known_language(language)
    for found in guides(language):
        if found.id == guide:
            break
    else:
        raise InputError(f"{guide} has no words in that language yet.", "Leave --lang out to read it in another.")
    emit(f"{found.title} ({found.id}, {found.language})\n{found.when}\n")
    for number, step in enumerate(found.steps, 1):
        emit(f"\n{number}. {step.title} ({step.id})\n")
        for line in textwrap.wrap(step.goal, 85):
            emit(f"   {line}\n")
    emit("\nChecks\n")
    width = max(len(check.id) for check in found.checks)
    for check in found.checks:
        emit(f"  {check.id:<{width}}  {check.severity.value:<8}  {check.label}\n")


@command.command("validate")
@click.argument("path", metavar="PATH", type=click.Path())
def validate(path: str) -> int:
    """Look through a guidance file or folder of your own and say what's wrong in it, and where."""
    from tactful.cli.packs import pack_files, problems

    files = pack_files(Path(path))
    found = [problem for file in files for problem in problems(file)]
    for problem in found:
        note(str(problem))
    if found:
        return ExitCode.BAD_INPUT
    emit(f"{len(files)} {'file is' if len(files) == 1 else 'files are'} fine.\n")
    return ExitCode.FINE
