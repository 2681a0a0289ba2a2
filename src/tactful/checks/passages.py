"""Runs the passages of own checks: a check must decide them as its author did."""

from __future__ import annotations

from collections.abc import Iterator

from tactful.checks.engine import Checker
from tactful.checks.letter import Letter
from tactful.errors import TactfulError
from tactful.guidance.in_use import packs_for_now
from tactful.guidance.own import OwnCheck, OwnPack
from tactful.model import CheckResult, Status, parse_fact

Wrong = tuple[OwnCheck, str, int, str]
"""A check, the kind of passage, its number from 0, and how it was decided instead."""


def wrongly_decided(pack: OwnPack) -> Iterator[Wrong]:
    """The passages of a pack's checks that are decided in another way than the pack says."""
    with packs_for_now(pack):
        for check in pack.checks:
            for kind, wanted in (("good", Status.PASS), ("bad", Status.FAIL)):
                for number, passage in enumerate(check.words.get(kind, ())):
                    guide = passage.get("guide") or next(iter(check.rule.guides))
                    try:
                        facts = {name: parse_fact(name, value) for name, value in passage.get("facts", {}).items()}
                        result = Checker(guide, pack.language).check(passage["text"].strip(), facts)[check.rule.id]
                    except TactfulError as error:
                        yield check, kind, number, str(error)
                        continue
                    if result.status is not wanted:
                        yield check, kind, number, _told(result)


def never_found(pack: OwnPack) -> Iterator[tuple[OwnCheck, str]]:
    """Plain phrases that aren't even found in themselves, such as numbers, which are read as signs."""
    signs = frozenset("()*?@<^$!|")
    with packs_for_now(pack):
        guide = next((name for check in pack.checks for name in check.rule.guides), "bad-news")
        checker = Checker(guide, pack.language)
        for check in pack.checks:
            for name, cue in check.cues.items():
                for phrase in (*cue.phrases, *cue.suggest):
                    if signs.isdisjoint(phrase) and "..." not in phrase:
                        letter: Letter = checker.read(f"So {phrase} so.", {})
                        if not any(letter.hits(name)):
                            yield check, phrase


def _told(result: CheckResult) -> str:
    words = ", ".join(f"“{finding.text}”" for finding in result.findings[:3])
    return f"{result.status.value} ({words})" if words else result.status.value
