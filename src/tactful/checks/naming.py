"""Tells names in scripts without capitals: by titles before them, by words such as "clinic" after them, by quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tactful.checks.acts import ActModel
from tactful.checks.tokens import Tokens, Vocabulary
from tactful.text.folding import normal

_LONGEST_QUOTED = 6

Packed = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Namer:
    """The words of a language that stand before and after names; with none, it finds nothing."""

    titles: frozenset[str] = frozenset()
    """Words before a name, such as doctor."""
    followers: frozenset[str] = frozenset()
    """Words after a name, such as clinic."""
    common: frozenset[str] = frozenset()
    """Words that are no name."""
    known: frozenset[str] = frozenset()
    """Names that many people bear, with their endings."""
    vocabulary: Vocabulary | None = None

    @classmethod
    def of(cls, data: Mapping[str, Any], vocabulary: Vocabulary) -> Namer:
        """The namer of a `language.toml`."""
        return cls(*cls.pack(data), vocabulary)

    @staticmethod
    def pack(data: Mapping[str, Any]) -> Packed:
        """The words of a `language.toml`: `names_after`, `names_before`, `no_names`, `names`, `name_endings`."""

        def words(key: str) -> frozenset[str]:
            return frozenset(map(normal, str(data.get(key, "")).split()))

        known = frozenset(name + ending for name in words("names") for ending in ("", *words("name_endings")))
        common = words("no_names") | words("stopwords")
        return words("names_after"), words("names_before"), common, known

    def names(self, tokens: Tokens) -> list[str]:
        """The names of a sentence, as far as the words around them tell."""
        if not self.followers and not self.titles:
            return []
        forms = tokens.forms
        found = []
        for at, form in enumerate(forms):
            if form in self.known:
                found.append(form)
            elif form in self.titles and at + 1 < len(forms) and self._may_name(forms[at + 1]):
                found.append(forms[at + 1])
            elif form in self.followers and at and form not in self.titles and self._may_name(forms[at - 1]):
                found.append(forms[at - 1])
        return found + self._quoted(forms)

    def strangers(self, tokens: Tokens, known: ActModel) -> list[str]:
        """The words of a sentence never met before: where somebody is referred to, most likely names."""
        if self.vocabulary is None or not (self.followers or self.titles):
            return []
        stem = self.vocabulary.stem
        return [form for form in tokens.forms if self._may_name(form) and len(form) > 2 and stem(form) not in known]

    def _may_name(self, form: str) -> bool:
        if len(form) < 2 or not form[0].isalpha() or form in self.common:
            return False
        if form in self.titles or form in self.followers:
            return False
        return self.vocabulary is None or not self.vocabulary.classes(form)

    def _quoted(self, forms: tuple[str, ...]) -> list[str]:
        quotes = [at for at, form in enumerate(forms) if form in ('"', "'")]
        return [
            " ".join(forms[first + 1 : last])
            for first, last in zip(quotes[::2], quotes[1::2], strict=False)
            if forms[first] == forms[last] and 0 < last - first - 1 <= _LONGEST_QUOTED
        ]
