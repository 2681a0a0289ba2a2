"""Finds the phrases of a language pack in the tokens of a sentence, all of them in one walk.

A phrase is words separated by spaces:

    word      that word           word*     any word that begins so      word?     that word, or nothing
    (a|b c)   one of these        @class    any word of a lexicon class  <date>    a sign of tokens.py
    ...       up to three words   ^         the sentence begins here     $         it ends here
    !word     any one word but that (or those: !(a|b))

All phrases together are walked as one automaton. Its states are made when they're first reached, so a
language with a thousand phrases costs no more to load than one with ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from tactful.checks.tokens import Vocabulary
from tactful.text.folding import fold, strip_marks

GAP = 3
_REMEMBERED = 50_000
_STOPPERS = frozenset(".!?;۔।")
_CLOSERS = frozenset(".!?\"')۔।")


class Hit(NamedTuple):
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


_Item = tuple[int, int, int]
"""A phrase by number, the place in it, and how many words its gap has swallowed there."""


@dataclass(slots=True)
class _State:
    """Where the walk may be: its items, the phrases that end here, and the states reached from here so far."""

    items: tuple[_Item, ...]
    ended: tuple[tuple[str, str, bool], ...]
    following: dict[str, _State | None] = field(default_factory=dict)


@dataclass(slots=True)
class CueFinder:
    """All phrases of one language, ready to be found."""

    vocabulary: Vocabulary
    phrases: list[_Phrase] = field(default_factory=list)
    _states: dict[tuple[_Item, ...], _State] = field(default_factory=dict)
    _begin: _State | None = None
    _inside: _State | None = None
    _by_word: dict[str, list[_Item]] = field(default_factory=dict)
    _by_other: list[_Item] = field(default_factory=list)

    def add(self, cue: str, phrases: Iterable[str], suggestions: Mapping[str, str] | None = None) -> None:
        """Adds the phrases of one cue, and those with a plain wording to put in their place.

        Raises ValueError on a phrase that can't be read.
        """
        for phrase in phrases:
            self.phrases += [_Phrase(cue, elements) for elements in parse_phrase(phrase)]
        for phrase, plain in (suggestions or {}).items():
            self.phrases += [_Phrase(cue, elements, plain) for elements in parse_phrase(phrase)]
        self._begin = self._inside = None
        self._states.clear()

    def find(self, forms: tuple[str, ...]) -> list[Hit]:
        """Every hit in the order of the text; of one cue's overlapping hits only the longest from the left."""
        begin, inside = self._begin, self._inside
        if begin is None or inside is None:
            begin, inside = self._begin, self._inside = self._first(True), self._first(False)
        if not forms:
            return []
        hits: list[Hit] = []
        known = inside.following
        for form in forms:
            if form not in known:
                self._reach(inside, form)
        # Most words begin no phrase: those are left out before anything is walked.
        begun = [*map(known.get, forms)]
        begun[0] = self._reach(begin, forms[0])
        count = len(forms)
        for at, state in enumerate(begun):
            place = at + 1
            while state is not None:
                for cue, suggestion, last in state.ended:
                    if not last or _CLOSERS.issuperset(forms[place:]):
                        hits.append(Hit(cue, at, place, suggestion))
                if place == count:
                    break
                form = forms[place]
                following = state.following
                state = following[form] if form in following else self._reach(state, form)
                place += 1
        return _longest(hits) if len(hits) > 1 else hits

    def _reach(self, state: _State, form: str) -> _State | None:
        following = state.following
        if form not in following:
            if len(following) >= _REMEMBERED:
                following.clear()
            following[form] = self._step(state, form)
        return following[form]

    def _first(self, beginning: bool) -> _State:
        items: set[_Item] = set()
        for number, phrase in enumerate(self.phrases):
            if phrase.elements[0].start:
                if beginning:
                    items |= self._open(number, 1)
            else:
                items |= self._open(number, 0)
        state = self._state(items)
        if not beginning:
            # The commonest state by far: sort its items by the word that moves them.
            self._by_word, self._by_other = {}, []
            for item in state.items:
                element = self.phrases[item[0]].elements[item[1]]
                if element.negative or element.prefixes or element.classes or element.gap:
                    self._by_other.append(item)
                else:
                    for word in element.words:
                        self._by_word.setdefault(word, []).append(item)
        return state

    def _open(self, number: int, place: int) -> set[_Item]:
        """The items a phrase may be at when it has come to `place`: places it may leave out are passed."""
        found: set[_Item] = set()
        elements = self.phrases[number].elements
        while True:
            found.add((number, place, 0))
            if place >= len(elements) or not (elements[place].optional or elements[place].gap):
                return found
            place += 1

    def _state(self, items: set[_Item]) -> _State:
        key = tuple(sorted(items))
        state = self._states.get(key)
        if state is None:
            ended = []
            for number, place, _ in key:
                phrase = self.phrases[number]
                rest = phrase.elements[place:]
                if not rest or (len(rest) == 1 and rest[0].end):
                    entry = (phrase.cue, phrase.suggestion, bool(rest))
                    if entry not in ended:
                        ended.append(entry)
            state = self._states[key] = _State(key, tuple(ended))
        return state

    def _step(self, state: _State, form: str) -> _State | None:
        items = state.items
        if state is self._inside:
            items = (*self._by_word.get(form, ()), *self._by_other)
        found: set[_Item] = set()
        for number, place, swallowed in items:
            elements = self.phrases[number].elements
            if place >= len(elements):
                continue
            element = elements[place]
            if element.gap:
                if swallowed < GAP and form not in _STOPPERS:
                    found.add((number, place, swallowed + 1))
                    found |= self._open(number, place + 1)
            elif not element.end and not element.start and element.takes(form, self.vocabulary):
                found |= self._open(number, place + 1)
        return self._state(found) if found else None


