"""Guesses what wasn't given: the language, the guide, whose fault it was, whether the relationship goes on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tactful.checks.letter import Letter
from tactful.guidance.files import language_data, language_ids
from tactful.model import FactValue
from tactful.text.folding import normal
from tactful.text.words import words

_SCRIPTS = (("bn", "\u0980", "\u09ff"), ("ur", "\u0600", "\u06ff"))


def guess_language(text: str) -> str:
    """The language whose script or small words fill the text; English when nothing tells."""
    known = language_ids()
    sample = text[:20_000]
    letters = sum(char.isalpha() for char in sample) or 1
    for language, first, last in _SCRIPTS:
        if language in known and sum(first <= char <= last for char in sample) > letters * 0.3:
            return language
    folded = normal(sample)
    counts = dict.fromkeys(known, 0)
    for start, end in words(folded):
        for language in known:
            counts[language] += folded[start:end] in _stopwords(language)
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else "en"


@lru_cache(maxsize=8)
def _stopwords(language: str) -> frozenset[str]:
    return frozenset(normal(str(language_data(language).get("stopwords", ""))).split())


def guess_guide(text: str, language: str, facts: Mapping[str, FactValue]) -> str:
    """The guide that fits what the letter does and the facts that belong to one guide only."""
    from tactful.checks.engine import checker

    if facts.get("reason") or facts.get("framing"):
        return "ending-service"
    if facts.get("agreed") or facts.get("prevention"):
        return "complaint-follow-up"
    if facts.get("details_known"):
        return "complaint-reply"
    letter = checker("bad-news", language).read(text, facts)
    weights = {guide: _weigh(letter, signs) for guide, signs in _SIGNS.items()}
    if _ends(letter):
        weights["ending-service"] += _ENDING
    if not any(sentence.has("agreed") for sentence in letter.sentences):
        weights["complaint-follow-up"] -= 1.0
    above = {guide: weight - _ENOUGH[guide] for guide, weight in weights.items()}
    best = max(above, key=lambda guide: above[guide])
    return best if above[best] > 0 else "bad-news"


_ENOUGH = {"complaint-reply": 0.7, "complaint-follow-up": 1.4, "ending-service": 0.9}
"""How much must speak for another guide than the commonest."""
_ENDING = 0.6
_SIGNS: Mapping[str, Mapping[str, float]] = {
    "complaint-reply": {
        "acknowledge": 0.9,
        "investigating": 1.1,
        "meeting": 0.4,
        "asks": 0.3,
        "agreement": -0.8,
        "talk": -0.4,
        "prevention": -0.6,
        "offer": -0.3,
    },
    "complaint-follow-up": {
        "agreement": 1.2,
        "talk": 0.8,
        "thanks-feedback": 0.4,
        "hope": 0.3,
        "remedy": 0.2,
        "prevention": 0.2,
        "investigating": -0.5,
    },
    "ending-service": {
        "final": 0.7,
        "general-reason": 0.7,
        "fall-short": 0.5,
        "handover": 0.7,
        "alternative": 0.3,
        "softener": 0.4,
        "negotiable": 0.3,
        "remedy": -0.6,
        "prevention": -0.7,
        "responsibility": -0.4,
        "effect": -0.2,
    },
}
"""What a letter of each guide does, and doesn't: the weight of its surest sentence of each act."""


def _weigh(letter: Letter, signs: Mapping[str, float]) -> float:
    return sum(weight * letter.best(act)[0] for act, weight in signs.items())


def infer_facts(letter: Letter) -> dict[str, FactValue]:
    """The facts the letter itself shows, for those left open: `fault` and `relationship`."""
    found: dict[str, FactValue] = {}
    if not letter.fact("fault"):
        found["fault"] = "ours" if letter.best("responsibility")[0] >= 0.6 else "unknown"
    if not letter.fact("relationship"):
        found["relationship"] = "ends" if letter.guide == "ending-service" or _ends(letter) else "continues"
    return found


def _ends(letter: Letter) -> bool:
    return any(sentence.score("news", "final") >= 0.4 for sentence in letter.holding("ending"))
