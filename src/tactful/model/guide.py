"""A guide as a person meets it: steps with their advice, starters and reminders, and the checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tactful.model.check import Check, Example


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice in our words, with the items of the guidance it rests on."""

    text: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Starter:
    """A sentence to start from. `text` holds named placeholders as `{recipient}` or `{what was lost}`.

    A placeholder that bears a fact's name is filled with the fact when it's known. `address` is `formal` or
    `familiar` where the sentence suits only one way of addressing the reader.
    """

    situation: str
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A box to tick: advice no program can check. Never blocks."""

    id: str
    text: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """How a fact is asked: the question in the person's words, why it's asked, and words for the answers."""

    fact: str
    question: str
    why: str
    answers: Mapping[str, str] = field(default_factory=dict)
    placeholder: str = ""
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GateReason:
    """One statement to tick before deciding; `proposes` are facts that it suggests, as they're stored."""

    id: str
    text: str
    source: tuple[str, ...] = ()
    proposes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GateQuestion:
    """One question to think over before deciding; answered in the person's words, or by one of `answers`."""

    id: str
    question: str
    why: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether this letter should be written at all: reasons to tick, questions, and what follows from them.

    `results` holds a paragraph for each outcome, with `{count}` for how many reasons hold; `numbers` are
    the words for that count, from none on.
    """

    reasons: tuple[GateReason, ...]
    questions: tuple[GateQuestion, ...]
    results: Mapping[str, str]
    intro: str = ""
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a guide: its goal in one sentence, advice, sentences to start from, boxes to tick.

    `questions` are the facts asked at this step rather than on the way in.
    """

    id: str
    title: str
    goal: str
    advice: tuple[Advice, ...] = ()
    dos: tuple[Advice, ...] = ()
    donts: tuple[Advice, ...] = ()
    starters: tuple[Starter, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """A kind of letter in one language: steps in order, checks in the guidance's order.

    `first_facts` are asked on the way in, each by its `questions` entry; the others at their step or on
    the facts sheet. `gate` comes before them, and `follow_up` is the guide of the letter that comes next.
    """

    id: str
    language: str
    title: str
    when: str
    steps: tuple[Step, ...]
    checks: tuple[Check, ...]
    questions: Mapping[str, FactQuestion]
    first_facts: tuple[str, ...]
    situations: Mapping[str, str] = field(default_factory=dict)
    reminders: tuple[Reminder, ...] = ()
    examples: tuple[Example, ...] = ()
    gate: Gate | None = None
    follow_up: str = ""

    def step(self, step: str) -> Step:
        """The step of that id. Raises KeyError."""
        for candidate in self.steps:
            if candidate.id == step:
                return candidate
        raise KeyError(step)

    def check(self, check: str) -> Check:
        """The check of that id. Raises KeyError."""
        for candidate in self.checks:
            if candidate.id == check:
                return candidate
        raise KeyError(check)

    @property
    def step_ids(self) -> tuple[str, ...]:
        """The ids of the steps in order."""
        return tuple(step.id for step in self.steps)
