"""The one place where a failure becomes a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from tactful.cli import activity, output
from tactful.errors import ExitCode, TactfulError
from tactful.i18n import t


def carried_out(call: Callable[[], int]) -> int:
    """What `call` answers, as the exit code. Nothing is raised, whatever happens."""
    try:
        _speak()
        code = call()
    except TactfulError as error:
        output.note(error.title)
        if error.remedy:
            output.note(error.remedy)
        code = error.exit_code
    except KeyboardInterrupt:
        output.note(t("cli.run.stopped"))
        code = ExitCode.INTERRUPTED
    except Exception as error:
        code = _unexpected(error)
    try:
        output.flush()
    except TactfulError as error:
        output.note(str(error))
        code = error.exit_code
    return int(code)


def _speak() -> None:
    """Choose the person's language before the first word."""
    from tactful.config.paths import Paths
    from tactful.config.spoken import spoken_language
    from tactful.i18n import use_language

    use_language(spoken_language(Paths.find()))


def keep_to_customs() -> None:
    """Write letters as the settings say; what's wrong with them is said where they're used."""
    from tactful.config.paths import Paths

    paths = Paths.find()
    if not os.path.lexists(paths.settings):
        return
    from tactful.config.settings import load_settings
    from tactful.letters.customs import Customs, use_customs

    own, _ = load_settings(paths)
    use_customs(Customs(own.regions, "" if own.digits == "auto" else own.digits.value, own.address.value))


def _unexpected(error: Exception) -> ExitCode:
    """One honest line about a fault of ours. Never the error's own text: that may hold the letter's."""
    code = ExitCode.NOT_WRITTEN if activity.writing() else ExitCode.BAD_INPUT
    if isinstance(error, OSError) and error.strerror:
        where = f"{os.fsdecode(error.filename)}: " if error.filename is not None else ""
        output.note(f"{where}{error.strerror}.")
        return code
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1:]
    kind = type(error).__name__
    if last:
        file, line = os.path.basename(last[0].filename), last[0].lineno  # noqa: PTH119
        said = t("cli.run.wrong-at", kind=kind, file=file, line=line)
    else:
        said = t("cli.run.wrong", kind=kind)
    debugging = os.environ.get("TACTFUL_DEBUG") == "1"
    if debugging:
        traceback.print_exception(error, file=sys.stderr)
    output.note(said if debugging else f"{said} {t('cli.run.debug')}")
    return code
