"""The questions before a letter as plain lines: the statements, the questions, and what they come to."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from typing import Any

from tactful.cli.output import ask, note
from tactful.i18n import t
from tactful.model import Gate
from tactful.session import LetterSession, advise

_WIDTH = 78
_HOLDS = {"yes": True, "y": True, "no": False, "n": False, "": False}

NextLine = Callable[[], str | None]


def ask_gate(session: LetterSession, gate: Gate, next_line: NextLine) -> Mapping[str, str]:
    """Ask, say what the answers come to, and keep them with the draft; gives back the facts they suggest."""
    note(t("cli.gate.first-should-written-at-all"))
    answers: dict[str, Any] = {}
    for reason in gate.reasons:
        note()
        note(textwrap.fill(reason.text, _WIDTH))
        answers[reason.id] = bool(_one_of(f"{reason.id} [yes, no]: ", _HOLDS, next_line))
    for question in gate.questions:
        note()
        note(question.question)
        for value, words in question.answers.items():
            note(f"  {value}: {words}")
        if question.answers:
            choices = {value: value for value in question.answers} | {"": ""}
            given = _one_of(f"{question.id} [{', '.join(question.answers)}]: ", choices, next_line)
        else:
            ask(f"{question.id}: ")
            given = (next_line() or "").strip()
        if given:
            answers[question.id] = given
    advice = advise(gate, answers)
    note()
    note(textwrap.fill(advice.text, _WIDTH))
    session.pass_gate(answers)
    if advice.against:
        note(t("cli.gate.leave-at-press-ctrl-c"))
    return advice.proposals


def _one_of(prompt: str, choices: dict[str, Any], next_line: NextLine) -> Any:
    """One of the answers; asked again for anything else, the empty one at the end of input."""
    while True:
        ask(prompt)
        line = next_line()
        given = (line or "").strip().casefold()
        if line is None or given in choices:
            return choices[given]
        note(t("cli.gate.give-one-empty-line-leaves", names=", ".join(choice for choice in choices if len(choice) > 1)))
