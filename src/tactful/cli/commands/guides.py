"""Show the guides there are, look at one, or begin your own."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from tactful.cli.options import language_option
from tactful.cli.output import emit, note
from tactful.cli.worded import WordedCommand, WordedGroup
from tactful.errors import ExitCode
from tactful.i18n import t


@click.group("guides", cls=WordedGroup, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show the guides there are and when to use each."""
    if ctx.invoked_subcommand is not None:
        return
    from tactful.cli.catalogue import guides
    from tactful.cli.own_packs import say_problems

    say_problems()
    found = list(guides())
    width = max((len(guide.id) for guide in found), default=0)
    for guide in found:
        emit(f"{guide.id:<{width}}  {guide.title}. {guide.when}\n")


@command.command("show", cls=WordedCommand, words="guides-show")
@click.argument("guide", metavar="GUIDE")
@language_option
def show(guide: str, language: str | None) -> None:
    """Show the steps of GUIDE with their goals, and what is checked."""
    from tactful.cli.catalogue import guides
    from tactful.cli.options import known_guide, known_language
    from tactful.cli.own_packs import say_problems
    from tactful.errors import InputError

    say_problems()
    known_guide(guide)
    known_language(language)
    for found in guides(language):
        if found.id == guide:
            break
    else:
        raise InputError(t("cli.guides.no-words", guide=guide), t("cli.no-words-remedy"))
    emit(f"{found.title} ({found.id}, {found.language})\n{found.when}\n")
    for number, step in enumerate(found.steps, 1):
        emit(f"\n{number}. {step.title} ({step.id})\n")
        for line in textwrap.wrap(step.goal, 85):
            emit(f"   {line}\n")
    emit(f"\n{t('cli.guides.checks')}\n")
    width = max(len(check.id) for check in found.checks)
    for check in found.checks:
        emit(f"  {check.id:<{width}}  {check.severity.value:<8}  {check.label}\n")


@command.command("validate", cls=WordedCommand, words="guides-validate")
@click.argument("path", metavar="PATH", type=click.Path())
def validate(path: str) -> int:
    """Look through a guidance file, or a folder of your own guidance, and say what's wrong in it, and where.

    The passages of your own checks are tried, too: each check must decide them as you say.
    """
    from tactful.guidance.validate import validate as look_through

    found = look_through(Path(path))
    for problem in found.problems:
        note(str(problem))
    if found.problems:
        return ExitCode.BAD_INPUT
    emit(t("cli.guides.fine", count=found.files) + "\n")
    return ExitCode.FINE


@command.command("template", cls=WordedCommand, words="guides-template")
@click.argument("folder", metavar="DIR", type=click.Path())
def template(folder: str) -> None:
    """Write a pack to begin your own guidance with into DIR. Nothing that's there is replaced."""
    from tactful.guidance.starting import write_template

    for path in write_template(Path(folder)):
        emit(f"{path}\n")
    note(t("cli.guides.change-your-needs-tactful-guides"))
