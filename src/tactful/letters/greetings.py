"""How a letter greets and closes: proposals that the person sees and may replace. A title is never guessed.

Where a language's greeting needs to know a man from a woman and the name doesn't say, a neutral one is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tactful.letters.conventions import Conventions, conventions
from tactful.letters.customs import customs


def salutation(recipient: str, language: str) -> str:
    """The greeting we'd propose for a recipient as entered; the neutral one when nobody is named."""
    proposed = salutations(recipient, language)
    return proposed[0] if proposed else ""


def salutations(recipient: str, language: str) -> tuple[str, ...]:
    """Greetings to choose from, the one we'd propose first."""
    rules = conventions(language)
    if not rules.salutation:
        return ()
    name = _first_line(recipient)
    style = rules.salutation.get("style", "")
    if style == "czech":
        from tactful.letters.czech import greetings

        found = greetings(name, rules, familiar=_familiar())
    elif style == "honorific":
        found = list(_honorific(name, rules))
    else:
        found = list(_plain(name, rules))
    return tuple(dict.fromkeys(greeting for greeting in found if greeting))


def close(recipient: str, language: str, *, email: bool = False) -> str:
    """The complimentary close we'd propose."""
    proposals = conventions(language).close
    if email:
        return proposals.get("email", "")
    return proposals.get("named" if _first_line(recipient) else "unknown", "")


def _familiar() -> bool:
    return customs().address == "familiar"


def _first_line(recipient: str) -> str:
    """The name at the head of an address: its first line up to a comma."""
    lines = recipient.strip().splitlines()
    words = lines[0].partition(",")[0].partition("،")[0].split() if lines else []
    return " ".join(word for word in words if "@" not in word)  # nobody is greeted by a mail address


# --- titles before a surname, as in English


def _plain(name: str, rules: Conventions) -> Iterable[str]:
    words = rules.salutation
    titles, joiners = _folded(rules.names, "titles"), _folded(rules.names, "joiners")
    before_given = _folded(rules.names, "titles_before_given_name")
    title, rest = _split_title(name, titles | before_given, joiners)
    if not rest:
        yield words.get("unknown", "")
    elif title and title[-1].rstrip(".").casefold() in before_given:
        yield words.get("named", "").format(name=" ".join([*title, rest[0]]))
    elif not title or any(word.casefold() in joiners for word in rest):
        yield words.get("named", "").format(name=name)
    else:
        surname = _surname(rest, _folded(rules.names, "particles"))
        yield words.get("titled", "").format(title=" ".join(title), surname=surname)
        yield words.get("named", "").format(name=" ".join(rest))
    yield words.get("unknown", "")


def _folded(names: Mapping[str, Any], kind: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in names.get(kind, ()))


def _split_title(name: str, known: frozenset[str], joiners: frozenset[str]) -> tuple[list[str], list[str]]:
    """The titles at the start of a name, joined ones (Mr and Mrs) included, and the words after them."""
    words = name.split()
    end = 0
    while end < len(words):
        if words[end].rstrip(".").casefold() in known:
            end += 1
        elif (
            0 < end < len(words) - 1
            and words[end].casefold() in joiners
            and words[end + 1].rstrip(".").casefold() in known
        ):
            end += 2
        else:
            break
    return words[:end], words[end:]


def _surname(words: list[str], particles: frozenset[str]) -> str:
    """The last word of a name with the particles that belong to it."""
    start = len(words) - 1
    while start > 0 and words[start - 1].casefold() in particles:
        start -= 1
    return " ".join(words[start:])


# --- honours before or after the whole name, as in Bengali and Urdu


def _honorific(name: str, rules: Conventions) -> Iterable[str]:
    words, names = rules.salutation, rules.names
    if not name:
        yield words.get("unknown", "")
        yield words.get("greeting", "")
        return
    kind, bare = _honoured(name.split(), names)
    if not bare:
        yield words.get("unknown", "")
    elif kind:
        yield words[kind].format(name=bare if names.get("drop_titles") else name)
    elif _familiar():
        yield words["named_familiar"].format(name=name)
    yield words["named"].format(name=bare or name)
    yield words["named_familiar"].format(name=bare or name)
    yield words.get("greeting", "")


def _honoured(words: list[str], names: Mapping[str, Any]) -> tuple[str, str]:
    """Which form of greeting the honours of a name call for, and the name without them; no form without honours."""
    kind = ""
    while words and (found := _kind(words[0], names, "titles")):
        kind, words = found, words[1:]
    while len(words) > 1 and (found := _kind(words[-1], names, "titles_after")):
        kind, words = kind or found, words[:-1]
    return kind, " ".join(words)


def _kind(word: str, names: Mapping[str, Any], where: str) -> str:
    bare = word.rstrip(".:")
    if bare in names.get(f"men_{where}", ()):
        return "man"
    if bare in names.get(f"women_{where}", ()):
        return "woman"
    return "after" if where == "titles_after" and bare in names.get(where, ()) else ""


def closes(recipient: str, language: str, *, email: bool = False) -> tuple[str, ...]:
    """Closes to choose from, the one we'd propose first."""
    proposals = conventions(language).close
    found = (close(recipient, language, email=email), *(proposals.get(kind, "") for kind in ("named", "email")))
    return tuple(dict.fromkeys(words for words in found if words))
