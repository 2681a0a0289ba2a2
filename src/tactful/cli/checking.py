"""Checks the files of one call, each report said as soon as it's there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tactful.cli.judging import Judged, Wanted, judge
from tactful.cli.output import colour, emit_json, emit_styled, is_terminal, note
from tactful.cli.progress import Interrupt, Progress
from tactful.errors import ExitCode, TactfulError

if TYPE_CHECKING:
    from collections.abc import Iterator


def check_plainly(files: tuple[str, ...]) -> int:
    """`tactful check FILE...` without an option, which most calls are: nothing is loaded that reads options."""
    from tactful.cli.outcome import carried_out, keep_to_customs
    from tactful.cli.own_packs import use_own_packs
    from tactful.cli.store import the_standards

    def check() -> int:
        keep_to_customs()
        use_own_packs(say=True)
        severities, limits = the_standards()
        return check_files(files, "text", Wanted(facts={}, severities=severities, limits=limits))

    return carried_out(check)


def check_files(files: tuple[str, ...], form: str, wanted: Wanted) -> int:
    """Check every file and say what was found. The answer is the exit code."""
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
