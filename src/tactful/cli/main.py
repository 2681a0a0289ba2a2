"""The entry of the command line."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tactful._version import __version__
from tactful.cli import output
from tactful.cli.group import WANTS_HELP, CommandFolder
from tactful.cli.outcome import carried_out, keep_to_customs
from tactful.errors import ExitCode
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

        keep_to_customs()
        use_own_packs(say=ctx.invoked_subcommand not in _SAY_THEMSELVES)
    if ctx.invoked_subcommand is None:
        from tactful.cli.screens import require_terminal

        require_terminal()
        from tactful.tui.run import run_home

        ctx.exit(run_home())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. Nothing is raised, whatever happens."""
    return carried_out(lambda: _called(arguments))


def _called(arguments: Sequence[str] | None) -> int:
    given = None if arguments is None else list(arguments)
    try:
        result = cli.main(args=given, prog_name="tactful", standalone_mode=False)
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        _explain_usage(error)
        return ExitCode.BAD_INPUT
    return result if isinstance(result, int) else ExitCode.FINE


def _explain_usage(error: click.ClickException) -> None:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        output.note(error.ctx.get_usage())
        output.note(t("usage.more", command=error.ctx.command_path))
    output.note(error.format_message())
