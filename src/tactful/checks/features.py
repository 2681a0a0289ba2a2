"""What the sentence classifier looks at. Training and reading use this one function, so they can't drift apart."""

from __future__ import annotations

from tactful.checks.tokens import Tokens, Vocabulary, stem

_SKIPPED = frozenset(',;:.()"-–—*\'')
# Words too common to carry meaning across a gap, but kept in pairs of neighbours.
_PERSON = ("us", "you", "they")
_MODE = ("not", "future", "may", "must")


def features(tokens: Tokens, vocabulary: Vocabulary, cues: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """The features of one sentence: stems, pairs and triples of neighbours, classes and their pairs, cues."""
    found: set[str] = set()
    stems: list[str] = []
    kinds: list[tuple[str, ...]] = []
    classes_of = vocabulary.classes
    for form in tokens.forms:
        if form in _SKIPPED:
            continue
        stems.append(stem(form))
        kinds.append(classes_of(form))
    count = len(stems)
    previous = before = "^"
    for word in stems:
        found.add(word)
        found.add(previous + "_" + word)
        found.add(before + "_" + previous + "_" + word)
        before, previous = previous, word
    found.add(previous + "_$")
    roles = []
    for word, names in zip(stems, kinds, strict=True):
        if names:
            roles.append(names)
            for name in names:
                found.add("@" + name)
        elif word[0] == "<":
            roles.append((word,))
    for index, names in enumerate(roles[:-1]):
        following = roles[index + 1]
        for name in names:
            for other in following:
                found.add("@" + name + "@" + other)
        if index + 2 < len(roles):
            later = roles[index + 2]
            for name in names:
                if name in _PERSON:
                    for other in later:
                        found.add("@" + name + "~" + other)
    if roles:
        for name in roles[0]:
            found.add("^@" + name)
    for cue in cues:
        found.add("#" + cue)
    found.add("len:" + ("0" if count < 5 else "1" if count < 10 else "2" if count < 18 else "3" if count < 28 else "4"))
    return list(found)
