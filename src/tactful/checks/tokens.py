"""The words of a sentence as the phrases and the classifier see them.

Numbers, money, dates, times and addresses become signs such as `<date>`, so that what was learnt from one
amount holds for any other; every word also bears its classes from the language's lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

from tactful.text.entities import MONEY_SIGNS, Entity, find_entities
from tactful.text.words import TOKEN, count_words

_SHORT, _SHORTEST_STEM = 4, 3
_REMEMBERED = 50_000
_LONGEST_PIECE = 60
_MARKS = frozenset(",;:.()\"-–—*'۔।")
_DIGIT = re.compile(r"\d")


class _Pieces(dict[str, tuple[tuple[str, ...], int]]):
    """The tokens and the count of words of each piece between spaces that holds no digit, from its first sight on."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def __missing__(self, piece: str) -> tuple[tuple[str, ...], int]:
        found = tuple(_join(piece, self.vocabulary).forms), count_words(piece)
        if len(piece) <= _LONGEST_PIECE:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[piece] = found
        return found


class _Looks(dict[str, tuple[str, tuple[str, ...]]]):
    """What the classifier sees in each token, from its first sight on: its stem, and that with classes, root and end.

    Marks between words have none.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def __missing__(self, form: str) -> tuple[str, tuple[str, ...]]:
        vocabulary = self.vocabulary
        word = "" if form in _MARKS else vocabulary.stem(form)
        said = [word, *["@" + name for name in vocabulary.classes(form)]] if word else []
        root = vocabulary.root(form) if word else ""
        if root:
            said.append("~" + root)
        if word and 0 < vocabulary.tail_length < len(form) and form[0] != "<":
            said.append("-" + form[-vocabulary.tail_length :])
        found = word, tuple(said)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[form] = found
        return found


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a language's pack says of its words: exact and prefix classes, months, weekdays, money words."""

    exact: Mapping[str, tuple[str, ...]]
    prefixes: Mapping[str, tuple[str, ...]]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    money: frozenset[str]
    numbers: frozenset[str]
    ordinals: frozenset[str] = frozenset()
    """Endings that make a number an ordinal."""
    percents: frozenset[str] = frozenset(("%",))
    whole: frozenset[str] = frozenset(("100",))
    """Numbers that make a percentage the whole."""
    joints: frozenset[str] = frozenset()
    """Words between the day and the month."""
    doubtful: frozenset[str] = frozenset()
    """Months that are common words too."""
    before_month: frozenset[str] = frozenset()
    """Words after which such a word is the month."""
    day_words: Mapping[str, int] = field(default_factory=dict)
    """Words that tell the day of a month, before its name."""
    day_marks: frozenset[str] = frozenset()
    """Words after a number that make it a day of the month."""
    hours: frozenset[str] = frozenset()
    """Words after a number that make it a time of day."""
    scales: frozenset[str] = frozenset()
    """Words such as lakh that multiply the number before them; where there are some, sums are read in words too."""
    money_before: frozenset[str] = frozenset()
    """Money words that stand before their number."""
    doubtful_days: frozenset[str] = frozenset()
    """Weekdays that are common words too."""
    after_day: frozenset[str] = frozenset()
    """Words before which such a word is the weekday."""
    endings: tuple[str, ...] = ()
    """What a word's stem does without; the first that fits is cut."""
    stem_length: int = 8
    """How much of the rest is kept."""
    fore: tuple[str, ...] = ()
    """What may stand before a word's root, longest first."""
    root_length: int = 0
    """How much of the root is kept; 0 where words are known by their stem alone."""
    tail_length: int = 0
    """How much of a word's end is seen by itself, where it tells person and tense; 0 where it isn't."""
    longest_prefix: int = 24
    _cache: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    plain_words: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)
    pieces: _Pieces = field(init=False, repr=False, compare=False)
    looks: _Looks = field(init=False, repr=False, compare=False)
    joining: frozenset[str] = field(init=False, repr=False, compare=False)
    """Tokens that may join their neighbours, or be read otherwise for them, though no digit stands there."""

    def __post_init__(self) -> None:
        joining = {*self.doubtful, *self.doubtful_days}
        if self.hours or self.day_marks or self.scales:
            joining.add("<few>")
        if self.day_words:
            joining.add("<month>")
        object.__setattr__(self, "pieces", _Pieces(self))
        object.__setattr__(self, "looks", _Looks(self))
        object.__setattr__(self, "joining", frozenset(joining))

    def stem(self, form: str) -> str:
        """A word's stem, cut by length: enough to meet its inflected forms."""
        if form[0] == "<" or len(form) <= _SHORT:
            return form
        for ending in self.endings:
            if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
                form = form[: -len(ending)]
                break
        return form[: self.stem_length]

    def root(self, form: str) -> str:
        """A word's root, what stands before and behind it left off; empty where there is none to tell."""
        length = self.root_length
        if not length or form[0] == "<" or len(form) <= length:
            return ""
        for piece in self.fore:
            if form.startswith(piece) and len(form) - len(piece) >= length:
                form = form[len(piece) :]
                break
        return form[:length]

    def is_plain(self, form: str) -> bool:
        """Whether a word or mark is never part of a date or an amount, whatever stands beside it."""
        plain = self.plain_words.get(form)
        if plain is None:
            special = (self.months, self.weekdays, self.money, self.numbers, self.ordinals, self.percents)
            joined = (self.day_words, self.day_marks, self.hours, self.scales, self.doubtful_days)
            plain = not (
                form[0].isdigit() or form in MONEY_SIGNS or any(form in words for words in (*special, *joined))
            )
            if len(self.plain_words) >= _REMEMBERED:
                self.plain_words.clear()
            self.plain_words[form] = plain
        return plain

    def classes(self, word: str) -> tuple[str, ...]:
        """The lexicon classes of a folded word."""
        found = self._cache.get(word)
        if found is None:
            names = list(self.exact.get(word, ()))
            for length in range(1, min(len(word), self.longest_prefix) + 1):
                for name in self.prefixes.get(word[:length], ()):
                    if name not in names:
                        names.append(name)
            if len(self._cache) >= _REMEMBERED:
                self._cache.clear()
            found = self._cache[word] = tuple(names)
        return found


