"""Options that several commands share, and the names completed for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from tactful.errors import UnknownNameError
from tactful.model import FACTS, FactKind, FactValue, Layout, parse_setting

Function = TypeVar("Function", bound=Callable[..., Any])


def draft_argument(function: Function) -> Function:
    """DRAFT: an id, the beginning of one, or a path."""
    return click.argument("draft", metavar="DRAFT", shell_complete=_drafts)(function)


def guide_option(function: Function) -> Function:
    """--guide G."""
    return click.option("--guide", metavar="GUIDE", shell_complete=_guides)(function)


def language_option(function: Function) -> Function:
    """--lang L."""
    return click.option("--lang", "language", metavar="LANG", shell_complete=_languages)(function)


def facts_option(function: Function) -> Function:
    """--set FACT=VALUE, as often as there are facts."""
    return click.option(
        "--set",
        "settings",
        metavar="FACT=VALUE",
        multiple=True,
        shell_complete=_facts,
    )(function)


def layout_option(function: Function) -> Function:
    """--layout L."""
    return click.option("--layout", metavar="LAYOUT", shell_complete=_among(Layout))(function)


def profile_option(function: Function) -> Function:
    """--as NAME."""
    return click.option("--as", "profile", metavar="NAME", shell_complete=_profiles)(function)


def parse_facts(settings: Iterable[str]) -> dict[str, FactValue]:
    """The facts of all `--set` options. Raises InputError or UnknownNameError."""
    facts: dict[str, FactValue] = {}
    for setting in settings:
        name, value = parse_setting(setting)
        before = facts.get(name, ())
        if FACTS[name].kind is FactKind.LIST and isinstance(before, tuple) and isinstance(value, tuple):
            value = (*before, *value)
        facts[name] = value
    return {name: value for name, value in facts.items() if value}


def known_guide(guide: str | None) -> None:
    """Raise UnknownNameError for a guide that isn't there."""
    from tactful.guidance import guide_ids

    if guide is not None and guide not in guide_ids():
        raise UnknownNameError("guide", guide, guide_ids())


def known_language(language: str | None) -> None:
    """Raise UnknownNameError for a language that isn't there."""
    from tactful.guidance import language_ids

    if language is not None and language not in language_ids():
        raise UnknownNameError("language", language, language_ids())


def complete_checks(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The checks whose names begin so."""
    from tactful.cli.catalogue import check_ids
    from tactful.cli.own_packs import use_own_packs

    use_own_packs()
    return _beginning(check_ids(), incomplete)


def _drafts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from tactful.cli.store import the_store

    return _beginning((entry.id for entry in the_store().entries()), incomplete)


def _guides(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from tactful.cli.own_packs import use_own_packs
    from tactful.guidance import guide_ids

    use_own_packs()
    return _beginning(guide_ids(), incomplete)


def _languages(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from tactful.guidance import language_ids

    return _beginning(language_ids(), incomplete)


def _profiles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from tactful.cli.store import the_settings

    return _beginning(the_settings().profiles, incomplete)


def _facts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    name, equals, _ = incomplete.partition("=")
    if equals and name in FACTS:
        return _beginning((f"{name}={value}" for value in FACTS[name].allowed), incomplete)
    return _beginning((f"{name}=" for name in FACTS), incomplete)


def _among(values: Iterable[str]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        return _beginning(values, incomplete)

    return complete


def _beginning(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
