"""What a change of the draft means: for the letter, and for the steps that come or go by it."""

from __future__ import annotations

from tactful.i18n import t
from tactful.model import Draft, Guide
from tactful.session.state import FactChange


def fact_change(guide: Guide, fact: str, before: Draft, after: Draft) -> FactChange:
    """The fact's text before and after, and which steps apply now that didn't, or the other way round."""
    came = tuple(step for step in guide.step_ids if after.applies(step) and not before.applies(step))
    went = tuple(step for step in guide.step_ids if before.applies(step) and not after.applies(step))
    sentences = [t("session.step-came", title=guide.step(step).title) for step in came]
    for step in went:
        sentences.append(t("session.step-went", title=guide.step(step).title))
        if after.steps.get(step, "").strip():
            sentences.append(t("session.text-kept"))
    return FactChange(fact, before.fact(fact), after.fact(fact), came, went, " ".join(sentences))


def reads_otherwise(before: Draft, after: Draft) -> bool:
    """Whether the letter, or what the checks know of it, may differ."""
    return any(
        getattr(before, name) is not getattr(after, name)
        for name in ("steps", "facts", "parts", "shown", "guide", "language")
    )