class Tokens:
    """The tokens of one sentence: folded forms (signs for entities), how many words it has, and their places.

    The places, half-open and counted from the sentence's beginning, are worked out when first asked for: most
    sentences are judged without them.
    """

    __slots__ = ("_joined", "_places", "_text", "_vocabulary", "forms", "words")

    def __init__(
        self, forms: tuple[str, ...], words: int, text: str, vocabulary: Vocabulary, joined: _Joiner | None = None
    ) -> None:
        self.forms = forms
        self.words = words
        self._text = text
        self._vocabulary = vocabulary
        self._joined = joined
        self._places: tuple[list[int], list[int]] | None = None

    @property
    def starts(self) -> list[int]:
        """Where each token begins."""
        return self._find()[0]

    @property
    def ends(self) -> list[int]:
        """Where each token ends."""
        return self._find()[1]

    def _find(self) -> tuple[list[int], list[int]]:
        if self._places is None:
            joined = self._joined or _join(self._text, self._vocabulary)
            spans = joined.spans or [match.span() for match in TOKEN.finditer(self._text)]
            firsts = [*joined.firsts, len(spans)]
            self._places = (
                [spans[first][0] for first in joined.firsts],
                [spans[following - 1][1] for following in firsts[1:]],
            )
            self._joined = None
        return self._places


