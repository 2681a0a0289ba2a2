"""Reads a language's word classes into the vocabulary that tokens and features share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tactful.text.folding import normal


def pack_vocabulary(language: Mapping[str, Any], classes: Mapping[str, str]) -> dict[str, Any]:
    """What the vocabulary is made of, in built-in types."""
    exact: dict[str, list[str]] = {}
    prefixes: dict[str, list[str]] = {}
    for name, words in classes.items():
        for word in words.split():
            form = normal(word.rstrip("*"))
            target = prefixes if word.endswith("*") else exact
            names = target.setdefault(form, [])
            if name not in names:
                names.append(name)
    return {
        "exact": {word: tuple(names) for word, names in exact.items()},
        "prefixes": {word: tuple(names) for word, names in prefixes.items()},
        "months": _numbered(language.get("months", ())),
        "weekdays": _numbered(language.get("weekdays", ())),
        "money": _words(language, "money"),
        "numbers": _words(language, "number_words"),
        "ordinals": _words(language, "ordinals"),
        "percents": _words(language, "percents") | {"%", "٪"},
        "whole": _words(language, "whole") | {"100"},
        "joints": _words(language, "date_joints"),
        "doubtful": _words(language, "doubtful_months"),
        "before_month": _words(language, "before_month"),
        "day_words": _numbered(language.get("day_words", ())),
        "day_marks": _words(language, "day_marks"),
        "hours": _words(language, "hours"),
        "scales": _words(language, "scales"),
        "money_before": _words(language, "money_before"),
        "doubtful_days": _words(language, "doubtful_days"),
        "after_day": _words(language, "after_day"),
        "endings": tuple(map(normal, str(language.get("endings", "")).split())),
        "stem_length": int(language.get("stem_length", 8)),
        "fore": tuple(map(normal, str(language.get("fore", "")).split())),
        "root_length": int(language.get("root_length", 0)),
        "tail_length": int(language.get("tail_length", 0)),
    }


def _words(language: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(map(normal, str(language.get(key, "")).split()))


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {normal(name): number for number, line in enumerate(names, start=1) for name in line.split()}
