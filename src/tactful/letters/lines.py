"""The lines of a letter, and the words by which a language's letters are told apart into parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tactful.guidance.files import language_data
from tactful.text.folding import normal
from tactful.text.words import count_words

Span = tuple[int, int]

STOPS = ".!?।৷۔؟…"
"""What ends a sentence."""
_LONGEST_LABEL = 80
_MANY_SPACES = 30


@dataclass(frozen=True, slots=True)
class Words:
    """The greeting and closing words of a language, folded."""

    salutation: tuple[str, ...]
    close: tuple[str, ...]
    subject: tuple[str, ...]
    after: tuple[str, ...]
    reference: tuple[str, ...]
    date: tuple[str, ...]
    greetings: tuple[str, ...]
    ends: tuple[str, ...]
    topics: tuple[str, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Words:
        """The words that the data of a language gives."""
        return cls(
            *(
                tuple(normal(word) for word in data.get(key, ()))
                for key in (
                    *("salutation", "close", "subject", "after_signature", "references", "date_labels"),
                    *("greetings", "salutation_ends", "topics"),
                )
            )
        )


@lru_cache(maxsize=8)
def words_of(language: str) -> Words:
    """The words of a language."""
    return Words.of(language_data(language))


class Line:
    """A line without the spaces around it. What is asked of few lines is worked out when it's asked for."""

    __slots__ = ("_count", "_folded", "end", "start", "text")

    def __init__(self, start: int, text: str) -> None:
        self.start = start
        self.end = start + len(text)
        self.text = text
        self._folded: str | None = None
        self._count = -1

    @property
    def folded(self) -> str:
        """Its beginning, folded: all of it that a greeting, a close or a label could be."""
        if self._folded is None:
            # Bengali writers put a visarga for a colon: "বিষয়ঃ".
            self._folded = normal(self.text[:_LONGEST_LABEL]).replace("ঃ ", ": ")
        return self._folded

    @property
    def count(self) -> int:
        """How many words it has."""
        if self._count < 0:
            self._count = count_words(self.text)
        return self._count


def lines_of(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines of a part of the text that hold something."""
    at = start
    for piece in text[start:end].split("\n"):
        stripped = piece.strip()
        if stripped:
            first = at + piece.index(stripped[0])
            yield Line(first, stripped)
        at += len(piece) + 1


def is_prose(block: list[Line]) -> bool:
    """Whether a block reads like sentences, not like an address or a heading."""
    text = " ".join([line.text for line in block])
    if text.count(" ") > _MANY_SPACES:
        return True
    words = count_words(text)
    ends = text.rstrip("\"'”’»)")[-1:] in STOPS + ":"
    return (
        (words >= 6 and ends)
        or words >= 16
        or (words >= 3 and ends and len(block) == 1 and _begins_sentence(text) and text.rstrip()[-1] in STOPS)
    )


def _begins_sentence(text: str) -> bool:
    """Whether it begins as a sentence may: with a capital, or in a script that has none."""
    first = text[:1]
    return (first.isupper() and not text.isupper()) or (first.isalpha() and not first.isupper() and not first.islower())
