"""What a guide or a check must hold beyond the right keys: names that exist, passages of both kinds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tactful.errors import TactfulError
from tactful.guidance.forms import Look
from tactful.guidance.places import Where
from tactful.model import FACTS, Status, parse_fact

_SOURCE = re.compile(r"[A-D]\d{2}|[A-D]-S\d{1,2}")
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""What guides, steps and packs may be called."""
_PLAIN_NAME = "Use small letters a to z, digits and hyphens, beginning with a letter."


def guide(look: Look, *, own: bool) -> None:
    """A guide that has the right keys: its steps, questions, situations and examples fit together."""
    table = look.table
    same_name(look)
    asked = set()
    for where, question in look.tables(("questions",)):
        name = question.get("fact", "")
        asked.add(name)
        fact = FACTS.get(name)
        if fact is None:
            if name:
                look.at_value((*where, "fact"), f"no fact is called {name!r}.", f"Known: {', '.join(FACTS)}.")
            continue
        for answer in question.get("answers", {}):
            if answer not in fact.allowed:
                known = f"It's one of: {', '.join(fact.allowed)}." if fact.allowed else "It's answered in free words."
                look.at_key((*where, "answers", answer), f"{fact.name} can't be {answer!r}.", known)
    for number, name in enumerate(table.get("first_facts", ())):
        if name not in asked:
            look.at_value(("first_facts", number), f"{name!r} has no question.", "Add a [[questions]] for it.")
    if table.get("steps") == []:
        look.at_key(("steps",), "the guide has no steps.", "Add at least one [[steps]].")
    steps = list(_steps(look, asked))
    for where, example in look.tables(("examples",)):
        for step in example.get("steps", {}):
            if step not in steps:
                look.at_key((*where, "steps", step), f"the guide has no step {step!r}.", f"Known: {', '.join(steps)}.")
        facts(look, where, example)
    ticks: set[str | None] = set()
    for where in _reminders(look):
        name = _at(table, where).get("id")
        if name is not None and name in ticks:
            look.at_value((*where, "id"), f"the box {name!r} stands here twice.", "Give each its own id.")
        ticks.add(name)
    if not own:
        _sources(look, table, ())


def _steps(look: Look, asked: set[str]) -> Iterator[str]:
    known = set()
    situations = look.table.get("situations", {})
    for where, step in look.tables(("steps",)):
        name = step.get("id")
        if name is None:
            continue
        if not NAME.fullmatch(name):
            look.at_value((*where, "id"), f"a step can't be called {name!r}.", _PLAIN_NAME)
        if name in known:
            look.at_value((*where, "id"), f"the step {name!r} stands here twice.", "Give each step its own id.")
        known.add(name)
        for number, fact in enumerate(step.get("questions", ())):
            if fact not in asked:
                at = (*where, "questions", number)
                look.at_value(at, f"the step asks for {fact!r}, which has no question.", "Add a [[questions]] for it.")
        for place, starter in look.tables((*where, "starters")):
            situation = starter.get("situation")
            if situation and situations and situation not in situations:
                at = (*place, "situation")
                told = f"there's no situation {situation!r}."
                look.at_value(at, told, f"Known: {', '.join(situations)}.")
        yield name


def _reminders(look: Look) -> Iterator[Where]:
    for where, _ in look.tables(("reminders",)):
        yield where
    for step, _ in look.tables(("steps",)):
        for where, _ in look.tables((*step, "reminders")):
            yield where


def check_words(look: Look) -> None:
    """A check's words in one language: its messages have a status, its passages a text."""
    messages(look)
    for kind in ("good", "bad"):
        if not look.table.get(kind):
            look.at_key((kind,), f"it has no {kind} passage.", f"Add a [[{kind}]] with a text.")
        for where, passage in look.tables((kind,)):
            if not passage.get("text", "").strip():
                look.at_key(where, "the passage has no text.", "Add text to it.")
            facts(look, where, passage)


def messages(look: Look) -> None:
    """Messages stand under a status, or a status and a variant."""
    for name in look.table.get("messages", {}):
        if name.partition(".")[0] not in set(Status):
            look.at_key(("messages", name), f"no status is called {name!r}.", f"Known: {', '.join(Status)}.")


def rule(look: Look) -> None:
    """A built-in check's rule: its name, its source, the facts it asks for."""
    same_name(look)
    _sources(look, look.table, ())
    conditions(look, ())


def sorting(look: Look) -> None:
    """The table by which a letter's sentences are sorted into steps."""
    steps = look.table.get("steps", {})
    for step, acts in steps.items():
        if isinstance(acts, str) != (step == "closing") or (step == "closing" and acts not in steps):
            look.at_value(("steps", step), f"{step} must be a list of what its sentences do.", "closing names a step.")


def conditions(look: Look, where: Where) -> None:
    """`when` and `unless` name facts and values they can have."""
    table = _at(look.table, where)
    for name in ("when", "unless"):
        for fact, values in table.get(name, {}).items():
            known = FACTS.get(fact)
            if known is None:
                look.at_key((*where, name, fact), f"no fact is called {fact!r}.", f"Known: {', '.join(FACTS)}.")
                continue
            for number, value in enumerate(values):
                if known.allowed and value not in ("*", *known.allowed):
                    at = (*where, name, fact, number)
                    look.at_value(at, f"{fact} can't be {value!r}.", f"It's one of: {', '.join(known.allowed)}.")


def facts(look: Look, where: Where, passage: Mapping[str, Any]) -> None:
    """The facts of an example exist and may have those values."""
    for name, value in passage.get("facts", {}).items():
        try:
            parse_fact(name, value)
        except TactfulError as error:
            look.at_value((*where, "facts", name), error.title, error.remedy)


def same_name(look: Look) -> None:
    """The id is the file's name."""
    stem = look.path.name.removesuffix(".toml")
    if look.table.get("id", stem) != stem:
        look.at_value(("id",), f"the id must be {stem!r}, the file's name.", "Change the id, or the file's name.")


def known_names(look: Look, where: Where, given: Collection[str], known: Collection[str], what: str) -> None:
    """Every name of a list exists."""
    for number, name in enumerate(given):
        if name not in known:
            look.at_value((*where, number), f"no {what} is called {name!r}.", f"Known: {', '.join(sorted(known))}.")


def _sources(look: Look, value: Any, where: Where) -> None:
    """Every `source` of the built-in packs names items of the guidance."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            if name == "source" and isinstance(item, list):
                for number, one in enumerate(item):
                    if not _SOURCE.fullmatch(one):
                        told = f"{one!r} is no item of the guidance."
                        look.at_value((*where, name, number), told, "Write it like A07.")
            else:
                _sources(look, item, (*where, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            _sources(look, item, (*where, number))


def _at(table: Any, where: Where) -> Any:
    for name in where:
        table = table[name]
    return table
