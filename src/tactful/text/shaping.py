"""The joined forms of Arabic letters, for terminals that draw every letter by itself.

Which forms there are is told by Unicode's own compatibility characters; a letter without any stays as it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

_FORMS = (range(0xFB50, 0xFBE2), range(0xFBE4, 0xFBEA), range(0xFBFC, 0xFC00), range(0xFE80, 0xFEF5))
_LAM_ALEF = range(0xFEF5, 0xFEFD)
_LAM = "\u0644"
_JOINERS = "\u200c\u200d"
_JOINS_BOTH = "\u200d\u0640"
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = range(4)


def shape(text: str, *, ligatures: bool = True) -> list[str]:
    """What to draw for each code point; the alef of a lam-alef drawn as one sign is drawn as nothing."""
    shown = list(text)
    letters = [at for at, char in enumerate(text) if not _transparent(char)]
    forms, ligature = _tables()
    place = 0
    while place < len(letters):
        at = letters[place]
        char = unicodedata.normalize("NFC", text[at])
        before = place > 0 and _joins_on(text[letters[place - 1]])
        after = place + 1 < len(letters) and _joins_back(text[letters[place + 1]])
        if ligatures and char == _LAM and after and (pair := ligature.get(text[letters[place + 1]])):
            _join(shown, at, letters[place + 2] if place + 2 < len(letters) else len(text), pair[before])
            place += 2
            continue
        base, marks = _base(char, forms)
        if base in forms:
            shown[at] = _form(forms[base], before, after) + marks
        elif char in _JOINERS and place and _known(text[letters[place - 1]]):
            # It has done its work: the forms say what it said.
            shown[at] = ""
        place += 1
    return shown


def _join(shown: list[str], lam: int, end: int, sign: str) -> None:
    """Draw a lam and its alef as one sign that has the marks of both."""
    marks = [char for char in shown[lam + 1 : end] if _transparent(char)]
    shown[lam:end] = [sign + "".join(marks), *("" for _ in range(lam + 1, end))]


def _form(known: Sequence[str], before: bool, after: bool) -> str:
    wanted = (_MEDIAL if before else _INITIAL) if after and known[_INITIAL] else _FINAL if before else _ISOLATED
    return known[wanted] or known[_ISOLATED]


def _base(char: str, forms: dict[str, list[str]]) -> tuple[str, str]:
    """The letter that has forms, and the marks that stand on it: ۂ is ہ with a hamza."""
    if char in forms:
        return char, ""
    parts = unicodedata.normalize("NFD", char)
    return (parts[0], parts[1:]) if len(parts) > 1 else (char, "")


def _transparent(char: str) -> bool:
    """Whether it is a mark above or below a letter, so that the letters around it join all the same."""
    return unicodedata.category(char) in ("Mn", "Me")


def _joins_on(char: str) -> bool:
    """Whether a letter joins the one after it."""
    known = _known(char)
    return char in _JOINS_BOTH or bool(known and known[_INITIAL])


def _joins_back(char: str) -> bool:
    """Whether a letter joins the one before it."""
    known = _known(char)
    return char in _JOINS_BOTH or bool(known and known[_FINAL])


def _known(char: str) -> list[str] | None:
    forms, _ = _tables()
    return forms.get(_base(char, forms)[0])


@cache
def _tables() -> tuple[dict[str, list[str]], dict[str, tuple[str, str]]]:
    """The forms of every letter; and of lam with each alef, alone and joined."""
    kinds = {"<isolated>": _ISOLATED, "<final>": _FINAL, "<initial>": _INITIAL, "<medial>": _MEDIAL}
    forms: dict[str, list[str]] = {}
    pairs: dict[str, list[str]] = {}
    for point in (point for scope in (*_FORMS, _LAM_ALEF) for point in scope):
        kind, *letters = unicodedata.decomposition(chr(point)).split() or [""]
        chars = [chr(int(letter, 16)) for letter in letters]
        if kind in kinds and len(chars) == 1:
            forms.setdefault(chars[0], ["", "", "", ""])[kinds[kind]] = chr(point)
        elif kind in ("<isolated>", "<final>") and point in _LAM_ALEF:
            pairs.setdefault(chars[1], ["", ""])[kinds[kind]] = chr(point)
    return forms, {alef: (alone, joined) for alef, (alone, joined) in pairs.items()}
