"""Copies of a letter that a program for syncing folders puts beside it when two computers changed it."""

from __future__ import annotations

from pathlib import Path

from tactful.drafts.changes import same_words
from tactful.drafts.files import SUFFIX, read_draft
from tactful.drafts.listing import draft_names
from tactful.errors import DraftError
from tactful.i18n import t
from tactful.model import Draft


def copies_of(path: Path, draft: Draft) -> list[str]:
    """The ids of files beside it that bear its name and something more, say they're the same letter, and differ."""
    found = []
    for name in draft_names(path.parent):
        rest = name.removeprefix(path.stem)
        if rest == name or not rest or rest[0].isalnum():
            continue
        try:
            copy, _ = read_draft(path.with_name(f"{name}{SUFFIX}"))
        except DraftError:
            continue
        if copy.id == path.stem and not same_words(copy, draft):
            found.append(name)
    return sorted(found)


def told(path: Path, draft: Draft) -> DraftError | None:
    """What the person should know of such copies."""
    names = copies_of(path, draft)
    if not names:
        return None
    return DraftError(path.stem, t("draft.copy-beside", names=", ".join(names)), t("draft.copy-beside-remedy"))
