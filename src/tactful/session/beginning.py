"""How a draft begins: with what's known of the sender, and with a letter that exists already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tactful.guidance import load_guide
from tactful.model import Draft, FactValue

if TYPE_CHECKING:
    from tactful.config.settings import Sender


def begin(
    guide: str = "bad-news",
    language: str = "en",
    facts: Mapping[str, FactValue] | None = None,
    *,
    sender: Sender | None = None,
    letter: str | None = None,
) -> Draft:
    """A new draft, not yet in any store. Raises UnknownNameError for the guide or the language.

    The sender's profile fills what the facts leave open. With a `letter`, its paragraphs are sorted into
    the steps, all else becomes a part, and the profile stays out of it.
    """
    known: dict[str, FactValue] = dict(facts or {})
    chosen = load_guide(guide, language)
    if letter is not None:
        from tactful.letters.sorting import sort_letter

        found = sort_letter(letter, chosen.id, language, known)
        return Draft(
            guide=chosen.id,
            language=language,
            facts={**found.facts, **known},
            steps=dict(found.steps),
            parts=dict(found.parts),
        )
    parts: dict[str, str] = {}
    if sender is not None:
        profile = {"sender": sender.name, "company": sender.company, "role": sender.role}
        known = {**{name: value for name, value in profile.items() if value}, **known}
        if sender.letterhead:
            parts["letterhead"] = sender.letterhead
    return Draft(guide=chosen.id, language=language, facts=known, parts=parts)
