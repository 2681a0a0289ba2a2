"""The person's drafts and settings, as the commands use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.cli.output import note

if TYPE_CHECKING:
    from tactful.config.settings import Settings
    from tactful.drafts import DraftStore
    from tactful.model import Draft, Layout


def the_store() -> DraftStore:
    """The drafts of this person."""
    from tactful.config.paths import Paths
    from tactful.drafts import DraftStore

    return DraftStore(Paths.find())


def the_settings() -> Settings:
    """The person's settings; what's wrong with their file is said, and the rest is used."""
    from tactful.config.paths import Paths
    from tactful.config.settings import load_settings

    settings, problem = load_settings(Paths.find())
    if problem is not None:
        note(str(problem))
    return settings


def layout_of(draft: Draft, wanted: str | None) -> Layout | None:
    """The layout asked for, else the person's own for letters on paper; None for the usual one."""
    from tactful.letters.layout import parse_layout

    if wanted is not None:
        return parse_layout(wanted)
    return None if draft.fact("channel") == "email" else the_settings().layout
