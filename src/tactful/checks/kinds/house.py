"""A company's own words: some are left out, some sentences must stand word for word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from tactful.checks.kinds.presence import place
from tactful.checks.letter import Letter, Sentence
from tactful.checks.quotes import is_quoted
from tactful.checks.verdict import Verdict, failed, passed
from tactful.model import Finding
from tactful.text.folding import normal
from tactful.text.words import TOKEN

_ENDS = frozenset(".!?।۔؟")
_CLOSE = 0.75
"""How much of a sentence must be the same for it to be taken for a slip in the required one."""

_Words = list[tuple[str, int, int]]


def words(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Fails on each of the words; `told` has, by cue, the plain word for it and the reason."""
    told: Mapping[str, tuple[str, str]] = spec["told"]
    findings: list[Finding] = []
    instead = why = ""
    for sentence, hit in letter.hits(*told):
        if is_quoted(letter, sentence, hit):
            continue
        if not findings:
            instead, why = told[hit.cue]
        findings.append(letter.finding(sentence, hit))
    if not findings:
        return passed()
    return failed(*findings, variant="instead" if instead else "", instead=instead, why=f" {why}" if why else "")


def required(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when the sentence `text` stands in the place `where`, spaces and capitals apart."""
    wanted = _wanted(spec["text"])
    where = spec["where"]
    found = list(_find(wanted, _said(letter)))
    if not found:
        close = _closest(wanted, letter)
        return failed() if close is None else failed(_instead(letter, close, spec["text"]), variant="near")
    among = place(letter, where) if where != "anywhere" else ()
    for start, end in found:
        if where == "anywhere" or any(sentence.start <= start < sentence.end for sentence in among):
            return passed(letter.span(start, end))
    return failed(letter.span(*found[0]), variant="elsewhere")


def _find(wanted: tuple[str, ...], said: _Words) -> Iterator[tuple[int, int]]:
    count = len(wanted)
    for at in range(len(said) - count + 1):
        if said[at][0] == wanted[0] and all(said[at + step][0] == wanted[step] for step in range(1, count)):
            yield said[at][1], said[at + count - 1][2]


def _closest(wanted: tuple[str, ...], letter: Letter) -> Sentence | None:
    top, found = _CLOSE, None
    words_wanted = set(wanted)
    for sentence in letter.sentences:
        # A quick look first: most sentences have next to nothing in common with it.
        if len(words_wanted.intersection(sentence.judged.tokens.forms)) * 2 < len(words_wanted):
            continue
        forms = TOKEN.findall(sentence.judged.folded)
        likeness = SequenceMatcher(None, wanted, forms, autojunk=False).ratio()
        if likeness > top:
            top, found = likeness, sentence
    return found


def _instead(letter: Letter, sentence: Sentence, text: str) -> Finding:
    return Finding(sentence.start, sentence.end, letter.text[sentence.start : sentence.end], (" ".join(text.split()),))


def _said(letter: Letter) -> _Words:
    """The words of the whole letter with their places in it; worked out once for all required sentences."""
    found = letter.memo.get("house")
    if found is None:
        back = letter.folded.back
        found = letter.memo["house"] = [
            (match.group(), back(match.start()), back(match.end())) for match in TOKEN.finditer(letter.plain)
        ]
    return found  # type: ignore[return-value]


@lru_cache(maxsize=64)
def _wanted(text: str) -> tuple[str, ...]:
    forms = TOKEN.findall(normal(text))
    while len(forms) > 1 and forms[-1] in _ENDS:
        forms.pop()
    return tuple(forms)
