"""The person's drafts and settings, as the commands use them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tactful.cli.output import note

if TYPE_CHECKING:
    from tactful.config.profiles import Sender
    from tactful.config.settings import Settings
    from tactful.drafts import DraftStore
    from tactful.model import Draft, Layout, Limits, Severity


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


def sender_of(profile: str | None) -> Sender:
    """The person's own profile, or the other one of that name. Raises UnknownNameError."""
    settings = the_settings()
    if profile is None:
        return settings.sender
    if profile not in settings.profiles:
        from tactful.errors import UnknownNameError

        raise UnknownNameError("profile", profile, tuple(settings.profiles))
    return settings.profiles[profile]


def in_name(draft: Draft, profile: str | None) -> Draft:
    """The draft as it is, or in the name of another profile of the settings. Raises UnknownNameError."""
    if profile is None:
        return draft
    from tactful.session.beginning import in_name_of

    return in_name_of(draft, sender_of(profile))


def the_standards() -> tuple[Mapping[str, Severity], Limits]:
    """The weights and limits by which this person's letters are judged; without a file, those of tactful itself."""
    from tactful.config.paths import Paths
    from tactful.model import DEFAULT_LIMITS

    if not os.path.lexists(Paths.find().settings):
        return {}, DEFAULT_LIMITS
    own = the_settings()
    return own.severities, own.limits


def layout_of(draft: Draft, wanted: str | None) -> Layout | None:
    """The layout asked for, else the person's own for letters on paper; None for the usual one."""
    from tactful.letters.layout import parse_layout

    if wanted is not None:
        return parse_layout(wanted)
    return None if draft.fact("channel") == "email" else the_settings().layout
