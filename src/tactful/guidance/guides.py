"""Builds guides from the packs: the language's words over the checks that all languages share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from tactful.errors import PackError, UnknownNameError
from tactful.guidance.files import PACKS, language_ids, read_toml
from tactful.guidance.in_use import follows_packs, own_check, own_guides, own_severities, own_words, rules_for
from tactful.guidance.rules import CheckRule
from tactful.i18n import t
from tactful.model import (
    Advice,
    Check,
    Example,
    FactQuestion,
    Gate,
    GateQuestion,
    GateReason,
    Guide,
    Reminder,
    Starter,
    Step,
)

_ORDER = ("bad-news", "complaint-reply", "complaint-follow-up", "ending-service")


@follows_packs
@lru_cache(maxsize=1)
def guide_ids() -> tuple[str, ...]:
    """The guides there are, the heart of the product first, those of own packs last."""
    found = {path.stem for path in PACKS.glob("*/guides/*.toml")}
    built_in = sorted(found, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))
    return (*built_in, *sorted(own_guides()))


@follows_packs
@lru_cache(maxsize=16)
def load_guide(guide: str, language: str = "en") -> Guide:
    """The guide of that id in that language.

    Raises UnknownNameError for a guide or language there is none of, PackError when a pack can't be used.
    """
    if language not in language_ids():
        raise UnknownNameError("language", language, language_ids())
    own = own_guides(language).get(guide)
    path = own.file if own else PACKS / language / "guides" / f"{guide}.toml"
    if guide not in guide_ids() or not path.exists():
        raise UnknownNameError("guide", guide, guide_ids())
    table = own.table if own else read_toml(path)
    try:
        return Guide(
            id=guide,
            language=language,
            title=table["title"],
            when=table["when"],
            steps=tuple(_step(step) for step in table["steps"]),
            checks=tuple(
                _check(rule, guide, language) for rule in rules_for(language).values() if guide in rule.guides
            ),
            questions={question["fact"]: _question(question) for question in table.get("questions", ())},
            first_facts=tuple(table.get("first_facts", ())),
            situations=table.get("situations", {}),
            reminders=tuple(_reminder(reminder) for reminder in table.get("reminders", ())),
            examples=tuple(_example(example) for example in table.get("examples", ())),
            gate=_gate(table["gate"]) if "gate" in table else None,
            follow_up=table.get("follow_up", ""),
        )
    except KeyError as missing:
        raise PackError(path, 1, 1, f"lacks {missing}.", t("pack.add-key")) from None


def _step(table: Mapping[str, Any]) -> Step:
    return Step(
        id=table["id"],
        title=table["title"],
        goal=table["goal"],
        advice=_advice(table.get("advice", ())),
        dos=_advice(table.get("dos", ())),
        donts=_advice(table.get("donts", ())),
        starters=tuple(_starter(starter) for starter in table.get("starters", ())),
        reminders=tuple(_reminder(reminder) for reminder in table.get("reminders", ())),
        questions=tuple(table.get("questions", ())),
    )


def _starter(table: Mapping[str, Any]) -> Starter:
    return Starter(table["situation"], table["text"], table.get("address", ""))


def _advice(tables: Any) -> tuple[Advice, ...]:
    return tuple(Advice(table["text"].strip(), _source(table)) for table in tables)


def _reminder(table: Mapping[str, Any]) -> Reminder:
    return Reminder(table["id"], table["text"].strip(), _source(table))


def _source(table: Mapping[str, Any]) -> tuple[str, ...]:
    given = table.get("source", ())
    return (given,) if isinstance(given, str) else tuple(given)


def _question(table: Mapping[str, Any]) -> FactQuestion:
    return FactQuestion(
        fact=table["fact"],
        question=table["question"],
        why=table.get("why", ""),
        answers=table.get("answers", {}),
        placeholder=table.get("placeholder", ""),
        source=_source(table),
    )


def _gate(table: Mapping[str, Any]) -> Gate:
    return Gate(
        reasons=tuple(
            GateReason(reason["id"], reason["text"], _source(reason), reason.get("proposes", {}))
            for reason in table["reasons"]
        ),
        questions=tuple(
            GateQuestion(
                question["id"],
                question["question"],
                question.get("why", ""),
                question.get("answers", {}),
                _source(question),
            )
            for question in table.get("questions", ())
        ),
        results={name: text.strip() for name, text in table["results"].items()},
        intro=table.get("intro", "").strip(),
        numbers=tuple(table.get("numbers", ())),
    )


def _example(table: Mapping[str, Any]) -> Example:
    return Example(
        title=table.get("title", ""),
        text=table.get("text", "").strip(),
        facts=table.get("facts", {}),
        steps={step: text.strip() for step, text in table.get("steps", {}).items()},
        parts=table.get("parts", {}),
        guide=table.get("guide", ""),
    )


@lru_cache(maxsize=256)
def check_text(check: str, language: str) -> Mapping[str, Any]:
    """The words of one check in one language: label, why, messages, examples."""
    return read_toml(PACKS / language / "checks" / f"{check}.toml")


def _rules(guide: str, language: str) -> list[CheckRule]:
    return [rule for rule in rules_for(language).values() if guide in rule.guides]


def _check(rule: CheckRule, guide: str, language: str) -> Check:
    own = own_check(rule.id, language)
    text = own.words if own else check_text(rule.id, language)
    check = Check(
        id=rule.id,
        step=rule.step(guide),
        severity=rule.severity_in(guide),
        source=rule.source,
        label=text["label"],
        messages=_flat(text["messages"]),
        why=text["why"].strip(),
        good=tuple(_example(example) for example in text.get("good", ())),
        bad=tuple(_example(example) for example in text.get("bad", ())),
        rewrite=text.get("rewrite", ""),
    )
    said = own_words(rule.id, language)
    if not said:
        return check
    return replace(
        check,
        severity=own_severities(language).get(rule.id, check.severity),
        label=said.get("label", check.label),
        why=said.get("why", check.why).strip(),
        messages={**check.messages, **_flat(said.get("messages", {}))},
    )


def _flat(messages: Mapping[str, Any]) -> dict[str, str]:
    """Messages by `status` and `status.variant`, whether the pack quotes the key or nests a table."""
    flat: dict[str, str] = {}
    for key, value in messages.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}.{variant}" if variant != "" else key: text for variant, text in value.items()}
        else:
            flat[key] = value
    return flat