_SIGNS = frozenset(("...", "^", "$"))
_PIECE = re.compile(r"!?\([^()]*\)\??|\S+")


def parse_phrase(phrase: str) -> list[tuple[_Element, ...]]:
    """The ways to read a phrase; several when a group offers choices of more than one word.

    Raises ValueError on an empty phrase or one that begins with a gap.
    """
    ways: list[list[str]] = [[]]
    for piece in _PIECE.findall(strip_marks(fold(phrase).text)):
        bare = piece.removesuffix("?").removeprefix("!")
        if " " not in bare:
            for way in ways:
                way.append(piece)
            continue
        choices = _gathered([choice.split() for choice in bare[1:-1].split("|")])
        if piece.endswith("?"):
            choices.append([])
        ways = [way + choice for way in ways for choice in choices]
    return [_elements(way, phrase) for way in ways]


def _gathered(choices: list[list[str]]) -> list[list[str]]:
    """The same choices with those of a single word made one, so that they're walked together."""
    plain = [len(choice) == 1 and choice[0] not in _SIGNS and choice[0].strip("!?") == choice[0] for choice in choices]
    words = [choice[0] for choice, is_word in zip(choices, plain, strict=True) if is_word]
    rest = [choice for choice, is_word in zip(choices, plain, strict=True) if not is_word]
    return [*rest, ["(" + "|".join(words) + ")"]] if words else rest


def _elements(pieces: list[str], phrase: str) -> tuple[_Element, ...]:
    signs = {"...": _Element(gap=True), "^": _Element(start=True), "$": _Element(end=True)}
    elements = [signs[piece] if piece in signs else _element(piece) for piece in pieces]
    solid = [element for element in elements if not (element.gap or element.start or element.end)]
    if not solid or elements[0].gap:
        raise ValueError(f"{phrase!r} begins with a gap or holds no word")
    return tuple(elements)


@cache
def _element(piece: str) -> _Element:
    negative = piece.startswith("!") and len(piece) > 1
    piece = piece[1:] if negative else piece
    optional = piece.endswith("?") and len(piece) > 1
    piece = piece[:-1] if optional else piece
    choices = piece[1:-1].split("|") if piece.startswith("(") and piece.endswith(")") and len(piece) > 2 else [piece]
    return _Element(
        words=frozenset(choice for choice in choices if choice[:1] != "@" and not choice.endswith("*")),
        prefixes=tuple(choice[:-1] for choice in choices if choice.endswith("*") and len(choice) > 1),
        classes=frozenset(choice[1:] for choice in choices if choice[:1] == "@" and len(choice) > 1),
        optional=optional,
        negative=negative,
    )


def _longest(hits: list[Hit]) -> list[Hit]:
    hits.sort(key=lambda hit: (hit.cue, hit.first, -hit.last, not hit.suggestion))
    kept: list[Hit] = []
    for hit in hits:
        if kept and kept[-1].cue == hit.cue and hit.first < kept[-1].last:
            continue
        kept.append(hit)
    kept.sort(key=lambda hit: (hit.first, hit.last))
    return kept
