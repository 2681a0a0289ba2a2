"""Owning what went wrong: responsibility without excuses (B39, B40, A34, B34)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tactful.checks.letter import SURE, Letter
from tactful.checks.verdict import Verdict, failed, passed, unsure


def responsibility(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when a sentence takes responsibility in the first person."""
    score, sentence = letter.best(
        "responsibility",
        among=[part for part in letter.sentences if not part.has("passive-fault", "hedge") or part.has("owning")],
    )
    if sentence is not None and score >= SURE:
        return passed(letter.finding(sentence))
    for found, hit in letter.hits("passive-fault"):
        return failed(letter.finding(found, hit), variant="passive")
    if sentence is not None and score >= 0.42:
        return unsure(letter.finding(sentence))
    return failed()


def excuses(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Fails on excuses, on others as culprit, on "but" after an apology, on mistakes that were made by nobody.

    Where the fault is not ours, an outside cause told plainly is a reason (guidance section 2, "In doubt");
    beside our own part, owned in the same breath, it's no excuse.
    """
    for sentence, hit in letter.hits("but-after-apology"):
        return failed(letter.finding(sentence, hit), variant="but")
    ours = letter.fact("fault") in ("ours", "partly") or letter.guide != "bad-news"
    findings = []
    for sentence, hit in letter.hits("passive-fault"):
        if not sentence.does("responsibility"):
            return failed(letter.finding(sentence, hit), variant="passive")
    if not ours:
        return passed()
    sure = spec.get("sure", 0.6)
    told = {*letter.holding("excuse"), *letter.above(sure, "excuse")}
    for sentence in sorted(told, key=lambda sentence: sentence.index):
        owned = sentence.does("responsibility") or sentence.has("owning")
        if letter.fact("fault") == "partly" and not owned:
            owned = any(
                other.does("responsibility")
                for other in letter.sentences[max(0, sentence.index - 1) : sentence.index + 3]
                if other.paragraph == sentence.paragraph
            )
        hits = [hit for hit in sentence.judged.hits if hit.cue == "excuse"]
        if (owned and (sentence.score("excuse") < 0.8 or sentence.has("owning"))) or sentence.does("overpromise"):
            continue
        if hits and sentence.score("excuse") >= 0.3:
            findings.append(letter.finding(sentence, hits[0]))
        elif sentence.score("excuse") >= sure:
            findings.append(letter.finding(sentence))
    return failed(*findings) if findings else passed()
