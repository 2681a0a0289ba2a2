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
from tactful.text.folding import normal

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


_OPTIONAL, _GAP, _START, _END, _NEGATIVE = 1, 2, 4, 8, 16

_Element = tuple[frozenset[str], tuple[str, ...], frozenset[str], int]
"""One place of a phrase: words, prefixes and classes of which any will do, and what kind of place it is, in bits.

`_GAP` swallows up to GAP words before the next place matches. A tuple, as a phrase is one, so that thousands of
them can be kept and loaded at once.
"""

Phrase = tuple[str, tuple[_Element, ...], str]
"""The cue a phrase belongs to, its places, and a plain wording if the pack offers one."""

_Item = tuple[int, int, int]
"""A phrase by number, the place in it, and how many words its gap has swallowed there."""

_Sorted = tuple[dict[str, list[_Item]], dict[str, list[_Item]], dict[str, list[_Item]], list[_Item], int]
"""Items by the word, the prefix and the class that moves them, all others, and the length of the longest prefix."""

_Ended = tuple[tuple[str, str, bool], ...]
Packed = tuple[list[Phrase], tuple[_Item, ...], _Ended, tuple[_Item, ...], _Ended, _Sorted, tuple[_Item, ...]]


@dataclass(slots=True)
class _State:
    """Where the walk may be: its items, the phrases that end here, and the states reached from here so far."""

    items: tuple[_Item, ...]
    ended: _Ended
    following: dict[str, _State | None] = field(default_factory=dict)


@dataclass(slots=True)
class CueFinder:
    """All phrases of one language, ready to be found.

    A walk begins in one of two states of many items each; where they lead is found by the word, not item by item.
    """

    vocabulary: Vocabulary
    phrases: list[Phrase] = field(default_factory=list)
    _states: dict[tuple[_Item, ...], _State] = field(default_factory=dict)
    _begin: _State | None = None
    _inside: _State | None = None
    _sorted: _Sorted = field(default_factory=lambda: ({}, {}, {}, [], 0))
    _opening: tuple[_Item, ...] = ()

    def add(self, cue: str, phrases: Iterable[str], suggestions: Mapping[str, str] | None = None) -> None:
        """Adds the phrases of one cue, and those with a plain wording to put in their place.

        Raises ValueError on a phrase that can't be read.
        """
        for phrase in phrases:
            self.phrases += [(cue, elements, "") for elements in parse_phrase(phrase)]
        for phrase, plain in (suggestions or {}).items():
            self.phrases += [(cue, elements, plain) for elements in parse_phrase(phrase)]
        self._begin = self._inside = None
        self._states.clear()

    def find(self, forms: tuple[str, ...]) -> list[Hit]:
        """Every hit in the order of the text; of one cue's overlapping hits only the longest from the left."""
        begin, inside = self._begin, self._inside
        if begin is None or inside is None:
            begin, inside = self._begin, self._inside = self._first()
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

    def pack(self) -> Packed:
        """All phrases and where every walk begins, in built-in types."""
        begin, inside = self._first()
        return self.phrases, begin.items, begin.ended, inside.items, inside.ended, self._sorted, self._opening

    @classmethod
    def unpack(cls, vocabulary: Vocabulary, packed: Packed) -> CueFinder:
        """What `pack` has packed."""
        phrases, begin, begin_ended, inside, inside_ended, by_sign, opening = packed
        finder = cls(vocabulary, phrases, _sorted=by_sign, _opening=opening)
        finder._begin = finder._states[begin] = _State(begin, begin_ended)
        finder._inside = finder._states[inside] = finder._begin if inside == begin else _State(inside, inside_ended)
        return finder

    def _first(self) -> tuple[_State, _State]:
        """The states at the beginning of a sentence and inside it."""
        opening: set[_Item] = set()
        items: set[_Item] = set()
        for number, (_, elements, _) in enumerate(self.phrases):
            if elements[0][3] & _START:
                opening |= self._open(number, 1)
            else:
                items |= self._open(number, 0)
        inside = self._state(items)
        self._sorted, self._opening = self._sort(inside.items), tuple(opening)
        return self._state(opening | items), inside

    def _sort(self, items: tuple[_Item, ...]) -> _Sorted:
        """The items of the commonest state by far, by the word, the prefix or the class that moves them."""
        by_word: dict[str, list[_Item]] = {}
        by_prefix: dict[str, list[_Item]] = {}
        by_class: dict[str, list[_Item]] = {}
        others: list[_Item] = []
        for item in items:
            elements = self.phrases[item[0]][1]
            if item[1] >= len(elements):
                continue
            words, prefixes, classes, kind = elements[item[1]]
            if kind & (_NEGATIVE | _GAP):
                others.append(item)
                continue
            for signs, places in ((words, by_word), (prefixes, by_prefix), (classes, by_class)):
                for sign in signs:
                    places.setdefault(sign, []).append(item)
        return by_word, by_prefix, by_class, others, max(map(len, by_prefix), default=0)

    def _moved(self, form: str) -> Iterable[_Item]:
        """The items inside a sentence that this word may move."""
        by_word, by_prefix, by_class, others, longest = self._sorted
        moved = {*others, *by_word.get(form, ())}
        for length in range(1, min(longest, len(form)) + 1):
            moved.update(by_prefix.get(form[:length], ()))
        for name in self.vocabulary.classes(form):
            moved.update(by_class.get(name, ()))
        return moved

    def _open(self, number: int, place: int) -> set[_Item]:
        """The items a phrase may be at when it has come to `place`: places it may leave out are passed."""
        found: set[_Item] = set()
        elements = self.phrases[number][1]
        while True:
            found.add((number, place, 0))
            if place >= len(elements) or not elements[place][3] & (_OPTIONAL | _GAP):
                return found
            place += 1

    def _state(self, items: set[_Item]) -> _State:
        key = tuple(sorted(items))
        state = self._states.get(key)
        if state is None:
            ended = []
            for number, place, _ in key:
                cue, elements, suggestion = self.phrases[number]
                rest = elements[place:]
                if not rest or (len(rest) == 1 and rest[0][3] & _END):
                    entry = (cue, suggestion, bool(rest))
                    if entry not in ended:
                        ended.append(entry)
            state = self._states[key] = _State(key, tuple(ended))
        return state

    def _step(self, state: _State, form: str) -> _State | None:
        vocabulary = self.vocabulary
        found: set[_Item] = set()
        items: Iterable[_Item] = state.items
        if state is self._inside:
            items = self._moved(form)
        elif state is self._begin:
            items = (*self._opening, *self._moved(form))
        for number, place, swallowed in items:
            elements = self.phrases[number][1]
            if place >= len(elements):
                continue
            element = elements[place]
            kind = element[3]
            if kind & _GAP:
                if swallowed < GAP and form not in _STOPPERS:
                    found.add((number, place, swallowed + 1))
                    found |= self._open(number, place + 1)
            elif not kind & (_END | _START) and _takes(element, form, vocabulary):
                found |= self._open(number, place + 1)
        return self._state(found) if found else None


