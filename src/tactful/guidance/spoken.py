"""A guide in two languages: advice and questions in the one a person reads, sentences in the one the letter is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tactful.errors import UnknownNameError
from tactful.guidance.guide_checks import guide_checks
from tactful.guidance.in_use import follows_packs

if TYPE_CHECKING:
    from tactful.model import Check, FactQuestion, Guide, Step


def in_words(guide: Guide, spoken: str) -> Guide:
    """The guide with its advice, questions, labels and messages in `spoken`.

    What goes into the letter stays in the letter's language: starters, rewrites, examples, what a field shows as
    an example. A language that has no such guide changes nothing.
    """
    return guide if spoken == guide.language else _blended(guide.id, guide.language, spoken)


def checks_in_words(guide: str, language: str, spoken: str) -> tuple[Check, ...]:
    """The checks of that guide, with labels and messages in `spoken`. Raises as `load_guide` does."""
    own = guide_checks(guide, language)
    if spoken == language:
        return own
    try:
        told = {check.id: check for check in guide_checks(guide, spoken)}
    except UnknownNameError:
        return own
    return tuple(_check(check, told.get(check.id)) for check in own)


@follows_packs
@lru_cache(maxsize=32)
def _blended(name: str, language: str, spoken: str) -> Guide:
    from tactful.guidance.guides import load_guide

    own = load_guide(name, language)
    try:
        told = load_guide(name, spoken)
    except UnknownNameError:
        return own
    steps = {step.id: step for step in told.steps}
    return replace(
        own,
        title=told.title,
        when=told.when,
        steps=tuple(_step(step, steps.get(step.id)) for step in own.steps),
        checks=checks_in_words(name, language, spoken),
        questions={fact: _question(question, told.questions) for fact, question in own.questions.items()},
        situations={**own.situations, **told.situations},
        reminders=told.reminders,
        gate=told.gate or own.gate,
    )


def _step(own: Step, told: Step | None) -> Step:
    return own if told is None else replace(told, starters=own.starters, questions=own.questions)


def _check(own: Check, told: Check | None) -> Check:
    if told is None:
        return own
    return replace(own, label=told.label, messages=told.messages, why=told.why)


def _question(own: FactQuestion, told: Mapping[str, FactQuestion]) -> FactQuestion:
    spoken = told.get(own.fact)
    return own if spoken is None else replace(spoken, placeholder=own.placeholder)
