"""Builds guides from the packs: the language's words over the checks that all languages share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tactful.errors import PackError, UnknownNameError
from tactful.guidance.files import PACKS, SHARED, language_ids, read_toml
from tactful.model import Advice, Check, Example, FactQuestion, Guide, Reminder, Severity, Starter, Step

_ORDER = ("bad-news", "complaint-reply", "complaint-follow-up", "ending-service")


@dataclass(frozen=True, slots=True)
class CheckRule:
    """How a check is decided, in every language alike: its kind, what it looks for, when it applies."""

    id: str
    kind: str
    order: int
    severity: Severity
    source: tuple[str, ...]
    guides: Mapping[str, Mapping[str, str]]
    find: Mapping[str, Any]
    when: Mapping[str, tuple[str, ...]]
    unless: Mapping[str, tuple[str, ...]]

    def step(self, guide: str) -> str | None:
        """The step of `guide` it belongs to; None for the whole letter."""
        return self.guides[guide].get("step")

    def severity_in(self, guide: str) -> Severity:
        """Its weight in `guide`."""
        return Severity(self.guides[guide].get("severity", self.severity.value))


@lru_cache(maxsize=1)
def check_rules() -> Mapping[str, CheckRule]:
    """Every check by id, in the order of the guidance."""
    rules = [_rule(path) for path in (PACKS / SHARED / "checks").glob("*.toml")]
    rules.sort(key=lambda rule: (rule.order, rule.id))
    return {rule.id: rule for rule in rules}


def _rule(path: Path) -> CheckRule:
    table = read_toml(path)
    try:
        return CheckRule(
            id=table["id"],
            kind=table["kind"],
            order=table["order"],
            severity=Severity(table["severity"]),
            source=tuple(table["source"]),
            guides=table["guides"],
            find=table.get("find", {}),
            when={fact: tuple(values) for fact, values in table.get("when", {}).items()},
            unless={fact: tuple(values) for fact, values in table.get("unless", {}).items()},
        )
    except KeyError as missing:
        raise PackError(path, 1, 1, f"lacks {missing}.", "Add that key.") from None


@lru_cache(maxsize=1)
def guide_ids() -> tuple[str, ...]:
    """The guides there are, the heart of the product first."""
    found = {path.stem for path in PACKS.glob("*/guides/*.toml")}
    return tuple(sorted(found, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)))


@lru_cache(maxsize=16)
def load_guide(guide: str, language: str = "en") -> Guide:
    """The guide of that id in that language.

    Raises UnknownNameError for a guide or language there is none of, PackError when a pack can't be used.
    """
    if language not in language_ids():
        raise UnknownNameError("language", language, language_ids())
    path = PACKS / language / "guides" / f"{guide}.toml"
    if guide not in guide_ids() or not path.exists():
        raise UnknownNameError("guide", guide, guide_ids())
    table = read_toml(path)
    try:
        return Guide(
            id=guide,
            language=language,
            title=table["title"],
            when=table["when"],
            steps=tuple(_step(step) for step in table["steps"]),
            checks=tuple(_check(rule, guide, language) for rule in check_rules().values() if guide in rule.guides),
            questions={question["fact"]: _question(question) for question in table.get("questions", ())},
            first_facts=tuple(table.get("first_facts", ())),
            situations=table.get("situations", {}),
            reminders=tuple(_reminder(reminder) for reminder in table.get("reminders", ())),
            examples=tuple(_example(example) for example in table.get("examples", ())),
        )
    except KeyError as missing:
        raise PackError(path, 1, 1, f"lacks {missing}.", "Add that key.") from None


def _step(table: Mapping[str, Any]) -> Step:
    return Step(
        id=table["id"],
        title=table["title"],
        goal=table["goal"],
        advice=_advice(table.get("advice", ())),
        dos=_advice(table.get("dos", ())),
        donts=_advice(table.get("donts", ())),
        starters=tuple(Starter(starter["situation"], starter["text"]) for starter in table.get("starters", ())),
        reminders=tuple(_reminder(reminder) for reminder in table.get("reminders", ())),
        questions=tuple(table.get("questions", ())),
    )


def _advice(tables: Any) -> tuple[Advice, ...]:
    return tuple(Advice(table["text"].strip(), tuple(table.get("source", ()))) for table in tables)


def _reminder(table: Mapping[str, Any]) -> Reminder:
    return Reminder(table["id"], table["text"].strip(), tuple(table.get("source", ())))


def _question(table: Mapping[str, Any]) -> FactQuestion:
    return FactQuestion(
        fact=table["fact"],
        question=table["question"],
        why=table.get("why", ""),
        answers=table.get("answers", {}),
        placeholder=table.get("placeholder", ""),
        source=tuple(table.get("source", ())),
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


def _check(rule: CheckRule, guide: str, language: str) -> Check:
    text = check_text(rule.id, language)
    return Check(
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


def _flat(messages: Mapping[str, Any]) -> dict[str, str]:
    """Messages by `status` and `status.variant`, whether the pack quotes the key or nests a table."""
    flat: dict[str, str] = {}
    for key, value in messages.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}.{variant}" if variant != "" else key: text for variant, text in value.items()}
        else:
            flat[key] = value
    return flat