class _Joiner:
    """Takes the pieces of a sentence one by one and joins those that make up an amount or a date.

    `raw` are all pieces, `spans` their places where they're known, `firsts` the number of the first piece of each
    token.
    """

    __slots__ = ("firsts", "forms", "raw", "spans", "text", "vocabulary")

    def __init__(self, text: str, raw: list[str], spans: list[tuple[int, int]] | None, vocabulary: Vocabulary) -> None:
        self.text = text
        self.raw = raw
        self.spans = spans
        self.vocabulary = vocabulary
        self.forms: list[str] = []
        self.firsts: list[int] = []

    def push(self, form: str, at: int) -> None:
        """Adds a token of its own."""
        self.forms.append(form)
        self.firsts.append(at)

    def join(self, form: str, places: int = 1) -> None:
        """Makes the last tokens, and the piece at hand, one of that form."""
        if places > 1:
            del self.forms[1 - places :], self.firsts[1 - places :]
        self.forms[-1] = form

    def said(self, at: int) -> str:
        """The one piece the last token is made of; empty where it's made of several."""
        return self.raw[at - 1] if self.firsts and self.firsts[-1] == at - 1 else ""

    def following(self, at: int) -> str:
        """The next piece."""
        return self.raw[at + 1] if at + 1 < len(self.raw) else ""

    def number(self, form: str, at: int) -> None:
        """A number: part of an amount or a date when it follows a sign or a month, else by itself."""
        forms = self.forms
        last = forms[-1] if forms else ""
        year = len(form) == 4 and form.isdigit()
        if last and last in MONEY_SIGNS:
            self.join("<money>")
        elif last == "<month>" or (last == "<date>" and year):
            self.join("<date>")
        elif last == "," and year and len(forms) > 1 and forms[-2] == "<date>":
            self.join("<date>", 2)
        elif last in self.vocabulary.money_before:
            self.join("<money>")
        elif last == "." and len(forms) > 1 and forms[-2] in self.vocabulary.money_before:
            self.join("<money>", 2)
        else:
            self.push("<num>", at)

    def word(self, form: str, at: int) -> None:
        """A word or mark: a unit after a number, a month beside one, or by itself."""
        vocabulary = self.vocabulary
        last = self.forms[-1] if self.forms else ""
        if last == "<num>":
            if form in MONEY_SIGNS or form in vocabulary.money:
                return self.join("<money>")
            if form in vocabulary.ordinals and self.raw[at - 1] + form in self.text:
                return self.join("<nth>")
            if form in vocabulary.percents:
                return self.percent(at)
        if last in ("<num>", "<few>") and self.unit(form, last, at):
            return None
        if form in vocabulary.months:
            return self.month(form, at)
        if form in vocabulary.weekdays or (form in vocabulary.doubtful_days and self.names_day(last, at)):
            form = "<day>"
        elif form in vocabulary.numbers or form in vocabulary.scales:
            form = "<few>"
        return self.push(form, at)

    def unit(self, form: str, last: str, at: int) -> bool:
        """Joins what a number counts to it, where the language says so: an hour, a day, a sum in words."""
        vocabulary = self.vocabulary
        if form in vocabulary.hours:
            self.join("<time>")
        elif form in vocabulary.day_marks:
            self.join("<nth>")
        elif form in vocabulary.scales or (vocabulary.scales and last == "<few>" and form in vocabulary.numbers):
            self.join(last)
        elif vocabulary.scales and form in vocabulary.money:
            self.join("<money>")
        elif vocabulary.scales and form in vocabulary.percents:
            self.percent(at)
        else:
            return False
        return True

    def percent(self, at: int) -> None:
        """Makes the number before a percentage, of the whole or of a part."""
        self.join("<all>" if self.said(at) in self.vocabulary.whole else "<percent>")

    def names_day(self, last: str, at: int) -> bool:
        """Whether a weekday that is a common word too is the weekday, by what stands around it."""
        after = self.following(at)
        known = after in self.vocabulary.after_day or after[:1].isdigit() or after in ("<date>", "<time>")
        return known and last not in ("<num>", "<few>")

    def month(self, form: str, at: int) -> None:
        """A month's name: a date with the day before it, a month where a date goes on, else maybe just a word."""
        forms = self.forms
        last = forms[-1] if forms else ""
        if last in ("<num>", "<nth>") or self.said(at) in self.vocabulary.day_words:
            self.join("<date>")
        elif len(forms) > 1 and last in self.vocabulary.joints and forms[-2] in ("<num>", "<nth>"):
            self.join("<date>", 2)
        elif (
            form not in self.vocabulary.doubtful
            or last in self.vocabulary.before_month
            or self.following(at)[:1].isdigit()
        ):
            self.push("<month>", at)
        else:
            self.push(form, at)


def tokenize(text: str, vocabulary: Vocabulary) -> Tokens:
    """The tokens of one folded sentence."""
    if _DIGIT.search(text) is None:
        # Nothing joins over a space, so each piece stands for itself.
        found = [*map(vocabulary.pieces.__getitem__, text.split())]
        forms = tuple(chain.from_iterable([forms for forms, _ in found]))
        if vocabulary.joining.isdisjoint(forms):
            return Tokens(forms, sum([words for _, words in found]), text, vocabulary)
    joined = _join(text, vocabulary)
    words = count_words(text) if joined.spans else sum([len(piece) > 1 or piece.isalnum() for piece in joined.raw])
    return Tokens(tuple(joined.forms), words, text, vocabulary, joined)


def _join(text: str, vocabulary: Vocabulary) -> _Joiner:
    entities = find_entities(text)
    if entities:
        raw, spans = _with_entities(text, entities)
        joiner = _Joiner(text, raw, spans, vocabulary)
    else:
        raw = TOKEN.findall(text)
        joiner = _Joiner(text, raw, None, vocabulary)
    known = vocabulary.plain_words
    forms, firsts = joiner.forms, joiner.firsts
    for at, form in enumerate(raw):
        plain = known.get(form)
        if plain is None:
            plain = vocabulary.is_plain(form)
        if plain:
            forms.append(form)
            firsts.append(at)
        elif form[0].isdigit():
            joiner.number(form, at)
        else:
            joiner.word(form, at)
    return joiner


def _with_entities(text: str, entities: list[Entity]) -> tuple[list[str], list[tuple[int, int]]]:
    """The pieces of a sentence and their places, a sign for each entity."""
    raw: list[str] = []
    spans: list[tuple[int, int]] = []
    waiting = iter(entities)
    entity = next(waiting, None)
    at = 0
    for match in TOKEN.finditer(text):
        start, end = match.span()
        if start < at:
            continue
        while entity is not None and entity.end <= start:
            entity = next(waiting, None)
        if entity is not None and entity.start <= start:
            at = entity.end
            raw.append(entity.kind)
            spans.append((start, at))
        else:
            raw.append(match.group())
            spans.append((start, end))
    return raw, spans
