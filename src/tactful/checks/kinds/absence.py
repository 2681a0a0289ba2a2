"""Something must not stand in the letter; every place where it does is a finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tactful.checks.letter import Letter, Sentence
from tactful.checks.quotes import is_quoted, mostly_quoted
from tactful.checks.verdict import Verdict, failed, passed, unsure
from tactful.model import Finding


def judge(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Fails on every hit of the cues and every sentence that surely does one of the acts.

    Quoted words of others are not ours. `unless` names acts or cues that clear a sentence, `sure` the
    score from which the acts count without a cue.
    """
    clear, acts = tuple(spec.get("unless", ())), tuple(spec.get("acts", ()))
    findings: list[Finding] = []
    doubtful: list[Finding] = []
    hit_sentences = set()
    for sentence, hit in letter.hits(*spec.get("cues", ())):
        if (clear and _cleared(sentence, clear)) or is_quoted(letter, sentence, hit):
            continue
        hit_sentences.add(sentence.index)
        if sentence.score(*acts) < spec.get("veto", 0.0):
            continue
        findings.append(letter.finding(sentence, hit))
    sure, maybe = spec.get("sure", 0.6), spec.get("maybe", 0.52)
    for sentence in letter.above(min(sure, maybe), *acts):
        if sentence.index in hit_sentences or (clear and _cleared(sentence, clear)) or mostly_quoted(sentence):
            continue
        if sentence.score(*acts) >= sure:
            findings.append(letter.finding(sentence))
        else:
            doubtful.append(letter.finding(sentence))
    if findings:
        findings.sort(key=lambda finding: finding.start)
        return failed(*findings)
    return unsure(*doubtful) if doubtful else passed()


def _cleared(sentence: Sentence, by: tuple[str, ...]) -> bool:
    return sentence.does(*by) or sentence.has(*by)