def _takes(element: _Element, form: str, vocabulary: Vocabulary) -> bool:
    words, prefixes, classes, kind = element
    found = (
        form in words
        or (bool(prefixes) and form.startswith(prefixes))
        or (bool(classes) and not classes.isdisjoint(vocabulary.classes(form)))
    )
    return found != bool(kind & _NEGATIVE)


_NOTHING: frozenset[str] = frozenset()
_MARKS: dict[str, _Element] = {
    "...": (_NOTHING, (), _NOTHING, _GAP),
    "^": (_NOTHING, (), _NOTHING, _START),
    "$": (_NOTHING, (), _NOTHING, _END),
}
_SIGNS = frozenset(_MARKS)
_PIECE = re.compile(r"!?\([^()]*\)\??|\S+")


def parse_phrase(phrase: str) -> list[tuple[_Element, ...]]:
    """The ways to read a phrase; several when a group offers choices of more than one word.

    Raises ValueError on an empty phrase or one that begins with a gap.
    """
    ways: list[list[str]] = [[]]
    for piece in _PIECE.findall(normal(phrase)):
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
    elements = tuple(_MARKS.get(piece) or _element(piece) for piece in pieces)
    if all(element[3] & (_GAP | _START | _END) for element in elements) or elements[0][3] & _GAP:
        raise ValueError(f"{phrase!r} begins with a gap or holds no word")
    return elements


@cache
def _element(piece: str) -> _Element:
    negative = piece.startswith("!") and len(piece) > 1
    piece = piece[1:] if negative else piece
    optional = piece.endswith("?") and len(piece) > 1
    piece = piece[:-1] if optional else piece
    choices = piece[1:-1].split("|") if piece.startswith("(") and piece.endswith(")") and len(piece) > 2 else [piece]
    return (
        frozenset(choice for choice in choices if choice[:1] != "@" and not choice.endswith("*")),
        tuple(choice[:-1] for choice in choices if choice.endswith("*") and len(choice) > 1),
        frozenset(choice[1:] for choice in choices if choice[:1] == "@" and len(choice) > 1),
        (_OPTIONAL if optional else 0) | (_NEGATIVE if negative else 0),
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
