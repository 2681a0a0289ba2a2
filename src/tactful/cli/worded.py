"""Commands whose help speaks the person's language: every word comes from the catalog, by command and option."""

from __future__ import annotations

from typing import Any

import click

from tactful.i18n import has, t


class WordedCommand(click.Command):
    """A command. Its help is `command.<name>.help`, an option's `command.<name>.<option>` or `option.<option>`."""

    def __init__(self, *args: Any, words: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words or self.name or ""

    def get_short_help_str(self, limit: int = 45) -> str:
        """One line about the command."""
        return t(f"command.{self.words}.summary")

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How it's called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), f"{t('usage.usage')} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does."""
        self.help = t(f"command.{self.words}.help")
        super().format_help_text(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each option with its line."""
        records = []
        for param in self.get_params(ctx):
            if isinstance(param, click.Option):
                param.help = self._help_of(param)
                record = param.get_help_record(ctx)
                if record is not None:
                    records.append(record)
        with formatter.section(t("usage.options")):
            formatter.write_dl(records)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; what's wrong is said in the person's language."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            said = explained(error)
            if said is None:
                raise
            raise click.UsageError(said, error.ctx or ctx) from None

    def _help_of(self, option: click.Option) -> str:
        name = max(option.opts, key=len).lstrip("-")
        own = f"command.{self.words}.{name}"
        return t(own if name != "help" and has(own) else f"option.{name}")


class WordedGroup(WordedCommand, click.Group):
    """A command with commands of its own."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each option with its line, and then the commands."""
        WordedCommand.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each command with its line."""
        with formatter.section(t("usage.commands")):
            formatter.write_dl(sorted(self.summaries(ctx).items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a nearest name when there's none such."""
        names = self.list_commands(ctx)
        if args[0] not in names and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = get_close_matches(args[0], names, n=1)
            raise click.UsageError(_with_nearest(t("usage.no-command", name=args[0]), near), ctx)
        return super().resolve_command(ctx, args)

    def summaries(self, ctx: click.Context) -> dict[str, str]:
        """Each command's name and its one line of help."""
        return {name: command.get_short_help_str() for name, command in self.commands.items()}


def explained(error: click.UsageError) -> str | None:
    """What's wrong with the way a command was called; None for what click says best itself."""
    if isinstance(error, click.NoSuchOption):
        return _with_nearest(t("usage.no-option", name=error.option_name), error.possibilities)
    if isinstance(error, click.MissingParameter):
        return t("usage.missing", name=_called(error)) if error.param is not None else None
    if isinstance(error, click.BadOptionUsage):
        return t("usage.needs-value", name=error.option_name)
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param is not None else None
        if isinstance(kind, click.Choice):
            return t("usage.one-of", name=_called(error), names=", ".join(map(str, kind.choices)))
        if isinstance(kind, click.IntRange):
            return t("usage.whole-number", name=_called(error), least=kind.min)
        return None
    return t("usage.too-much") if type(error) is click.UsageError else None


def _with_nearest(said: str, near: Any) -> str:
    return f"{said} {t('usage.perhaps', name=sorted(near)[0])}" if near else said


def _called(error: click.BadParameter) -> str:
    param = error.param
    if isinstance(param, click.Option):
        return param.opts[0]
    return param.make_metavar(error.ctx) if param is not None and error.ctx is not None else ""
