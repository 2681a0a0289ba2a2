"""A professional tone: no shouting, sarcasm, slang or pictures (B30, C02)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from tactful.checks.letter import Letter, Sentence
from tactful.checks.quotes import is_quoted
from tactful.checks.verdict import Verdict, failed, passed, unsure
from tactful.letters.customs import customs
from tactful.model import Finding
from tactful.text.faces import faces
from tactful.text.folding import normal
from tactful.text.words import has_capitals, words

_SHORTEST_SHOUT = 4


def professional(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Fails on exclamation marks, words in capitals, emoji, slang, sarcasm, and two ways of address in one letter."""
    exclaimed = list(_exclamations(letter))
    slang: list[Finding] = []
    for sentence, hit in letter.hits("slang"):
        if not is_quoted(letter, sentence, hit):
            slang.append(letter.finding(sentence, hit))
    doubtful = []
    for sentence in letter.above(0.52, "unprofessional"):
        if sentence.judged.folded.count('"') > 1:
            continue
        if sentence.score("unprofessional") >= spec.get("sure", 0.75):
            slang.append(letter.finding(sentence))
        else:
            doubtful.append(letter.finding(sentence))
    shouted = list(_shouts(letter))
    start = letter.anatomy.body[0][0] if letter.anatomy.body else 0
    end = letter.anatomy.body[-1][1] if letter.anatomy.body else 0
    pictures = [letter.span(start + a, start + b) for a, b in faces(letter.text[start:end])]
    mixed = list(_mixed_address(letter))
    findings = sorted(
        {*slang, *exclaimed, *shouted, *pictures, *mixed}, key=lambda finding: (finding.start, -finding.end)
    )
    if findings:
        only = (
            "exclamation"
            if exclaimed and not (slang or shouted or pictures or mixed)
            else "capitals"
            if shouted and not (slang or exclaimed or pictures or mixed)
            else "emoji"
            if pictures and not (slang or exclaimed or shouted or mixed)
            else "address"
            if mixed and not (slang or exclaimed or shouted or pictures)
            else ""
        )
        return failed(*findings, variant=only)
    return unsure(*doubtful) if doubtful else passed()


def _mixed_address(letter: Letter) -> Iterator[Finding]:
    """The words of the rarer way of address, where a letter has both; the one not chosen where they're as many."""
    if not {"address_formal", "address_familiar"} <= letter.cues:
        return
    found = {
        way: [
            letter.finding(sentence, hit)
            for sentence, hit in letter.hits(f"address_{way}")
            if not is_quoted(letter, sentence, hit)
        ]
        for way in ("formal", "familiar")
    }
    if found["formal"] and found["familiar"]:
        chosen = customs().address
        yield from min(found.items(), key=lambda entry: (len(entry[1]), entry[0] == chosen))[1]


def _exclamations(letter: Letter) -> Iterator[Finding]:
    if "!" not in letter.text:
        return
    for sentence in letter.sentences:
        text = letter.text[sentence.start : sentence.end]
        at = text.find("!")
        while at >= 0:
            run = at
            while run < len(text) and text[run] in "!?":
                run += 1
            if not _in_quotes(text, at):
                yield letter.span(sentence.start + at, sentence.start + run)
            at = text.find("!", run)


def _in_quotes(text: str, at: int) -> bool:
    before = text[:at]
    if "„" in text:
        return before.count("„") > before.count("“") + before.count("”")
    if 0 <= text.find("”") < text.find("“") and text.count("”") == text.count("“"):  # as Urdu opens and closes
        return before.count("”") > before.count("“")
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _shouts(letter: Letter) -> Iterator[Finding]:
    known, stem = letter.language.acts, letter.language.vocabulary.stem
    if not has_capitals(letter.text, 0, len(letter.text)):
        return
    for sentence in letter.sentences:
        if not has_capitals(letter.text, sentence.start, sentence.end) or _all_capitals(letter, sentence):
            continue
        for start, end in words(letter.text[sentence.start : sentence.end]):
            word = letter.text[sentence.start + start : sentence.start + end]
            if _in_quotes(letter.text[sentence.start : sentence.end], start):
                continue
            if len(word) >= _SHORTEST_SHOUT and word.isupper() and word.isalpha() and stem(normal(word)) in known:
                yield letter.span(sentence.start + start, sentence.start + end)


def _all_capitals(letter: Letter, sentence: Sentence) -> bool:
    """A heading set in capitals is a heading, not a shout."""
    text = letter.text[sentence.start : sentence.end]
    return text.isupper() and text[-1:] not in "!?." and not any(unicodedata.category(c) == "Ll" for c in text)
