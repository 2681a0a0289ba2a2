"""What the answers before a letter come to: go on, think again, or wait. A paragraph, never a score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tactful.model import Gate

COULD_CHANGE = "could_change"
"""The question whose answer weighs as much as the reasons do."""
OVERRULED = "overruled"
"""Kept with the answers when the person goes on against the advice."""


@dataclass(frozen=True, slots=True)
class GateAdvice:
    """What the answers come to: the name of the result, its paragraph, and whether it advises against the letter.

    `proposals` are facts that the reasons suggest; `overruled` says that the person went on all the same.
    """

    result: str
    text: str
    against: bool
    proposals: Mapping[str, str]
    overruled: bool = False


def advise(gate: Gate, answers: Mapping[str, Any]) -> GateAdvice:
    """Weigh the answers: reasons by their id as True or False, questions by theirs as text."""
    held = [reason for reason in gate.reasons if answers.get(reason.id) is True]
    change = answers.get(COULD_CHANGE)
    if not held:
        result = "none"
    elif change == "yes":
        result = "likely_to_change"
    elif len(held) == 1:
        result = "one"
    elif change == "no" or "enough_open" not in gate.results:
        result = "enough"
    else:
        result = "enough_open"
    count = gate.numbers[len(held)] if len(held) < len(gate.numbers) else str(len(held))
    proposals: dict[str, str] = {}
    for reason in held:
        proposals |= reason.proposes
    return GateAdvice(
        result,
        gate.results[result].replace("{count}", count),
        result in ("none", "likely_to_change"),
        proposals,
        answers.get(OVERRULED) is True,
    )


def as_kept(gate: Gate, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a person who goes on, as a draft keeps them: with the mark, if it's against the advice."""
    kept = {name: value for name, value in answers.items() if name != OVERRULED}
    return {**kept, OVERRULED: True} if advise(gate, kept).against else kept
