"""Builds guides from the packs: the language's words over the checks that all languages share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tactful.errors import PackError
from tactful.guidance.guide_checks import example, guide_checks, guide_table
from tactful.guidance.in_use import follows_packs
from tactful.i18n import t
from tactful.model import (
    Advice,
    FactQuestion,
    Gate,
    GateQuestion,
    GateReason,
    Guide,
    Reminder,
    Starter,
    Step,
)


@follows_packs
@lru_cache(maxsize=16)
def load_guide(guide: str, language: str = "en") -> Guide:
    """The guide of that id in that language.

    Raises UnknownNameError for a guide or language there is none of, PackError when a pack can't be used.
    """
    path, table = guide_table(guide, language)
    try:
        return Guide(
            id=guide,
            language=language,
            title=table["title"],
            when=table["when"],
            steps=tuple(_step(step) for step in table["steps"]),
            checks=guide_checks(guide, language),
            questions={question["fact"]: _question(question) for question in table.get("questions", ())},
            first_facts=tuple(table.get("first_facts", ())),
            situations=table.get("situations", {}),
            reminders=tuple(_reminder(reminder) for reminder in table.get("reminders", ())),
            examples=tuple(example(one) for one in table.get("examples", ())),
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


def _source(table: Mapping[str, Any]) -> tuple[str, ...]:
    given = table.get("source", ())
    return (given,) if isinstance(given, str) else tuple(given)


def _advice(tables: Any) -> tuple[Advice, ...]:
    return tuple(Advice(table["text"].strip(), _source(table)) for table in tables)


def _reminder(table: Mapping[str, Any]) -> Reminder:
    return Reminder(table["id"], table["text"].strip(), _source(table))


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
