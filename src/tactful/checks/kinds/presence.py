"""Something must stand in the letter: at least one sentence that does one of the acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tactful.checks.letter import SURE, Letter, Sentence
from tactful.checks.verdict import Verdict, failed, passed, unsure

DATED = ("<date>", "<day>", "<nth>", "<time>", "<month>")


def judge(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when a sentence in the place asked for does one of the acts, or holds one of the cues."""
    among = place(letter, spec.get("where", "body"))
    if spec.get("not"):
        among = tuple(s for s in among if not s.does(*spec["not"]) and not s.has(*spec["not"]))
    score, sentence = letter.best(*spec["acts"], among=among)
    if sentence is not None and score >= spec.get("sure", SURE):
        return passed(letter.finding(sentence))
    for found, hit in letter.hits(*spec.get("cues", ()), among=among):
        return passed(letter.finding(found, hit))
    if spec.get("slight"):
        for found in letter.holding(spec["slight"]):
            if (
                found in among
                and found.score("news") < 0.6
                and found.score(*spec["acts"], *spec.get("beside", ())) >= 0.2
            ):
                return passed(letter.finding(found))
    if sentence is not None and score >= spec.get("unsure", 0.44):
        return unsure(letter.finding(sentence))
    for variant, acts in spec.get("near", {}).items():
        for near in letter.where(*acts, among=among):
            return failed(letter.finding(near), variant=variant)
        for near, hit in letter.hits(*acts, among=among):
            return failed(letter.finding(near, hit), variant=variant)
    return failed()


def place(letter: Letter, where: str) -> tuple[Sentence, ...]:
    """The sentences of a place: body, opening, first (paragraph), last (paragraph)."""
    if where == "opening":
        return letter.opening()
    if where == "first":
        return tuple(sentence for sentence in letter.sentences if sentence.paragraph == 0)
    if where == "last":
        return letter.last_paragraph
    return letter.sentences


def has_date(sentence: Sentence) -> bool:
    """Whether the sentence names a date, a weekday or an hour."""
    forms = sentence.judged.tokens.forms
    return any(form in forms for form in DATED)


def near(letter: Letter, sentence: Sentence, before: int = 1, after: int = 1) -> Iterable[Sentence]:
    """The sentence with its neighbours."""
    return letter.sentences[max(0, sentence.index - before) : sentence.index + after + 1]
