"""Thanks for the reader's business at the opening (A07), and for feedback (B32, B33)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tactful.checks.kinds.presence import near
from tactful.checks.letter import SURE, Letter, Sentence
from tactful.checks.verdict import Verdict, failed, passed, unsure

_LEAST_WORDS = 4
"""A bare "Thank you." thanks for nothing in particular."""


def opening(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when one of the first two sentences thanks for the business; elsewhere only where place is a hint."""
    first = letter.opening()
    score, sentence = letter.best("thanks", among=first)
    for plain in first:
        if plain.words >= _LEAST_WORDS and plain.score("thanks") >= SURE and not _weak(plain) and _meets_reader(plain):
            return passed(letter.finding(plain))
    for plain in first:
        bare = plain.words < _LEAST_WORDS
        if plain.has("gratitude") and not plain.has("weak-object") and not bare and plain.score("thanks") >= 0.05:
            return passed(letter.finding(plain))
    later_score, later = letter.best("thanks", among=letter.sentences[len(first) :])
    if letter.guide == "complaint-follow-up" and later is not None and later_score >= SURE:
        return passed(letter.finding(later))
    if (
        sentence is not None
        and score >= 0.4
        and sentence.words >= _LEAST_WORDS
        and not _weak(sentence)
        and _meets_reader(sentence)
    ):
        return unsure(letter.finding(sentence))
    weak = letter.where("thanks-weak", "thanks-feedback", among=first) or [found for found in first if _weak(found)]
    if weak:
        return failed(letter.finding(weak[0]), variant="weak")
    if later is not None and later_score >= 0.7:
        return failed(letter.finding(later), variant="late")
    return failed()


def _meets_reader(sentence: Sentence) -> bool:
    """Thanks without the word must at least speak of the reader; praise of ourselves does not."""
    return sentence.has("gratitude") or sentence.score("boast") < max(
        0.5 if sentence.has("reader") else 0.25, sentence.score("thanks") - 0.3
    )


def _weak(sentence: Sentence) -> bool:
    """Whether all the thanks there is goes to patience, writing or feedback."""
    if not sentence.has("gratitude") or not sentence.has("weak-object"):
        return False
    if sentence.has("custom-object") and sentence.score("thanks") >= 0.3:
        return False
    if sum(hit.cue == "thanked" for hit in sentence.judged.hits) > sum(
        hit.cue == "weak-object" for hit in sentence.judged.hits
    ):
        return False
    return sentence.score("thanks") < max(0.7, sentence.score("thanks-weak", "thanks-feedback"))


def feedback(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when the letter thanks for the feedback and says, there or next to it, that it helps."""
    thanked = letter.where("thanks-feedback")
    for sentence in thanked:
        if any(neighbour.score("improve") >= 0.4 or neighbour.has("improving") for neighbour in near(letter, sentence)):
            return passed(letter.finding(sentence))
    for sentence in letter.sentences:
        told = sentence.has("gratitude") and sentence.has("weak-object")
        if told and any(neighbour.does("improve") for neighbour in near(letter, sentence)):
            return passed(letter.finding(sentence))
    score, sentence_or_none = letter.best("thanks-feedback")
    improved = letter.where("improve")
    if sentence_or_none is not None and score >= 0.35 and improved:
        return passed(letter.finding(sentence_or_none))
    if thanked:
        return failed(letter.finding(thanked[0]), variant="improve")
    return failed()
