"""How a draft begins: with what's known of the sender, and with a letter that exists already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tactful.guidance import load_guide
from tactful.model import Draft, FactValue

if TYPE_CHECKING:
    from tactful.config.profiles import Sender


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
        return _from_letter(letter, chosen.id, language, known)
    parts: dict[str, str] = {}
    if sender is not None:
        profile = {"sender": sender.name, "company": sender.company, "role": sender.role}
        known = {**{name: value for name, value in profile.items() if value}, **known}
        if sender.head:
            parts["letterhead"] = sender.head
    return Draft(guide=chosen.id, language=language, facts=known, parts=parts)


def in_name_of(draft: Draft, sender: Sender) -> Draft:
    """The same letter from another sender: names, letterhead and signature are theirs."""
    profile = {"sender": sender.name, "company": sender.company, "role": sender.role}
    others = {name: value for name, value in draft.facts.items() if name not in profile}
    facts: dict[str, FactValue] = {**others, **{name: value for name, value in profile.items() if value}}
    parts = {name: text for name, text in draft.parts.items() if name not in ("letterhead", "signature")}
    if sender.head:
        parts["letterhead"] = sender.head
    return replace(draft, facts=facts, parts=parts)


def _from_letter(letter: str, guide: str, language: str, known: dict[str, FactValue]) -> Draft:
    """The letter as a draft that reads as the letter did: what it didn't have isn't proposed for it."""
    from tactful.letters.conventions import conventions
    from tactful.letters.layout import PROPOSED_PARTS, part_text
    from tactful.letters.sorting import sort_letter

    found = sort_letter(letter, guide, language, known)
    facts = {**found.facts, **known}
    head = letter.lstrip("\ufeff\r\n ").split("\n\n", 1)[0].splitlines()
    rules = conventions(language)
    on_paper_too = "subject" in rules.labels_in_letters
    labelled = any(line.startswith(f"{rules.label('subject')}:") for line in head)
    if labelled and not on_paper_too and "letterhead" not in found.parts:
        facts.setdefault("channel", "email")
    draft = Draft(guide=guide, language=language, facts=facts, steps=dict(found.steps), parts=dict(found.parts))
    for part in PROPOSED_PARTS:
        if part not in draft.parts and part_text(draft, part):
            draft = draft.with_part(part, "")
    return draft
