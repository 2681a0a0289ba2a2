"""The words of a sentence as the phrases and the classifier see them.

Numbers, money, dates, times and addresses become signs such as `<date>`, so that what was learnt from one
amount holds for any other; every word also bears its classes from the language's lexicon.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from tactful.text.entities import MONEY_SIGNS, Entity
from tactful.text.words import TOKEN

@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a language's pack says of its words: exact and prefix classes, months, weekdays, money words."""

    exact: Mapping[str, tuple[str, ...]]
    prefixes: Mapping[str, tuple[str, ...]]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    money: frozenset[str]
    numbers: frozenset[str]
    longest_prefix: int = 24
    looks: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict, repr=False, compare=False)
    """What the features remember of each word."""
    _cache: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

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


_ORDINAL_TAIL = frozenset(("st", "nd", "rd", "th"))


def tokenize(folded: str, start: int, end: int, entities: list[Entity], vocabulary: Vocabulary) -> Tokens:
    """The tokens of `folded[start:end]`; `entities` are those of the whole text."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    inside = [entity for entity in entities if entity.start >= start and entity.end <= end] if entities else []
    next_entity = 0
    at = start
    months, weekdays, money, numbers = vocabulary.months, vocabulary.weekdays, vocabulary.money, vocabulary.numbers
    for match in TOKEN.finditer(folded, start, end):
        token_start, token_end = match.span()
        if token_start < at:
            continue
        while next_entity < len(inside) and inside[next_entity].end <= token_start:
            next_entity += 1
        if next_entity < len(inside) and inside[next_entity].start <= token_start:
            entity = inside[next_entity]
            forms.append(entity.kind)
            starts.append(token_start)
            ends.append(entity.end)
            at = entity.end
            continue
        form = match.group()
        first = form[0]
        if first.isdigit():
            previous = forms[-1] if forms else ""
            if previous in MONEY_SIGNS and previous:
                forms[-1] = "<money>"
                ends[-1] = token_end
                continue
            if previous == "<month>":
                forms[-1] = "<date>"
                ends[-1] = token_end
                continue
            if previous == "<date>" and len(form) == 4 and form.isdigit():
                ends[-1] = token_end
                continue
            if previous == "," and len(forms) > 1 and forms[-2] == "<date>" and len(form) == 4 and form.isdigit():
                forms.pop()
                starts.pop()
                ends.pop()
                ends[-1] = token_end
                continue
            form = "<num>"
        elif first in MONEY_SIGNS:
            if forms and forms[-1] == "<num>":
                forms[-1] = "<money>"
                ends[-1] = token_end
                continue
        elif form in months and (len(form) > 4 or form != "may" and form != "mar" or _near_number(folded, token_start, token_end, forms)):
            if form == "may" and not _near_number(folded, token_start, token_end, forms):
                pass
            elif forms and forms[-1] in ("<num>", "<nth>"):
                forms[-1] = "<date>"
                ends[-1] = token_end
                continue
            elif len(forms) > 1 and forms[-1] == "of" and forms[-2] in ("<num>", "<nth>"):
                del forms[-1], starts[-1], ends[-1]
                forms[-1] = "<date>"
                ends[-1] = token_end
                continue
            elif form != "march" or _near_number(folded, token_start, token_end, forms) or (forms and forms[-1] in _BEFORE_MONTH):
                form = "<month>"
        elif form in weekdays:
            form = "<day>"
        elif form in money and forms and forms[-1] == "<num>":
            forms[-1] = "<money>"
            ends[-1] = token_end
            continue
        elif form in _ORDINAL_TAIL and forms and forms[-1] == "<num>" and ends[-1] == token_start:
            forms[-1] = "<nth>"
            ends[-1] = token_end
            continue
        elif form in ("%", "percent") and forms and forms[-1] == "<num>":
            forms[-1] = "<all>" if folded[starts[-1] : ends[-1]] == "100" else "<percent>"
            ends[-1] = token_end
            continue
        elif form in numbers:
            form = "<few>"
        forms.append(form)
        starts.append(token_start)
        ends.append(token_end)
    return Tokens(tuple(forms), tuple(starts), tuple(ends))


_BEFORE_MONTH = frozenset("in of by from since until till to before after during through and early late mid next last this on".split())


def _near_number(folded: str, start: int, end: int, forms: list[str]) -> bool:
    if forms and forms[-1] in ("<num>", "<nth>", "<day>"):
        return True
    if len(forms) > 1 and forms[-1] == "of" and forms[-2] in ("<num>", "<nth>"):
        return True
    return folded[end : end + 3].lstrip(" ")[:1].isdigit()


@lru_cache(maxsize=4096)
def stem(form: str) -> str:
    """A word's stem, cut by length: enough to meet its inflected forms, in any of the scripts."""
    if form[0] == "<" or len(form) <= 4:
        return form
    for ending in ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "ly", "'s", "s", "e"):
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            form = form[: -len(ending)]
            break
    return form[:8]
