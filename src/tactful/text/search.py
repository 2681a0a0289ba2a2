"""The words a search knows a text by: folded, bare of accents, and whole in every script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tactful.text.folding import fold, strip_marks
from tactful.text.words import SIGNS

LONGEST = 64
"""A word counts up to here, in characters: beyond it stands no word but a line without spaces."""

_TERM = re.compile(rf"(?:[^\W_]|[{SIGNS}])+")
_JOINERS = {0x200C: None, 0x200D: None}


def terms(text: str) -> list[str]:
    """The words of `text` as they're compared, in its order; parts joined by hyphen or apostrophe are words each."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
        text = strip_marks(fold(text).text.translate(_JOINERS))
    else:
        text = text.lower()
    return [word[:LONGEST] for word in _TERM.findall(text)]


def holds(words: Iterable[str], search: str) -> bool:
    """Whether each word of the search is one of these words, or the beginning of one."""
    known = set(words)
    return all(wanted in known or any(word.startswith(wanted) for word in known) for wanted in terms(search))
