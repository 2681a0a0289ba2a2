"""The parts around the body: the reader's name in the salutation (C05), nothing left to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tactful.checks.letter import Letter
from tactful.checks.verdict import Verdict, failed, passed, skipped
from tactful.text.blanks import blanks
from tactful.text.folding import normal
from tactful.text.words import words

_LONGEST_ENDING = 2
_FEWEST_BONES = 3
_NO_VOWELS = str.maketrans("", "", "aeiouy")


def salutation(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when the salutation holds a name of the reader, where the name is known."""
    wanted = name_words(letter.fact("recipient"), letter)
    if not wanted:
        return skipped()
    place = letter.anatomy.salutation
    if place is None:
        first = letter.sentences[0] if letter.sentences else None
        if first is not None and wanted & set(folded_words(letter.text[first.start : first.start + 40])[:3]):
            return passed(letter.finding(first))
        return failed(name=letter.fact("recipient"))
    found = set(folded_words(letter.text[place[0] : place[1]]))
    if others_name(letter, wanted):
        return failed(letter.span(*place), variant="generic", name=letter.fact("recipient"))
    if wanted & found or any(
        same_name(name, other, bool(letter.language.data.get("declines"))) for name in wanted for other in found
    ):
        return passed(letter.span(*place))
    if is_proposed(letter):
        return passed(letter.span(*place))
    return failed(letter.span(*place), variant="generic", name=letter.fact("recipient"))


def is_proposed(letter: Letter) -> bool:
    """Whether the greeting, with a name in it, is one that we'd propose for this reader ourselves."""
    place = letter.anatomy.salutation
    if place is None:
        return False
    from tactful.letters.greetings import salutations

    named = set(salutations(letter.fact("recipient"), letter.language.id)) - set(salutations("", letter.language.id))
    return letter.text[place[0] : place[1]].strip() in named


def name_words(name: str, letter: Letter) -> set[str]:
    """The words of a name without titles, folded."""
    titles = letter.language.titles
    return {word for word in folded_words(name) if len(word) > 1 and word.rstrip(".") not in titles}


def others_name(letter: Letter, wanted: set[str]) -> bool:
    """Whether the salutation shares one name with the reader's and has another one besides: it is someone else's.

    Only where the language says which words greet; elsewhere a word beside the name may be anything.
    """
    place = letter.anatomy.salutation
    data = letter.language.data
    if place is None or not data.get("greetings"):
        return False
    greeting = folded_words(" ".join([*data["greetings"], *data.get("salutation", ()), str(data["generic_readers"])]))
    found = {word for word in folded_words(letter.text[place[0] : place[1]].split("\n")[0]) if len(word) > 1}
    found -= {*letter.language.titles, *greeting}
    strange, missing = found - wanted, wanted - found
    return bool(found & wanted and len(found) > 1 and strange and missing)


@lru_cache(maxsize=64)
def folded_words(text: str) -> list[str]:
    """The words of a name or a greeting, folded."""
    folded = normal(text)
    return [folded[start:end] for start, end in words(folded)]


def same_name(name: str, other: str, declines: bool = False) -> bool:
    """Forms of one name in languages that decline it: a long common beginning, or all but the ending."""
    shared = min(len(name), len(other)) - 1
    if declines and shared >= 2 and abs(len(name) - len(other)) <= _LONGEST_ENDING:
        stem = max(3, shared - 1)
        # "Hájek" and "Hájku", "Švec" and "Ševče": a vowel comes and goes within.
        bones, others = name.translate(_NO_VOWELS), other.translate(_NO_VOWELS)
        same_bones = len(bones) >= _FEWEST_BONES and bones == others and name[0] == other[0]
        return name[:stem] == other[:stem] or same_bones
    return shared >= 4 and name[:shared] == other[:shared]


def placeholders(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Fails on anything left to fill in; blanks on a slip are the reader's to fill."""
    end = letter.anatomy.tail[0][0] if letter.anatomy.tail else len(letter.text)
    slips = [(s.start, s.end) for s in letter.holding("slip")]
    findings = [
        letter.span(start, stop)
        for start, stop in blanks(letter.text[:end])
        if not (letter.text[start] == "_" and any(first - 200 <= start <= last + 400 for first, last in slips))
    ]
    return failed(*findings) if findings else passed()
