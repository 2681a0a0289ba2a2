"""Finds the phrases of a language pack in the tokens of a sentence, all of them in one pass.

A phrase is words separated by spaces:

    word      that word           word*     any word that begins so      word?     that word, or nothing
    (a|b c)   one of these        @class    any word of a lexicon class  <date>    a sign of tokens.py
    ...       up to three words   ^         the sentence begins here     $         it ends here
    !word     any one word but that (or those: !(a|b))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tactful.checks.tokens import Tokens, Vocabulary

GAP = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its cue, the half-open range of tokens, and a plain wording if the pack offers one."""

    cue: str
    first: int
    last: int
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class _Element:
    """One place of a phrase. `gap` swallows up to GAP words before the next place matches."""

    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    optional: bool = False
    gap: bool = False
    start: bool = False
    end: bool = False
    negative: bool = False

    def takes(self, form: str, vocabulary: Vocabulary) -> bool:
        found = (
            form in self.words
            or (bool(self.prefixes) and form.startswith(self.prefixes))
            or (bool(self.classes) and not self.classes.isdisjoint(vocabulary.classes(form)))
        )
        return found != self.negative


@dataclass(frozen=True, slots=True)
class _Phrase:
    cue: str
    elements: tuple[_Element, ...]
    suggestion: str = ""


@dataclass(slots=True)
class CueFinder:
    """All phrases of one language, ready to be found."""

    vocabulary: Vocabulary
    phrases: list[_Phrase] = field(default_factory=list)
    _first: dict[str, tuple[_Phrase, ...]] = field(default_factory=dict)

    def add(self, cue: str, phrases: Iterable[str], suggestions: Mapping[str, str] | None = None) -> None:
        """Adds the phrases of one cue, and those with a plain wording to put in their place."""
        for phrase in phrases:
            self.phrases += [_Phrase(cue, elements) for elements in parse_phrase(phrase)]
        for phrase, plain in (suggestions or {}).items():
            self.phrases += [_Phrase(cue, elements, plain) for elements in parse_phrase(phrase)]
        self._first.clear()

    def find(self, tokens: Tokens) -> list[Hit]:
        """Every hit in the order of the text; of one cue's overlapping hits only the longest."""
        hits: list[Hit] = []
        forms = tokens.forms
        known = self._first
        for at, form in enumerate(forms):
            phrases = known.get(form)
            if phrases is None:
                phrases = known[form] = self._beginning(form)
            for phrase in phrases:
                elements = phrase.elements
                if elements[0].start:
                    if at:
                        continue
                    end = self._match(elements, 1, forms, at)
                else:
                    end = self._match(elements, 0, forms, at)
                if end > at:
                    hits.append(Hit(phrase.cue, at, end, phrase.suggestion))
        return _longest(hits) if len(hits) > 1 else hits

    def _beginning(self, form: str) -> tuple[_Phrase, ...]:
        found = []
        for phrase in self.phrases:
            for element in phrase.elements:
                if element.start:
                    continue
                if element.takes(form, self.vocabulary):
                    found.append(phrase)
                    break
                if not element.optional:
                    break
        return tuple(found)

    def _match(self, elements: tuple[_Element, ...], place: int, forms: tuple[str, ...], at: int) -> int:
        """The end of the match of elements[place:] at token `at`, or -1."""
        if place == len(elements):
            return at
        element = elements[place]
        if element.end:
            rest = forms[at:]
            return at if all(form in ".!?\"')" for form in rest) else -1
        if element.gap:
            for skip in range(GAP + 1):
                end = self._match(elements, place + 1, forms, at + skip)
                if end >= 0:
                    return end
                if at + skip >= len(forms) or forms[at + skip] in ".!?;":
                    break
            return -1
        if at < len(forms) and element.takes(forms[at], self.vocabulary):
            end = self._match(elements, place + 1, forms, at + 1)
            if end >= 0:
                return end
        if element.optional:
            return self._match(elements, place + 1, forms, at)
        return -1


def parse_phrase(phrase: str) -> list[tuple[_Element, ...]]:
    """The ways to read a phrase; several when a group offers choices of more than one word.

    Raises ValueError on an empty phrase or one that begins with a gap.
    """
    ways: list[list[str]] = [[]]
    for piece in _PIECE.findall(phrase):
        bare = piece.removesuffix("?").removeprefix("!")
        if " " not in bare:
            for way in ways:
                way.append(piece)
            continue
        choices = [choice.split() for choice in bare[1:-1].split("|")]
        if piece.endswith("?"):
            choices.append([])
        ways = [way + choice for way in ways for choice in choices]
    return [_elements(way, phrase) for way in ways]


_PIECE = re.compile(r"!?\([^()]*\)\??|\S+")


def _elements(pieces: list[str], phrase: str) -> tuple[_Element, ...]:
    elements = []
    for piece in pieces:
        if piece == "...":
            elements.append(_Element(gap=True))
        elif piece == "^":
            elements.append(_Element(start=True))
        elif piece == "$":
            elements.append(_Element(end=True))
        else:
            elements.append(_element(piece))
    solid = [element for element in elements if not (element.gap or element.start or element.end)]
    if not solid or elements[0].gap:
        raise ValueError(f"{phrase!r} begins with a gap or holds no word")
    return tuple(elements)


def _element(piece: str) -> _Element:
    negative = piece.startswith("!") and len(piece) > 1
    piece = piece[1:] if negative else piece
    optional = piece.endswith("?") and len(piece) > 1
    piece = piece[:-1] if optional else piece
    choices = piece[1:-1].split("|") if piece.startswith("(") and piece.endswith(")") and len(piece) > 2 else [piece]
    return _Element(
        words=frozenset(choice for choice in choices if choice[0] != "@" and not choice.endswith("*")),
        prefixes=tuple(choice[:-1] for choice in choices if choice.endswith("*") and len(choice) > 1),
        classes=frozenset(choice[1:] for choice in choices if choice[0] == "@" and len(choice) > 1),
        optional=optional,
        negative=negative,
    )


def _longest(hits: list[Hit]) -> list[Hit]:
    hits.sort(key=lambda hit: (hit.cue, hit.first, -hit.last))
    kept: list[Hit] = []
    for hit in hits:
        if kept and kept[-1].cue == hit.cue and hit.first < kept[-1].last:
            continue
        kept.append(hit)
    kept.sort(key=lambda hit: (hit.first, hit.last))
    return kept
