"""What the sentence classifier looks at. Training and reading use this one function, so they can't drift apart."""

from __future__ import annotations

from collections.abc import Iterable

from tactful.checks.tokens import Tokens, Vocabulary

_SKIPPED = frozenset(",;:.()\"-–—*'۔।")
_PERSONS = frozenset(("us", "you", "they"))
_LENGTHS = (5, 10, 18, 28)
_PAIRS: dict[str, dict[str, str]] = {}
"""The names of class pairs, made once: a string that is kept keeps its hash."""
_Role = tuple[str, ...]


def features(tokens: Tokens, vocabulary: Vocabulary, cues: Iterable[str] = ()) -> set[str]:
    """The features of one sentence: stems, pairs of neighbours, classes and their pairs, cues, length."""
    found: set[str] = {"#" + cue for cue in cues}
    add = found.add
    looks = vocabulary.looks
    roles: list[_Role] = []
    previous = "^"
    count = 0
    for form in tokens.forms:
        look = looks.get(form)
        if look is None:
            look = looks[form] = _look(form, vocabulary)
        word, role, root = look
        if not word:
            continue
        count += 1
        add(word)
        if root:
            add(root)
        add(previous + "_" + word)
        previous = word
        if role:
            roles.append(role)
    add(previous + "_$")
    before: _Role = ()
    earlier: _Role = ()
    for role in roles:
        for name in role:
            if name[0] != "<":
                add("@" + name)
            for other in before:
                row = _PAIRS.get(other)
                if row is None:
                    row = _PAIRS[other] = {}
                pair = row.get(name)
                if pair is None:
                    pair = row[name] = "@" + other + "@" + name
                add(pair)
            for other in earlier:
                if other in _PERSONS:
                    add("@" + other + "~" + name)
        earlier, before = before, role
    if roles:
        found.update(["^@" + name for name in roles[0]])
    add("len:" + str(sum(count >= length for length in _LENGTHS)))
    return found


def _look(form: str, vocabulary: Vocabulary) -> tuple[str, _Role, str]:
    """A word as the features see it: its stem, empty for a mark, its classes or its sign, and its root."""
    if form in _SKIPPED:
        return "", (), ""
    names = vocabulary.classes(form)
    root = vocabulary.root(form)
    return vocabulary.stem(form), names or ((form,) if form[0] == "<" else ()), "~" + root if root else ""
