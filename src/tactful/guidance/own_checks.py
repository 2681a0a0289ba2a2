"""Makes checks of the files in an own pack's folder `checks`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from tactful.errors import are_known
from tactful.guidance import examine
from tactful.guidance.forms import Look
from tactful.guidance.own import Cue, Override, OwnCheck
from tactful.guidance.places import Where
from tactful.guidance.rules import CheckRule, built_in_checks, check_rules
from tactful.guidance.shapes import OVERRIDE, OWN_CHECK
from tactful.i18n import t
from tactful.model import Severity

ORDER = 10_000
"""Own checks come after all built-in ones."""
FREE = ("presence", "absence")
"""The kinds that look for phrases."""

_ID = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+")
_GROUP = re.compile(r"\(([^()]*)\)(\??)")
_WAYS = 500
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Known:
    """What a check may name: guides with their steps (None where they aren't known)."""

    guides: Mapping[str, Sequence[str] | None]


def read_check(look: Look, known: Known, order: int) -> OwnCheck | Override | None:
    """The check or override that a file holds; None when it has a problem."""
    if str(look.table.get("id")) in built_in_checks():
        return _override(look)
    look.compare(OWN_CHECK)
    table = look.table
    examine.same_name(look)
    examine.check_words(look)
    examine.conditions(look, ())
    name = table.get("id", "")
    if name and not _ID.fullmatch(name):
        told = t("pack.check-cant-called", name=name)
        look.at_value(("id",), told, t("pack.join-two-names-small-letters"))
    given = table.get("messages", {})
    for status in ("pass", "fail"):
        if "messages" in table and not isinstance(given.get(status), str):
            look.at_key(("messages",), t("pack.missing", name=status), t("pack.say-whats-shown-on", name=status))
    guides = held(look, (), known)
    find, cues = _find(look, name)
    for kind in ("good", "bad"):
        for where, passage in look.tables((kind,)):
            if passage.get("guide") and passage["guide"] not in guides:
                told = t("pack.doesnt-hold-check", guide=passage["guide"])
                look.at_value((*where, "guide"), told, t("pack.name-guide-does"))
    if not look.fine:
        return None
    rule = CheckRule(
        id=name,
        kind=table["kind"],
        order=order,
        severity=Severity(table["severity"]),
        source=source_of(table),
        guides=guides,
        find=find,
        when=conditions(table, "when"),
        unless=conditions(table, "unless"),
    )
    words = {**table, "messages": {"unsure": given["fail"], **given}}
    return OwnCheck(rule, words, cues, look.path)


def _override(look: Look) -> Override | None:
    for name in [name for name in look.table if name not in OVERRIDE.keys]:
        remedy = t("pack.can-for-another-check-choose", names=", ".join(sorted(set(OVERRIDE.keys) - {"id"})))
        look.at_key((name,), t("pack.built-check-cant-changed", name=name), remedy)
        look.table = {key: value for key, value in look.table.items() if key != name}
    look.compare(OVERRIDE)
    examine.same_name(look)
    examine.messages(look)
    if not look.fine:
        return None
    return Override(look.table["id"], {key: item for key, item in look.table.items() if key != "id"}, look.path)


def held(look: Look, where: Where, known: Known) -> dict[str, Mapping[str, str]]:
    """The guides that hold a check, with its step and weight there; all of them when it names none."""
    table: Any = look.table
    for name in where:
        table = table[name]
    given = table.get("guides")
    if given is None:
        return {name: {} for name in known.guides}
    for number, name in enumerate(given):
        at = (*where, "guides", name if isinstance(given, dict) else number)
        if name not in known.guides:
            look.at_key(at, t("pack.no-guide-called", name=name), are_known(known.guides))
            continue
        steps = known.guides[name]
        step = given[name].get("step") if isinstance(given, dict) else None
        if step is not None and steps is not None and step not in steps:
            look.at_value((*at, "step"), t("pack.has-no-step", name=name, step=step), are_known(steps))
    return dict(given) if isinstance(given, dict) else {name: {} for name in given}


def _find(look: Look, name: str) -> tuple[dict[str, Any], dict[str, Cue]]:
    """What the kind is told to look for, and the phrases it needs for that."""
    kind = look.table.get("kind")
    find = dict(look.table.get("find", {}))
    given = {key: find.pop(key) for key in ("phrases", "suggest", "except") if key in find}
    cues: dict[str, Cue] = {}
    if kind in FREE:
        if given.get("phrases") or given.get("suggest"):
            plain = phrases(look, ("find", "phrases"), given.get("phrases", ()))
            instead = phrases(look, ("find", "suggest"), given.get("suggest", {}))
            cues[name] = Cue(plain, dict(zip(instead, given.get("suggest", {}).values(), strict=True)))
            find["cues"] = (*find.get("cues", ()), name)
        elif not find.get("acts") and not find.get("cues") and look.fine:
            look.at_key(("find",), t("pack.theres-nothing-look-for"), t("pack.give-phrases-under-find"))
        if "except" in given:
            clear = f"{name}/except"
            cues[clear] = Cue(phrases(look, ("find", "except"), given["except"]))
            key = "unless" if kind == "absence" else "not"
            find[key] = (*find.get(key, ()), clear)
        return {"acts": (), **find}, cues
    if kind is not None:
        rules = {rule.kind: rule for rule in check_rules().values() if rule.kind not in FREE}
        if kind not in rules:
            look.at_value(("kind",), t("pack.no-kind-called", kind=kind), are_known((*FREE, *sorted(rules))))
        else:
            # What isn't said stands as in the built-in check of that kind, so that nothing the kind needs is missing.
            find = {**rules[kind].find, **find}
        for key in given:
            look.at_key(("find", key), t("pack.doesnt-look-for-phrases", kind=kind), f"{' and '.join(FREE)} do.")
    return find, cues


def phrases(look: Look, where: Where, given: Sequence[str] | Mapping[str, str] | str) -> tuple[str, ...]:
    """Phrases as the letter's words are seen: folded, each tried. A table's keys are its phrases."""
    from tactful.checks.cues import parse_phrase
    from tactful.text.folding import normal

    found = []
    for number, phrase in enumerate([given] if isinstance(given, str) else given):
        at = where if isinstance(given, str) else (*where, phrase if isinstance(given, Mapping) else number)
        refuse = look.at_key if isinstance(given, Mapping) else look.at_value
        ways = prod(group.count("|") + 1 + bool(optional) for group, optional in _GROUP.findall(phrase) if " " in group)
        if len(phrase) > _LONGEST or ways > _WAYS:
            refuse(at, t("pack.phrase-too-long-can-read"), t("pack.write-several-shorter-ones"))
            continue
        folded = normal(phrase)
        try:
            parse_phrase(folded)
        except ValueError:
            refuse(at, t("pack.begins-with-gap-holds-no", phrase=phrase), t("pack.begin-with-word"))
        found.append(folded)
    return tuple(found)


def conditions(table: Mapping[str, Any], name: str) -> dict[str, tuple[str, ...]]:
    """`when` or `unless` as the rules hold it."""
    return {fact: tuple(values) for fact, values in table.get(name, {}).items()}


def source_of(table: Mapping[str, Any]) -> tuple[str, ...]:
    """Where a check comes from, in the company's own words."""
    given = table.get("source", ())
    return (given,) if isinstance(given, str) else tuple(given)
