"""Which words of a letter are quoted: a customer's own words are not ours."""

from __future__ import annotations

from tactful.checks.cues import Hit
from tactful.checks.letter import Letter, Sentence

_LONGEST = 160


def mostly_quoted(sentence: Sentence) -> bool:
    """Whether more than half of the sentence stands between quotation marks."""
    pieces = sentence.judged.folded.split('"')
    inside = sum(len(piece) for piece in pieces[1::2])
    return len(pieces) > 2 and inside * 2 > len(sentence.judged.folded)


def is_quoted(letter: Letter, sentence: Sentence, hit: Hit) -> bool:
    """Whether the hit stands between quotation marks within its sentence."""
    folded = sentence.judged.folded
    if '"' not in folded:
        return False
    tokens = sentence.judged.tokens
    start, end = tokens.starts[hit.first], tokens.ends[hit.last - 1]
    opened = -1
    for at, char in enumerate(folded):
        if char != '"':
            continue
        if opened < 0:
            opened = at
        else:
            if opened < start and end <= at and at - opened <= _LONGEST:
                return True
            opened = -1
    return False
