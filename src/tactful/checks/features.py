"""What the sentence classifier looks at. Training and reading use this one function, so they can't drift apart."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from tactful.checks.tokens import Vocabulary

_LENGTHS = (5, 10, 18, 28)


def features(
    forms: Iterable[str], vocabulary: Vocabulary, cues: Iterable[str] = ()
) -> tuple[set[tuple[str, ...]], list[str]]:
    """What counts for a sentence: of each of its words the stem with its classes, and what is seen of them together.

    The second are pairs of neighbouring stems, cues, and a sign of the length.
    """
    looks = [*map(vocabulary.looks.__getitem__, forms)]
    words = ["^", *[word for word, _ in looks if word], "$"]
    count = len(words) - 2
    together = [*map("_".join, pairwise(words)), *["#" + cue for cue in cues]]
    together.append("len:" + str(sum([count >= length for length in _LENGTHS])))
    return {said for _, said in looks}, together
