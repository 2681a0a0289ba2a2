"""A last paragraph that leaves a good taste (A11, B35, C21, C26, D16)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tactful.checks.letter import SURE, Letter
from tactful.checks.verdict import Verdict, failed, passed, unsure

_GOODWILL = ("goodwill", "hope")


def closing(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when the last paragraph, or a close of one's own, wishes, hopes or offers help, and nothing sours it."""
    last = letter.last_paragraph
    score, sentence = letter.best(*_GOODWILL, among=last)
    for sour in last:
        if (
            sour.has("slang")
            or sour.score("sour") >= 0.5
            or (sour.has("sour") and sour.score("sour") >= 0.12)
            or sour.score("blame") >= 0.6
        ):
            return failed(letter.finding(sour), variant="sour")
    if sentence is not None and score >= SURE:
        return passed(letter.finding(sentence))
    for part in last:
        if part.has("wish"):
            return passed(letter.finding(part))
    close = letter.anatomy.close
    if close is not None and letter.text[close[0] : close[1]].count(" ") >= 3:
        judged = letter.reader.judge(letter.normal(*close))
        if judged.acts.any(_GOODWILL) or judged.has("wish"):
            return passed(letter.span(*close))
    if sentence is not None and score >= 0.4:
        return unsure(letter.finding(sentence))
    return failed()
