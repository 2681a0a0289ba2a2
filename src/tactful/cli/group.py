"""The group of commands: a look at the folder tells what there is, a call imports just one of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files

import click

WANTS_HELP = "tactful.wants-help"
"""In a context's meta: whether only a command's help is asked for."""

_PACKAGE = "tactful.cli.commands"


class CommandFolder(click.Group):
    """Finds the commands in the folder `commands` and imports each only when it's wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(summaries())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in summaries():
            return None
        command = import_module(f"{_PACKAGE}.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - every command file holds one
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a nearest name when there's none such."""
        try:
            found = super().resolve_command(ctx, args)
            ctx.meta[WANTS_HELP] = not {"--help", "-h"}.isdisjoint(args)
            return found
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], summaries(), n=1)
            if not near:
                raise
            raise click.UsageError(f"{error.message.rstrip('.')}. Did you mean {near[0]!r}?", ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing a single one."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(summaries().items()))


@cache
def summaries() -> dict[str, str]:
    """Each command's name and its one line of help: the first line of its file."""
    return dict(_summaries())


def _summaries() -> Iterator[tuple[str, str]]:
    for entry in files(_PACKAGE).iterdir():
        name = entry.name.removesuffix(".py")
        if entry.name.endswith(".py") and not name.startswith("_"):
            with entry.open(encoding="utf-8") as source:
                yield name, source.readline().strip().strip('"')
