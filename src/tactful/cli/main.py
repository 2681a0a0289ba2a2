"""The entry of the command line, and the one place where a failure becomes a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from tactful._version import __version__
from tactful.cli import activity, output
from tactful.cli.group import WANTS_HELP, CommandFolder
from tactful.errors import ExitCode, TactfulError
from tactful.i18n import t

_SAY_THEMSELVES = (None, "new", "open", "guides", "doctor")
"""What shows the problems of own packs in its own place: on the screens, or among others."""


@click.group(
    "tactful",
    cls=CommandFolder,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="tactful", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Write the letters nobody likes to write, one step at a time.

    Without a command it opens your letters in the terminal.
    """
    if not ctx.meta.get(WANTS_HELP):
        from tactful.cli.own_packs import use_own_packs

        _keep_to_customs()
        use_own_packs(say=ctx.invoked_subcommand not in _SAY_THEMSELVES)
    if ctx.invoked_subcommand is None:
        from tactful.cli.screens import require_terminal

        require_terminal()
        from tactful.tui.run import run_home

        ctx.exit(run_home())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. Nothing is raised, whatever happens."""
    try:
        _speak()
        code = _called(arguments)
    except TactfulError as error:
        output.note(error.title)
        if error.remedy:
            output.note(error.remedy)
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        output.note(t("cli.run.stopped"))
        code = ExitCode.INTERRUPTED
    except click.ClickException as error:
        _explain_usage(error)
        code = ExitCode.BAD_INPUT
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


def _keep_to_customs() -> None:
    """Write letters as the settings say; what's wrong with them is said where they're used."""
    from tactful.config.paths import Paths

    paths = Paths.find()
    if not os.path.lexists(paths.settings):
        return
    from tactful.config.settings import load_settings
    from tactful.letters.customs import Customs, use_customs

    own, _ = load_settings(paths)
    use_customs(Customs(own.regions, "" if own.digits == "auto" else own.digits.value, own.address.value))


def _called(arguments: Sequence[str] | None) -> int:
    result = cli.main(args=None if arguments is None else list(arguments), prog_name="tactful", standalone_mode=False)
    return result if isinstance(result, int) else ExitCode.FINE


def _explain_usage(error: click.ClickException) -> None:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        output.note(error.ctx.get_usage())
        output.note(t("usage.more", command=error.ctx.command_path))
    output.note(error.format_message())


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
