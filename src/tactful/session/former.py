"""The versions of an open letter that were, and the way back to one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tactful.guidance import load_guide
from tactful.guidance.spoken import in_words
from tactful.i18n import language
from tactful.model import Draft, Guide

if TYPE_CHECKING:
    from tactful.drafts import Version
    from tactful.session.keeping import Keeping


class Former:
    """What a session does with former versions."""

    _draft: Draft
    _keeping: Keeping

    if TYPE_CHECKING:

        def save(self) -> None:
            """Save the draft."""

        def _use(self, guide: Guide) -> None:
            """Go on with this guide."""

        def _change(self, draft: Draft) -> None:
            """Take the new draft as the current one."""

    def versions(self) -> list[Version]:
        """The former versions that are kept, oldest first."""
        return self._keeping.versions()

    def version(self, number: int) -> Draft:
        """The letter as it was. Raises DraftError."""
        return self._keeping.version(number)

    def restore(self, number: int) -> None:
        """Go back to a version: its words and answers; what stands now is kept as a version too. Raises DraftError."""
        former = self.version(number)
        now = self._draft
        guide = in_words(load_guide(former.guide, former.language), language())
        self.save()
        self._keeping.keep_next()
        self._change(replace(former, id=now.id, created=now.created, updated=now.updated))
        if former.guide != now.guide:
            self._use(guide)
        self.save()
