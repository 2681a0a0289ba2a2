"""The letter that comes after this one: what's known goes along, nothing of the first letter changes."""

from __future__ import annotations

from tactful.errors import InputError
from tactful.guidance import load_guide
from tactful.i18n import t
from tactful.model import Draft

_OF_EACH_LETTER = frozenset({"date", "channel", "truthful"})
"""Facts about the one letter they were given for."""
_PARTS = ("letterhead", "address", "salutation", "reference")
"""What stays the same between the same two people."""


def follow_up(draft: Draft, date: str) -> Draft:
    """A new draft, on paper and in no store yet, of the guide that this one's leads on to.

    Facts that the next guide asks for are carried over. Raises InputError for a letter that nothing follows.
    """
    guide = load_guide(draft.guide, draft.language)
    if not guide.follow_up:
        raise InputError(
            t("session.no-letter-follows-on", title=guide.title), t("session.first-reply-complaint-has-letter")
        )
    following = load_guide(guide.follow_up, draft.language)
    asked = (name for name in draft.facts if name in following.questions and name not in _OF_EACH_LETTER)
    about = draft.title or draft.fact("subject") or draft.parts.get("subject", "") or draft.fact("recipient")
    return Draft(
        guide=following.id,
        language=draft.language,
        title=f"{following.title}: {' '.join(about.split())}" if about.strip() else "",
        facts={**{name: draft.facts[name] for name in asked}, "date": date, "channel": "letter"},
        parts={name: draft.parts[name] for name in _PARTS if name in draft.parts},
    )
