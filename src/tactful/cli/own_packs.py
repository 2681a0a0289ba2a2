"""The person's own packs: used from the start of a command, and what's wrong in them said once."""

from __future__ import annotations

from tactful.cli.output import note
from tactful.config.paths import Paths
from tactful.i18n import t

_SHOWN = 3


def use_own_packs(*, say: bool = False) -> None:
    """Use the packs in the config folder, if there are any; with `say`, say what's left out of them."""
    folder = Paths.find().packs
    try:
        there = folder.exists()
    except OSError:
        there = True
    if there:
        from tactful.guidance import use_packs

        use_packs(folder)
        if say:
            say_problems()


def say_problems() -> None:
    """Say what's left out of the packs in use, and why."""
    from tactful.guidance import pack_problems

    problems = pack_problems()
    for problem in problems[:_SHOWN]:
        note(str(problem))
    if len(problems) > _SHOWN:
        note(t("cli.packs.more-tactful-guides-validate", count=len(problems) - _SHOWN, packs=Paths.find().packs))
    if problems:
        note(t("cli.packs.part-your-own-guidance-left"))
