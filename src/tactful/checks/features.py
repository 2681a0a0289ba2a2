"""What the sentence classifier looks at. Training and reading use this one function, so they can't drift apart."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from tactful.checks.tokens import Vocabulary

_LENGTHS = (5, 10, 18, 28)


def features(forms: Iterable[str], vocabulary: Vocabulary, cues: Iterable[str] = ()) -> set[str]:
    """The features of one sentence's tokens: stems, pairs of neighbours, lexicon classes, cues, length."""
    looks = [*map(vocabulary.looks.__getitem__, forms)]
    words = ["^", *[word for word, _ in looks if word], "$"]
    found = set().union(*[said for _, said in looks])
    found.update(map("_".join, pairwise(words)))
    found.update(["#" + cue for cue in cues])
    count = len(words) - 2
    found.add("len:" + str(sum([count >= length for length in _LENGTHS])))
    return found
