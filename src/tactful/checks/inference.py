"""Guesses what wasn't given: the language, the guide, whose fault it was, whether the relationship goes on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tactful.checks.letter import Letter
from tactful.guidance.files import language_data, language_ids
from tactful.model import FactValue
from tactful.text.folding import fold, strip_marks
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
    folded = strip_marks(fold(sample).text)
    counts = dict.fromkeys(known, 0)
    for start, end in words(folded):
        for language in known:
            counts[language] += folded[start:end] in _stopwords(language)
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else "en"


@lru_cache(maxsize=8)
def _stopwords(language: str) -> frozenset[str]:
    return frozenset(strip_marks(fold(str(language_data(language).get("stopwords", ""))).text).split())


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
    agreed = any(sentence.has("agreed") and sentence.score("agreement") >= 0.3 for sentence in letter.sentences)
    talked = bool(letter.where("talk", "agreement"))
    ended = _ends(letter)
    acknowledged = letter.best("acknowledge")[0]
    looking = letter.best("investigating")[0]
    if agreed and talked and letter.where("apology", "responsibility", "remedy"):
        return "complaint-follow-up"
    if (acknowledged >= 0.5 and (looking >= 0.5 or letter.where("meeting", "asks"))) or looking >= 0.7:
        return "complaint-reply"
    if ended and letter.where("handover", "final", "general-reason", "fall-short") and not letter.where("remedy"):
        return "ending-service"
    return "bad-news"


def infer_facts(letter: Letter) -> dict[str, FactValue]:
    """The facts the letter itself shows, for those left open: `fault` and `relationship`."""
    found: dict[str, FactValue] = {}
    if not letter.fact("fault"):
        found["fault"] = "ours" if letter.best("responsibility")[0] >= 0.6 else "unknown"
    if not letter.fact("relationship"):
        found["relationship"] = "ends" if letter.guide == "ending-service" or _ends(letter) else "continues"
    return found


def _ends(letter: Letter) -> bool:
    return any(sentence.has("ending") and sentence.score("news", "final") >= 0.4 for sentence in letter.sentences)
