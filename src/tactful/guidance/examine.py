"""What a guide or a check must hold beyond the right keys: names that exist, passages of both kinds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tactful.errors import TactfulError, are_known
from tactful.guidance.forms import Look
from tactful.guidance.places import Where
from tactful.i18n import t
from tactful.model import FACTS, Status, parse_fact

_SOURCE = re.compile(r"[A-D]\d{2}|[A-D]-S\d{1,2}")
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""What guides, steps and packs may be called."""


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
                look.at_value((*where, "fact"), t("pack.no-fact-called", name=name), are_known(FACTS))
            continue
        for answer in question.get("answers", {}):
            if answer not in fact.allowed:
                known = t("pack.one", names=", ".join(fact.allowed)) if fact.allowed else t("pack.answered-free-words")
                look.at_key((*where, "answers", answer), t("pack.cant", name=fact.name, value=answer), known)
    for number, name in enumerate(table.get("first_facts", ())):
        if name not in asked:
            look.at_value(("first_facts", number), t("pack.has-no-question", name=name), t("pack.add-questions-for"))
    if table.get("steps") == []:
        look.at_key(("steps",), t("pack.guide-has-no-steps"), t("pack.add-at-least-one-steps"))
    steps = list(_steps(look, asked))
    for where, example in look.tables(("examples",)):
        for step in example.get("steps", {}):
            if step not in steps:
                look.at_key((*where, "steps", step), t("pack.guide-has-no-step", step=step), are_known(steps))
        facts(look, where, example)
    ticks: set[str | None] = set()
    for where in _reminders(look):
        name = _at(table, where).get("id")
        if name is not None and name in ticks:
            look.at_value((*where, "id"), t("pack.box-stands-here-twice", name=name), t("pack.give-each-own-id"))
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
            look.at_value((*where, "id"), t("pack.step-cant-called", name=name), t("pack.plain-name"))
        if name in known:
            look.at_value((*where, "id"), t("pack.step-stands-here-twice", name=name), t("pack.give-each-step-own-id"))
        known.add(name)
        for number, fact in enumerate(step.get("questions", ())):
            if fact not in asked:
                at = (*where, "questions", number)
                look.at_value(at, t("pack.step-asks-for-which-has", fact=fact), t("pack.add-questions-for"))
        for place, starter in look.tables((*where, "starters")):
            situation = starter.get("situation")
            if situation and situations and situation not in situations:
                at = (*place, "situation")
                told = t("pack.theres-no-situation", name=situation)
                look.at_value(at, told, are_known(situations))
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
            look.at_key((kind,), t("pack.has-no-passage", kind=kind), t("pack.add-with-text", kind=kind))
        for where, passage in look.tables((kind,)):
            if not passage.get("text", "").strip():
                look.at_key(where, t("pack.passage-has-no-text"), t("pack.add-text"))
            facts(look, where, passage)


def messages(look: Look) -> None:
    """Messages stand under a status, or a status and a variant."""
    for name in look.table.get("messages", {}):
        if name.partition(".")[0] not in set(Status):
            look.at_key(("messages", name), t("pack.no-status-called", name=name), are_known(Status))


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
            look.at_value(
                ("steps", step), t("pack.must-list-what-sentences-do", step=step), t("pack.closing-names-step")
            )


def conditions(look: Look, where: Where) -> None:
    """`when` and `unless` name facts and values they can have."""
    table = _at(look.table, where)
    for name in ("when", "unless"):
        for fact, values in table.get(name, {}).items():
            known = FACTS.get(fact)
            if known is None:
                look.at_key((*where, name, fact), t("pack.no-fact-called", name=fact), are_known(FACTS))
                continue
            for number, value in enumerate(values):
                if known.allowed and value not in ("*", *known.allowed):
                    at = (*where, name, fact, number)
                    look.at_value(
                        at, t("pack.cant", name=fact, value=value), t("pack.one", names=", ".join(known.allowed))
                    )


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
        look.at_value(("id",), t("pack.id-must-files-name", name=stem), t("pack.change-id-files-name"))


def known_names(look: Look, where: Where, given: Collection[str], known: Collection[str], what: str) -> None:
    """Every name of a list exists."""
    for number, name in enumerate(given):
        if name not in known:
            look.at_value((*where, number), t(f"pack.unknown.{what}", name=name), are_known(sorted(known)))


def _sources(look: Look, value: Any, where: Where) -> None:
    """Every `source` of the built-in packs names items of the guidance."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            if name == "source" and isinstance(item, list):
                for number, one in enumerate(item):
                    if not _SOURCE.fullmatch(one):
                        told = t("pack.no-item-guidance", name=one)
                        look.at_value((*where, name, number), told, t("pack.write-like"))
            else:
                _sources(look, item, (*where, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            _sources(look, item, (*where, number))


def _at(table: Any, where: Where) -> Any:
    for name in where:
        table = table[name]
    return table
