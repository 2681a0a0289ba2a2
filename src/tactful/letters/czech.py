"""The greeting of a Czech letter: man or woman by title and name, degrees and offices, names in the vocative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tactful.letters.conventions import Conventions
from tactful.letters.vocative import Gender, vocative


@dataclass(frozen=True, slots=True)
class _Person:
    """What the name says: gender if it's clear, an office or degree by both its names, given name, surname."""

    gender: Gender | None
    office: tuple[str, str] | None
    given: str
    surname: str


def greetings(name: str, rules: Conventions, *, familiar: bool) -> list[str]:
    """Greetings for a name as entered, the one we'd propose first; neutral where man or woman isn't clear."""
    words = rules.salutation
    if _is_company(name, rules):
        return [words["several"], words["unknown"]]
    person = _person(name, rules)
    if person is None or person.gender is None:
        return [words["unknown"]]
    gender = person.gender
    kind = "man" if gender is Gender.MAN else "woman"
    called = [vocative(part, gender, rules.vocative) for part in person.surname.split()]
    if person.office is not None:
        called.insert(0, vocative(person.office[gender is Gender.WOMAN], gender, rules.vocative))
    formal = words[kind].format(name=" ".join(called)) if called else ""
    close = ""
    if person.given:
        close = words[f"{kind}_familiar"].format(name=vocative(person.given, gender, rules.vocative))
    return [close or formal, formal, words["unknown"]] if familiar else [formal or close, close, words["unknown"]]


def _is_company(name: str, rules: Conventions) -> bool:
    return any(word.casefold().rstrip(",") in rules.names["companies"] for word in name.split())


def _person(name: str, rules: Conventions) -> _Person | None:
    names = rules.names
    pairs = dict(_pairs(names["offices"]))
    gender: Gender | None = None
    office: tuple[str, str] | None = None
    left: list[str] = []
    for word in name.split():
        bare = word.casefold().rstrip(".")
        if not left and bare in names["men_titles"]:
            gender = Gender.MAN
        elif not left and bare in names["women_titles"]:
            gender = Gender.WOMAN
        elif bare in names["degrees"]:
            man, woman = names["degrees"][bare].split()
            # The highest stands first: prof. Ing., doc. MUDr.
            office = office or (man, woman)
        elif bare in names["silent_degrees"] or bare in names["degrees_after"]:
            continue
        elif not left and bare in pairs:
            office = pairs[bare]
            if office[0] != office[1]:
                gender = Gender.MAN if bare == office[0] else Gender.WOMAN
        else:
            left.append(word)
    if not left:
        return _Person(gender, office, "", "") if office is not None else None
    men, women = names["men"].split(), names["women"].split()
    given = left[0] if left[0].casefold() in men or left[0].casefold() in women or len(left) > 1 else ""
    surname = " ".join(left[1:] if given else left)
    if len(left) > 2:
        surname = left[-1]
    return _Person(gender or _gender(given, surname, men, women), office, given, surname)


def _pairs(offices: list[str]) -> Mapping[str, tuple[str, str]]:
    """Offices by either of their names."""
    found = {}
    for pair in offices:
        man, woman = pair.split()
        found[man] = found[woman] = (man, woman)
    return found


def _gender(given: str, surname: str, men: list[str], women: list[str]) -> Gender | None:
    """Man or woman, where a surname's ending or a well-known given name says so, and they don't disagree."""
    folded, last = given.casefold(), surname.casefold()
    by_surname = Gender.WOMAN if last.endswith(("ová", "ská", "cká", "ná", "ká")) else None
    if last.endswith("ý"):
        by_surname = Gender.MAN
    by_given = Gender.MAN if folded in men else Gender.WOMAN if folded in women else None
    if folded in men and folded in women:
        by_given = None
    if by_surname and by_given and by_surname is not by_given:
        return None
    return by_surname or by_given
