"""What letters look like in each language: the long date, how to greet, how to close.

Each language is one file in `languages/`, found by its name. Greeting and close are proposals that the
person sees and may replace; a title is never guessed, and a language without a file gets no proposals.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NameRules:
    """How a full name splits into title, given names and surname."""

    titles: frozenset[str] = frozenset()
    titles_before_given_name: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Conventions:
    """The conventions of one language; empty texts mean that there's no proposal."""

    months: tuple[str, ...] = ()
    long_date: str = "{year}-{month:02}-{day:02}"
    digits: str = ""
    names: NameRules = NameRules()
    salutation: Mapping[str, str] = field(default_factory=dict)
    close: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def label(self, name: str) -> str:
        """The word before a line's colon, such as Subject."""
        return self.labels.get(name, name.capitalize())


@cache
def conventions(language: str) -> Conventions:
    """The conventions of that language; plain ones without proposals when it has no file."""
    if not language.isalpha():
        return Conventions()
    source = files(__package__) / "languages" / f"{language}.toml"
    if not source.is_file():
        return Conventions()
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    rules = {kind: frozenset(word.casefold() for word in words) for kind, words in data.get("names", {}).items()}
    return Conventions(
        months=tuple(data["months"]),
        long_date=data["long_date"],
        digits=data.get("digits", ""),
        names=NameRules(**rules),
        salutation=data.get("salutation", {}),
        close=data.get("close", {}),
        labels=data.get("labels", {}),
    )


def long_date(date: dt.date | str, language: str) -> str:
    """The date as a letter writes it. Text that is no ISO date comes back as it is."""
    if isinstance(date, str):
        try:
            day = dt.date.fromisoformat(date.strip())
        except ValueError:
            return date
    else:
        day = date
    rules = conventions(language)
    month: str | int = rules.months[day.month - 1] if rules.months else day.month
    written = rules.long_date.format(day=day.day, month=month, year=day.year)
    if rules.digits:
        written = written.translate({ord(str(value)): digit for value, digit in enumerate(rules.digits)})
    return written


def salutation(recipient: str, language: str) -> str:
    """The greeting we'd propose for a recipient as entered; the neutral one when nobody is named."""
    rules = conventions(language)
    name = _first_line(recipient)
    if not name or not rules.salutation:
        return rules.salutation.get("unknown", "")
    title, rest = _split_title(name, rules.names)
    if title and not rest:
        return rules.salutation.get("unknown", "")
    if not title:
        return rules.salutation.get("named", "").format(name=name)
    if title[-1].rstrip(".").casefold() in rules.names.titles_before_given_name:
        return rules.salutation.get("named", "").format(name=" ".join([*title, rest[0]]))
    if any(word.casefold() in rules.names.joiners for word in rest):
        return rules.salutation.get("named", "").format(name=name)
    return rules.salutation.get("titled", "").format(title=" ".join(title), surname=_surname(rest, rules.names))


def close(recipient: str, language: str, *, email: bool = False) -> str:
    """The complimentary close we'd propose."""
    proposals = conventions(language).close
    if email:
        return proposals.get("email", "")
    return proposals.get("named" if _first_line(recipient) else "unknown", "")


def _first_line(recipient: str) -> str:
    """The name at the head of an address: its first line up to a comma."""
    lines = recipient.strip().splitlines()
    return " ".join(lines[0].partition(",")[0].split()) if lines else ""


def _split_title(name: str, rules: NameRules) -> tuple[list[str], list[str]]:
    """The titles at the start of a name, joined ones (Mr and Mrs) included, and the words after them."""
    words = name.split()
    known = rules.titles | rules.titles_before_given_name
    end = 0
    while end < len(words):
        if words[end].rstrip(".").casefold() in known:
            end += 1
        elif (
            0 < end < len(words) - 1
            and words[end].casefold() in rules.joiners
            and words[end + 1].rstrip(".").casefold() in known
        ):
            end += 2
        else:
            break
    return words[:end], words[end:]


def _surname(words: list[str], rules: NameRules) -> str:
    """The last word of a name with the particles that belong to it."""
    start = len(words) - 1
    while start > 0 and words[start - 1].casefold() in rules.particles:
        start -= 1
    return " ".join(words[start:])
