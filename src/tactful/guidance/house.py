"""Makes checks of an own pack's `words.toml`: one for the words left out, one for each sentence that must stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from tactful.guidance import examine
from tactful.guidance.files import PACKS, read_toml
from tactful.guidance.forms import Look
from tactful.guidance.own import Cue, OwnCheck
from tactful.guidance.own_checks import Known, conditions, held, phrases, source_of
from tactful.guidance.rules import CheckRule
from tactful.guidance.shapes import HOUSE
from tactful.i18n import t
from tactful.model import Severity

_LABEL = 60


def read_house(look: Look, pack: str, language: str, known: Known, order: int) -> Iterator[OwnCheck]:
    """The checks of `words.toml`; an entry with a problem is left out, the others stand."""
    look.compare(HOUSE)
    words = _banned(look, pack, language, known, order)
    if words is not None:
        yield words
    seen = {"words"}
    for number, (where, entry) in enumerate(look.tables(("required",)), start=1):
        name = entry.get("id", "")
        if name and not examine.NAME.fullmatch(name):
            told = t("pack.required-sentence-cant-called", name=name)
            look.at_value((*where, "id"), told, t("pack.use-small-letters-digits-hyphens"))
        if name in seen:
            look.at_value((*where, "id"), t("pack.id-stands-here-twice", name=name), t("pack.give-each-sentence-own"))
        seen.add(name)
        if "text" in entry and not any(char.isalnum() for char in entry["text"]):
            look.at_value((*where, "text"), t("pack.sentence-holds-no-word"), t("pack.write-sentence-there"))
        examine.conditions(look, where)
        guides = held(look, where, known)
        if not look.spotless(*where):
            continue
        place = entry.get("where", "anywhere")
        rule = CheckRule(
            id=f"{pack}.{name}",
            kind="house.required",
            order=order + number,
            severity=Severity(entry.get("severity", "must")),
            source=source_of(entry),
            guides=guides,
            find={"text": entry["text"], "where": place},
            when=conditions(entry, "when"),
            unless=conditions(entry, "unless"),
        )
        text = " ".join(entry["text"].split())
        short = text if len(text) <= _LABEL else text[: _LABEL - 1].rstrip() + "…"
        known_words = {"text": short, "place": _place(language, place)}
        yield OwnCheck(rule, _words(language, "required", entry, known_words), {}, look.path)


def _banned(look: Look, pack: str, language: str, known: Known, order: int) -> OwnCheck | None:
    name = f"{pack}.words"
    cues: dict[str, Cue] = {}
    told: dict[str, tuple[str, str]] = {}
    guides = held(look, (), known)
    for number, (where, entry) in enumerate(look.tables(("banned",)), start=1):
        plain = phrases(look, (*where, "words"), entry.get("words", ()))
        if not look.spotless(*where):
            continue
        cue, instead = f"{name}/{number}", entry.get("instead", "")
        cues[cue] = Cue((), dict.fromkeys(plain, instead)) if instead else Cue(plain)
        told[cue] = (instead, entry.get("why", ""))
    if not cues or not all(look.spotless(key) for key in ("severity", "guides", "source")):
        return None
    rule = CheckRule(
        id=name,
        kind="house.words",
        order=order,
        severity=Severity(look.table.get("severity", "should")),
        source=source_of(look.table),
        guides=guides,
        find={"told": told},
        when={},
        unless={},
    )
    return OwnCheck(rule, _words(language, "words", {}, {}), cues, look.path)


def _words(language: str, kind: str, entry: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, Any]:
    """The words for a check whose pack gives none, in its language where there are some."""
    told = _defaults(language)[kind]

    def filled(text: str) -> str:
        for name, value in known.items():
            text = text.replace("{" + name + "}", value)
        return text

    return {
        "label": entry.get("label", filled(told["label"])),
        "why": entry.get("why", told["why"]),
        "messages": {name: filled(said) for name, said in told["messages"].items()},
    }


def _place(language: str, where: str) -> str:
    return str(_defaults(language)["required"]["places"].get(where, where))


@lru_cache(maxsize=8)
def _defaults(language: str) -> dict[str, Any]:
    path = PACKS / language / "house.toml"
    return read_toml(path if path.exists() else PACKS / "en" / "house.toml")
