"""The group of commands: a look at the folder tells what there is, a call imports just one of them."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module

import click

from tactful.cli.worded import WordedGroup
from tactful.i18n import t

WANTS_HELP = "tactful.wants-help"
"""In a context's meta: whether only a command's help is asked for."""

_PACKAGE = "tactful.cli.commands"


_FOLDER = os.path.join(os.path.dirname(__file__), "commands")  # noqa: PTH118, PTH120 - read at every start


class CommandFolder(WordedGroup):
    """Finds the commands in the folder `commands` and imports each only when it's wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(command_names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in command_names():
            return None
        command = import_module(f"{_PACKAGE}.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - every command file holds one
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, and a note whether only its help is wanted."""
        found = super().resolve_command(ctx, args)
        ctx.meta[WANTS_HELP] = not {"--help", "-h"}.isdisjoint(args)
        return found

    def summaries(self, ctx: click.Context) -> dict[str, str]:
        """Each command's name and its one line of help, without importing a single one."""
        return {name: t(f"command.{name}.summary") for name in command_names()}

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What holds for all commands."""
        self.epilog = t("command.tactful.epilog")
        super().format_epilog(ctx, formatter)


@cache
def command_names() -> tuple[str, ...]:
    """Each command is a file of its name."""
    files = os.listdir(_FOLDER)  # noqa: PTH208 - as above
    return tuple(sorted(name.removesuffix(".py") for name in files if name.endswith(".py") and name[0] != "_"))
