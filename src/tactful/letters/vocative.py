"""The Czech vocative of names and titles, by rules: a proposal that the person sees and may change.

What the rules can't know (Karel is Karle, but Daniel is Danieli) stands as exceptions in `languages/cs.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

_UNCHANGED = "eěéiíoóuúůyýá"
_SOFT = {"ž": "ži", "š": "ši", "č": "či", "ř": "ři", "c": "ci", "j": "ji", "ď": "di", "ť": "ti", "ň": "ni"}
_HISSING = "szx"
_MARKED = {"n": "ň", "d": "ď", "t": "ť"}
_VOWELS = frozenset("aeiouyáéěíóúůý")


class Gender(Enum):
    """Whom a Czech letter greets."""

    MAN = "m"
    WOMAN = "f"


def vocative(name: str, gender: Gender, exceptions: Mapping[str, str] | None = None) -> str:
    """The vocative of one name or title; both halves of a double name."""
    if "-" in name:
        return "-".join(vocative(part, gender, exceptions) for part in name.split("-"))
    known = (exceptions or {}).get(name.casefold())
    if known is not None:
        return _as_written(known, name)
    return _as_written(_of_man(name) if gender is Gender.MAN else _of_woman(name), name)


def _as_written(form: str, name: str) -> str:
    if name.isupper() and len(name) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if name[:1].isupper() else form


def _of_woman(name: str) -> str:
    """Jana is Jano; Marie, Dagmar and Nováková stay as they are."""
    return f"{name[:-1]}o" if name.endswith(("a", "A")) else name


def _of_man(name: str) -> str:
    folded = name.casefold()
    last = folded[-1:]
    if last == "a":
        return f"{name[:-1]}o"
    if not last or last in _UNCHANGED or not last.isalpha():
        return name
    if folded.endswith(("ek", "ěk")) and _has_another_vowel(folded[:-2]):
        return _without_e(name, "ku")
    if folded.endswith(("ec", "ěc")) and _has_another_vowel(folded[:-2]):
        return _without_e(name, "če")
    if last in _SOFT:
        return name[:-1] + _SOFT[last]
    if last in _HISSING or folded.endswith("th"):
        return f"{name}i"
    if last in "kgqh":
        return f"{name}u"
    if last == "r":
        return f"{name[:-1]}ře" if len(folded) > 1 and folded[-2] not in _VOWELS else f"{name}e"
    if folded.endswith(("iel", "uel", "ael", "tel", "děl", "cel")):
        return f"{name}i"
    return f"{name}e"


def _has_another_vowel(stem: str) -> bool:
    """Whether a movable e can go: there's another vowel, or an r or l that bears the syllable."""
    return any(sign in _VOWELS or sign in "rl" for sign in stem)


def _without_e(name: str, ending: str) -> str:
    stem, vowel = name[:-2], name[-2].casefold()
    if vowel == "ě":
        stem = stem[:-1] + _MARKED.get(stem[-1:], stem[-1:])
    return stem + ending
