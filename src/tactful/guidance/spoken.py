"""A guide in two languages: advice and questions in the one a person reads, sentences in the one the letter is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from tactful.errors import UnknownNameError
from tactful.guidance.guides import load_guide
from tactful.guidance.in_use import follows_packs
from tactful.model import Check, FactQuestion, Guide, Step


def in_words(guide: Guide, spoken: str) -> Guide:
    """The guide with its advice, questions, labels and messages in `spoken`.

    What goes into the letter stays in the letter's language: starters, rewrites, examples, what a field shows as
    an example. A language that has no such guide changes nothing.
    """
    return guide if spoken == guide.language else _blended(guide.id, guide.language, spoken)


@follows_packs
@lru_cache(maxsize=32)
def _blended(name: str, language: str, spoken: str) -> Guide:
    own = load_guide(name, language)
    try:
        told = load_guide(name, spoken)
    except UnknownNameError:
        return own
    steps = {step.id: step for step in told.steps}
    checks = {check.id: check for check in told.checks}
    return replace(
        own,
        title=told.title,
        when=told.when,
        steps=tuple(_step(step, steps.get(step.id)) for step in own.steps),
        checks=tuple(_check(check, checks.get(check.id)) for check in own.checks),
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
