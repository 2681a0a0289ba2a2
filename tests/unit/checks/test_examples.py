"""Every check decides its own passages as their author did; a check that never fires fails here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tactful.checks.engine import checker
from tactful.guidance import check_rules, check_text, language_ids
from tactful.model import Status, parse_fact

_LEAST = 5
_PLACE = re.compile(r"\{\w+\}")


def _passages() -> Iterator[tuple[str, str, str, Status, dict[str, object]]]:
    for language in language_ids():
        for rule in check_rules().values():
            table = check_text(rule.id, language)
            for key, status in (("good", Status.PASS), ("bad", Status.FAIL)):
                for number, passage in enumerate(table[key], start=1):
                    yield language, rule.id, f"{language}-{rule.id}-{key}-{number}", status, passage


PASSAGES = list(_passages())


@pytest.mark.parametrize(
    ("language", "check", "status", "passage"),
    [(language, check, status, passage) for language, check, _, status, passage in PASSAGES],
    ids=[name for _, _, name, _, _ in PASSAGES],
)
def test_a_check_decides_its_own_passages(
    language: str, check: str, status: Status, passage: dict[str, object]
) -> None:
    guide = str(passage.get("guide") or next(iter(check_rules()[check].guides)))
    given = passage.get("facts", {})
    assert isinstance(given, dict)
    facts = {name: parse_fact(name, value) for name, value in given.items()}
    result = checker(guide, language).check(str(passage["text"]).strip(), facts)[check]
    assert result.status is status, [finding.text for finding in result.findings]


@pytest.mark.parametrize("language", language_ids())
@pytest.mark.parametrize("check", list(check_rules()))
def test_a_check_has_enough_passages_of_both_kinds(language: str, check: str) -> None:
    table = check_text(check, language)
    assert len(table["good"]) >= _LEAST
    assert len(table["bad"]) >= _LEAST
    texts = [passage["text"] for passage in (*table["good"], *table["bad"])]
    assert len(set(texts)) == len(texts)


def test_no_two_checks_say_the_same() -> None:
    for language in language_ids():
        seen: dict[str, str] = {}
        for check in check_rules():
            for key, text in check_text(check, language)["messages"].items():
                assert text not in seen, f"{check} {key} says what {seen[text]} says"
                seen[text] = f"{check} {key}"


@pytest.mark.parametrize("language", [language for language in language_ids() if language != "en"])
@pytest.mark.parametrize("check", list(check_rules()))
def test_a_check_says_in_every_language_what_it_says_in_english(language: str, check: str) -> None:
    english, own = (_messages(check_text(check, name)) for name in ("en", language))
    assert own.keys() == english.keys()
    for key, text in english.items():
        assert set(_PLACE.findall(own[key])) == set(_PLACE.findall(text)), key
    assert bool(check_text(check, language).get("rewrite")) == bool(check_text(check, "en").get("rewrite"))


def _messages(table: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table["messages"].items():
        found |= {f"{key}.{part}": text for part, text in value.items()} if isinstance(value, dict) else {key: value}
    return found
