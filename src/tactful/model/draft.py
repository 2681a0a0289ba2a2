"""The draft of a letter: a plain value, the same in memory, on disk and in the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tactful.model.facts import FactValue

SCHEMA = 1

PART_NAMES = ("letterhead", "subject", "salutation", "close", "signature", "enclosures", "cc", "other")
"""The parts of a letter that belong to no step, in the order in which they're stored."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One letter in the making.

    `steps` holds the text of each step by id, also of steps that don't apply now or belong to another
    guide: changing the facts or the guide drops nothing. `shown` brings a step back (or hides one),
    `ticks` are the boxes, `dismissed` the overruled checks with the person's reason. `extra` keeps what
    a newer version wrote and this one doesn't know.
    """

    id: str = ""
    guide: str = "bad-news"
    language: str = "en"
    created: dt.datetime | None = None
    updated: dt.datetime | None = None
    title: str = ""
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    steps: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    gate: Mapping[str, Any] = field(default_factory=dict)
    shown: Mapping[str, bool] = field(default_factory=dict)
    ticks: Mapping[str, bool] = field(default_factory=dict)
    dismissed: Mapping[str, str] = field(default_factory=dict)
    schema: int = SCHEMA
    extra: Mapping[str, Any] = field(default_factory=dict)

    def with_step(self, step: str, text: str) -> Draft:
        """This draft with the text of one step replaced."""
        return replace(self, steps={**self.steps, step: text})

    def with_part(self, part: str, text: str) -> Draft:
        """This draft with one part replaced."""
        return replace(self, parts={**self.parts, part: text})

    def with_fact(self, name: str, value: FactValue | None) -> Draft:
        """This draft with one fact set, or left open again when `value` is None or empty."""
        facts = dict(self.facts)
        if value:
            facts[name] = value
        else:
            facts.pop(name, None)
        return replace(self, facts=facts)

    def fact(self, name: str) -> str:
        """The fact as one text, several joined by newlines; empty when it's open."""
        value = self.facts.get(name, "")
        return value if isinstance(value, str) else "\n".join(value)

    def applies(self, step: str) -> bool:
        """Whether the step belongs in the letter, by the facts and by what the person brought back or hid.

        A referral needs an ending (A30), a fix needs a fault of ours (A34, A37). Text that stands there
        while the fact is still open stays in the letter.
        """
        if step in self.shown:
            return self.shown[step]
        if step == "referral" and self.guide == "bad-news":
            return self.fact("relationship") != "continues"
        if step == "fix" and self.guide == "bad-news":
            fault = self.fact("fault")
            return fault in ("ours", "partly") or (not fault and bool(self.steps.get(step, "").strip()))
        return True
