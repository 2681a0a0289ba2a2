"""The state of an open draft, for every face alike. The names are loaded when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tactful.session.beginning import begin
    from tactful.session.following import follow_up
    from tactful.session.gate import GateAdvice, advise
    from tactful.session.hints import unticked
    from tactful.session.letter import LetterSession
    from tactful.session.state import (
        REVIEW,
        Addition,
        FactChange,
        Hint,
        Kept,
        Place,
        Position,
        SaveState,
        StepProgress,
        StepState,
        Unticked,
    )

__all__ = [
    "REVIEW",
    "Addition",
    "FactChange",
    "GateAdvice",
    "Hint",
    "Kept",
    "LetterSession",
    "Place",
    "Position",
    "SaveState",
    "StepProgress",
    "StepState",
    "Unticked",
    "advise",
    "begin",
    "follow_up",
    "unticked",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'tactful.session' has no attribute {name!r}")
    from importlib import import_module

    home = {
        "LetterSession": "letter",
        "begin": "beginning",
        "GateAdvice": "gate",
        "advise": "gate",
        "follow_up": "following",
        "unticked": "hints",
    }.get(name, "state")
    value = getattr(import_module(f"tactful.session.{home}"), name)
    globals()[name] = value
    return value
