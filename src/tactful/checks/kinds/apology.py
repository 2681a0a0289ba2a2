"""Apologies: one at least, without conditions, and not too many (A16, A19, B13, B31)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tactful.checks.cues import Hit
from tactful.checks.letter import SURE, Letter, Sentence
from tactful.checks.quotes import is_quoted
from tactful.checks.verdict import Verdict, failed, passed, unsure
from tactful.model import Severity

_COMPLAINT = ("complaint-reply", "complaint-follow-up")


def present(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes with one apology that has no condition; a formula that announces the news is none."""
    weight = (
        Severity.MUST if letter.guide in _COMPLAINT or letter.fact("fault") in ("ours", "partly") else Severity.CONSIDER
    )
    for sentence, hit in apologies(letter):
        if not _covered(sentence, hit, "apology-weak", "formula"):
            return Verdict(passed().status, "", (letter.finding(sentence, hit),), severity=weight)
    score, sentence_or_none = letter.best("apology")
    if sentence_or_none is not None and score >= 0.8 and not sentence_or_none.has("apology-weak", "formula"):
        return Verdict(passed().status, "", (letter.finding(sentence_or_none),), severity=weight)
    for sentence, hit in letter.hits("apology-weak"):
        return failed(letter.finding(sentence, hit), variant="conditional", severity=weight)
    if sentence_or_none is not None and score >= SURE and not sentence_or_none.has("formula"):
        return Verdict(unsure().status, "", (letter.finding(sentence_or_none),), severity=weight)
    for sentence, hit in letter.hits("formula"):
        if _covered(sentence, hit, "apology"):
            return failed(letter.finding(sentence, hit), variant="formula", severity=weight)
    return failed(severity=weight)


def count(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Fails at three apologies, or at one less when one is intensified; a formula counts half."""
    total = 0.0
    intense = False
    findings = []
    for sentence, hit in apologies(letter):
        total += 0.5 if _covered(sentence, hit, "formula") else 1.0
        findings.append(letter.finding(sentence, hit))
    for sentence, hit in letter.hits("formula"):
        if not any(_overlap(hit, other) for _, other in apologies(letter) if _ is sentence):
            total += 0.5
            findings.append(letter.finding(sentence, hit))
    for sentence, hit in letter.hits("apology-intense"):
        intense = True
        if not any(_overlap(hit, other) for found, other in apologies(letter) if found is sentence):
            total += 1.0
            findings.append(letter.finding(sentence, hit))
    findings.sort(key=lambda finding: finding.start)
    if total >= letter.limits.apologies:
        return failed(*findings[1:], count=int(total))
    if intense and total >= max(2, letter.limits.apologies - 1):
        return failed(*findings[1:], variant="intense", count=int(total))
    return passed(*findings, count=int(total))


def apologies(letter: Letter) -> list[tuple[Sentence, Hit]]:
    """Every expression of apology that is ours."""
    known = letter.memo.get("apologies")
    if known is not None:
        return known  # type: ignore[return-value]
    found: list[tuple[Sentence, Hit]] = []
    for sentence, hit in letter.hits("apology"):
        forms = sentence.judged.tokens.forms
        before = forms[max(0, hit.first - 3) : hit.first]
        if is_quoted(letter, sentence, hit):
            continue
        if forms[hit.first].startswith("apolog") and "you" in before and not ({"we", "i", "our"} & set(before)):
            continue
        if "no" in before and forms[hit.first].startswith("apolog"):
            continue
        found.append((sentence, hit))
    letter.memo["apologies"] = found
    return found


def _covered(sentence: Sentence, hit: Hit, *cues: str) -> bool:
    return any(other.cue in cues and _overlap(hit, other) for other in sentence.judged.hits)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.first < other.last and other.first < one.last
