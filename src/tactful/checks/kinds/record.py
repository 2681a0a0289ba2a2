"""The formal follow-up and the meeting of the first reply: the matter, the talk, each with its date (B16, B27, B28)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tactful.checks.kinds.presence import has_date, near
from tactful.checks.letter import SURE, Letter
from tactful.checks.verdict import Verdict, failed, passed, unsure

_MATTER = ("news", "responsibility", "effect", "acknowledge", "reason")
_NUMBERED = frozenset(("<num>", "<date>", "<day>", "<nth>", "<month>", "<phone>"))


def issue(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when a sentence that tells what went wrong bears a date or a number, there or next to it."""
    told = [
        sentence
        for sentence in letter.above(0.3, *_MATTER)
        if not sentence.does("excuse", "sour")
        and sentence.score(*_MATTER) >= sentence.score("agreement", "promise", "talk")
    ]
    for sentence in told:
        for part in near(letter, sentence, 1, 0):
            if part.paragraph == sentence.paragraph and not _NUMBERED.isdisjoint(part.judged.tokens.forms):
                return passed(letter.finding(sentence))
    subject = letter.anatomy.subject
    if told and subject and any(char.isdigit() for char in letter.text[subject[0] : subject[1]]):
        return passed(letter.span(*subject))
    for start, end in letter.anatomy.head if told else ():
        judged = letter.reader.judge(letter.normal(start, end))
        if judged.has("reference"):
            return passed(letter.span(start, end))
    if told:
        return failed(letter.finding(told[0]), variant="undated")
    return failed()


def talk(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when the conversation is mentioned with its date."""
    mentioned = letter.where("talk")
    for sentence in mentioned:
        if has_date(sentence):
            return passed(letter.finding(sentence))
    for sentence in letter.where("agreement"):
        if has_date(sentence) and sentence.score("talk") >= 0.25:
            return passed(letter.finding(sentence))
    if mentioned:
        return failed(letter.finding(mentioned[0]), variant="undated")
    score, sentence_or_none = letter.best("talk")
    if sentence_or_none is not None and score >= 0.4 and has_date(sentence_or_none):
        return unsure(letter.finding(sentence_or_none))
    return failed()


def meeting(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when a call or meeting is proposed with a date or weekday, in the same or the next sentence."""
    proposed = letter.where("meeting")
    for sentence in proposed:
        if any(has_date(part) for part in near(letter, sentence, 0, 1)):
            return passed(letter.finding(sentence))
    for sentence in letter.sentences:
        if sentence.has("meet") and (has_date(sentence) or sentence.has("bounded")) and not sentence.does("talk"):
            return passed(letter.finding(sentence))
    score, sentence_or_none = letter.best("meeting")
    if sentence_or_none is not None and score >= 0.35 and has_date(sentence_or_none):
        return (
            passed(letter.finding(sentence_or_none))
            if score >= SURE - 0.08
            else unsure(letter.finding(sentence_or_none))
        )
    if proposed:
        return failed(letter.finding(proposed[0]), variant="undated")
    return failed()
