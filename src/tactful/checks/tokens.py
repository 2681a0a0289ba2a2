"""The words of a sentence as the phrases and the classifier see them.

Numbers, money, dates, times and addresses become signs such as `<date>`, so that what was learnt from one
amount holds for any other; every word also bears its classes from the language's lexicon.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tactful.text.entities import MONEY_SIGNS, Entity
from tactful.text.words import TOKEN

_SHORT, _SHORTEST_STEM = 4, 3


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
    longest_prefix: int = 24
    fore: tuple[str, ...] = ()
    """What may stand before a word's root, longest first."""
    root_length: int = 0
    """How much of the root is kept; 0 where words are known by their stem alone."""
    looks: dict[str, tuple[str, tuple[str, ...], str]] = field(default_factory=dict, repr=False, compare=False)
    """What the features remember of each word."""
    _cache: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    plain_words: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

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
            found = self._cache[word] = tuple(names)
        return found


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence: folded forms (signs for entities) and their places in the letter."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.forms)

    def __contains__(self, form: str) -> bool:
        return form in self.forms


class _Builder:
    """Takes the tokens of a sentence one by one and joins those that make up an amount or a date."""

    __slots__ = ("ends", "folded", "forms", "starts", "vocabulary")

    def __init__(self, folded: str, vocabulary: Vocabulary) -> None:
        self.folded = folded
        self.vocabulary = vocabulary
        self.forms: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def push(self, form: str, start: int, end: int) -> None:
        """Adds a token of its own."""
        self.forms.append(form)
        self.starts.append(start)
        self.ends.append(end)

    def join(self, form: str, end: int, places: int = 1) -> None:
        """Makes the last tokens one, of that form."""
        if places > 1:
            del self.forms[1 - places :], self.starts[1 - places :], self.ends[1 - places :]
        self.forms[-1] = form
        self.ends[-1] = end

    def number(self, form: str, start: int, end: int) -> None:
        """A number: part of an amount or a date when it follows a sign or a month, else by itself."""
        forms = self.forms
        last = forms[-1] if forms else ""
        year = len(form) == 4 and form.isdigit()
        if last and last in MONEY_SIGNS:
            self.join("<money>", end)
        elif last == "<month>" or (last == "<date>" and year):
            self.join("<date>", end)
        elif last == "," and year and len(forms) > 1 and forms[-2] == "<date>":
            self.join("<date>", end, 2)
        elif last in self.vocabulary.money_before:
            self.join("<money>", end)
        elif last == "." and len(forms) > 1 and forms[-2] in self.vocabulary.money_before:
            self.join("<money>", end, 2)
        else:
            self.push("<num>", start, end)

    def word(self, form: str, start: int, end: int) -> None:
        """A word or mark: a unit after a number, a month beside one, or by itself."""
        vocabulary = self.vocabulary
        last = self.forms[-1] if self.forms else ""
        if last == "<num>":
            if form in MONEY_SIGNS or form in vocabulary.money:
                return self.join("<money>", end)
            if form in vocabulary.ordinals and self.ends[-1] == start:
                return self.join("<nth>", end)
            if form in vocabulary.percents:
                return self.percent(end)
        if last in ("<num>", "<few>") and self.unit(form, last, end):
            return None
        if form in vocabulary.months:
            return self.month(form, start, end)
        if form in vocabulary.weekdays or (form in vocabulary.doubtful_days and self.names_day(last, end)):
            form = "<day>"
        elif form in vocabulary.numbers or form in vocabulary.scales:
            form = "<few>"
        return self.push(form, start, end)

    def unit(self, form: str, last: str, end: int) -> bool:
        """Joins what a number counts to it, where the language says so: an hour, a day, a sum in words."""
        vocabulary = self.vocabulary
        if form in vocabulary.hours:
            self.join("<time>", end)
        elif form in vocabulary.day_marks:
            self.join("<nth>", end)
        elif form in vocabulary.scales or (vocabulary.scales and last == "<few>" and form in vocabulary.numbers):
            self.join(last, end)
        elif vocabulary.scales and form in vocabulary.money:
            self.join("<money>", end)
        elif vocabulary.scales and form in vocabulary.percents:
            self.percent(end)
        else:
            return False
        return True

    def percent(self, end: int) -> None:
        """Makes the number before a percentage, of the whole or of a part."""
        whole = self.folded[self.starts[-1] : self.ends[-1]] in self.vocabulary.whole
        self.join("<all>" if whole else "<percent>", end)

    def names_day(self, last: str, end: int) -> bool:
        """Whether a weekday that is a common word too is the weekday, by what stands around it."""
        following = TOKEN.search(self.folded, end)
        after = following.group() if following else ""
        return last not in ("<num>", "<few>") and (after in self.vocabulary.after_day or after[:1].isdigit())

    def month(self, form: str, start: int, end: int) -> None:
        """A month's name: a date with the day before it, a month where a date goes on, else maybe just a word."""
        forms = self.forms
        last = forms[-1] if forms else ""
        before = self.folded[self.starts[-1] : self.ends[-1]] if forms else ""
        if last in ("<num>", "<nth>") or before in self.vocabulary.day_words:
            self.join("<date>", end)
        elif len(forms) > 1 and last in self.vocabulary.joints and forms[-2] in ("<num>", "<nth>"):
            self.join("<date>", end, 2)
        elif (
            form not in self.vocabulary.doubtful
            or last in self.vocabulary.before_month
            or self.folded[end : end + 3].lstrip(" ")[:1].isdigit()
        ):
            self.push("<month>", start, end)
        else:
            self.push(form, start, end)


def tokenize(folded: str, start: int, end: int, entities: list[Entity], vocabulary: Vocabulary) -> Tokens:
    """The tokens of `folded[start:end]`; `entities` are those within it, in order."""
    builder = _Builder(folded, vocabulary)
    forms, starts, ends = builder.forms, builder.starts, builder.ends
    known = vocabulary.plain_words
    at = start
    waiting = iter(entities)
    entity = next(waiting, None)
    for match in TOKEN.finditer(folded, start, end):
        token_start, token_end = match.span()
        if token_start < at:
            continue
        while entity is not None and entity.end <= token_start:
            entity = next(waiting, None)
        if entity is not None and entity.start <= token_start:
            builder.push(entity.kind, token_start, entity.end)
            at = entity.end
            continue
        form = match.group()
        plain = known.get(form)
        if plain is None:
            plain = vocabulary.is_plain(form)
        if plain:
            forms.append(form)
            starts.append(token_start)
            ends.append(token_end)
        elif form[0].isdigit():
            builder.number(form, token_start, token_end)
        else:
            builder.word(form, token_start, token_end)
    return Tokens(tuple(builder.forms), tuple(builder.starts), tuple(builder.ends))
