"""One letter each for many recipients."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.activity import while_writing
from tactful.cli.options import draft_argument, layout_option, profile_option
from tactful.cli.output import emit, note
from tactful.cli.progress import Interrupt, Progress
from tactful.cli.worded import WordedCommand
from tactful.errors import ExitCode, InputError
from tactful.i18n import t

if TYPE_CHECKING:
    from tactful.merging import Counts, Merge
    from tactful.merging.targets import Target

_SAMPLES = 3
_RULE = "-" * 72


@click.command("merge", cls=WordedCommand)
@draft_argument
@click.argument("recipients", metavar="RECIPIENTS", type=click.Path())
@click.option("--to", "target", metavar="DIR|FILE", type=click.Path())
@click.option("--format", "form", metavar="FORMAT")
@layout_option
@profile_option
@click.option("--dry-run", is_flag=True)
@click.option("--all-or-none", is_flag=True)
@click.option("--overwrite", is_flag=True)
@click.option("--force", is_flag=True)
def command(
    draft: str,
    recipients: str,
    target: str | None,
    form: str | None,
    layout: str | None,
    profile: str | None,
    dry_run: bool,
    all_or_none: bool,
    overwrite: bool,
    force: bool,
) -> int:
    """Write the letter of DRAFT to everybody in a list, each with their own words, every one checked.

    A row with a missing or doubtful value is named by its line and left out.
    """
    if target is None and not dry_run:
        raise InputError(t("merge.no-target"), t("merge.to-remedy"))
    one_file_of_mails = target is not None and target.lower().endswith(".mbox")
    merge = _merge(draft, Path(recipients), layout, profile, force, mail=one_file_of_mails or form == "eml")
    if merge.filler.unused:
        note(t("merge.unused", names=", ".join(merge.filler.unused)))
    total = merge.recipients.count()
    if dry_run:
        counts = _work(merge, None, total, samples=_SAMPLES)
        note(t("merge.would", count=counts.written, left_out=counts.left_out))
        return ExitCode.BAD_INPUT if counts.left_out else ExitCode.FINE
    place = _target(merge, Path(target or ""), form, overwrite)
    if all_or_none and _work(merge, None, total).left_out:
        raise InputError(t("merge.nothing-written"), t("merge.nothing-written-remedy"))
    if place.done:
        note(t("merge.going-on", line=place.done))
    with while_writing():
        counts = _work(merge, place, total)
    note(t("merge.written", count=counts.written, left_out=counts.left_out, again=counts.again))
    return ExitCode.BAD_INPUT if counts.left_out else ExitCode.FINE


def _merge(draft: str, recipients: Path, layout: str | None, profile: str | None, force: bool, *, mail: bool) -> Merge:
    from tactful.cli.store import in_name, layout_of, the_settings, the_store
    from tactful.merging import Filler, Merge, Recipients
    from tactful.model import Layout

    letter = in_name(the_store().load(draft), profile)
    found = Recipients.find(recipients)
    settings = the_settings()
    return Merge(
        draft=letter,
        recipients=found,
        filler=Filler(letter, found.columns, force=force),
        layout=Layout.EMAIL if mail and layout is None else layout_of(letter, layout),
        force=force,
        severities=settings.severities,
        limits=settings.limits,
        set_aside=frozenset({*letter.dismissed, *settings.dismissed}),
    )


def _target(merge: Merge, path: Path, form: str | None, overwrite: bool) -> Target:
    from tactful.errors import UnknownNameError
    from tactful.exports import export_formats
    from tactful.merging.targets import target_of

    form = form or ("eml" if merge.draft.fact("channel") == "email" else "txt")
    if form not in export_formats():
        raise UnknownNameError("format", form, export_formats())
    return target_of(path, form, merge.fingerprint(), overwrite=overwrite)


def _work(merge: Merge, target: Target | None, total: int, *, samples: int = 0) -> Counts:
    """Go through the rows, say which are left out, and count."""
    from tactful.merging import Counts

    counts = Counts()
    interrupt = Interrupt()
    whole = False
    try:
        with interrupt.caught(), Progress(total) as progress:
            rows = merge.run(target)
            while True:
                with interrupt.held():
                    outcome = next(rows, None)
                if outcome is None:
                    break
                counts.add(outcome)
                if outcome.problem is not None:
                    progress.clear()
                    note(t("merge.left-out", line=outcome.line, what=outcome.problem.what))
                elif samples:
                    samples -= 1
                    progress.clear()
                    emit(f"{_RULE}\n{outcome.text}")
                progress.show(counts.written + counts.again + counts.left_out)
        whole = True
    finally:
        if target is not None:
            target.finish(whole=whole)
    return counts
