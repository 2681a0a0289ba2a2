"""What a change of the draft means: for the letter, and for the steps that come or go by it."""

from __future__ import annotations

from tactful.model import Draft, Guide
from tactful.session.state import FactChange


def fact_change(guide: Guide, fact: str, before: Draft, after: Draft) -> FactChange:
    """The fact's text before and after, and which steps apply now that didn't, or the other way round."""
    came = tuple(step for step in guide.step_ids if after.applies(step) and not before.applies(step))
    went = tuple(step for step in guide.step_ids if before.applies(step) and not after.applies(step))
    sentences = [f"{guide.step(step).title} now applies." for step in came]
    for step in went:
        kept = " Its text is kept." if after.steps.get(step, "").strip() else ""
        sentences.append(f"{guide.step(step).title} no longer applies.{kept}")
    return FactChange(fact, before.fact(fact), after.fact(fact), came, went, " ".join(sentences))


def reads_otherwise(before: Draft, after: Draft) -> bool:
    """Whether the letter, or what the checks know of it, may differ."""
    return any(
        getattr(before, name) is not getattr(after, name)
        for name in ("steps", "facts", "parts", "shown", "guide", "language")
    )
