"""Someone else who can help, and how to reach them (A30..A33, C22, C25)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tactful.checks.kinds.parts import name_words
from tactful.checks.kinds.solution import names
from tactful.checks.letter import SURE, Letter, Sentence
from tactful.checks.verdict import Verdict, failed, passed, skipped, unsure

_REACH = frozenset(("<phone>", "<email>", "<url>"))


def given(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when someone is named who can help, or the reader may come back."""
    if letter.where("return-later"):
        return passed(letter.finding(letter.where("return-later")[0]))
    referred = named(letter)
    if referred:
        return passed(letter.finding(referred[0]))
    score, sentence = letter.best("referral", "return-later")
    if sentence is not None and score >= 0.42:
        return unsure(letter.finding(sentence))
    return failed()


def named(letter: Letter) -> list[Sentence]:
    """The sentences that refer to a person or firm by name; the one that was entered is known by it anywhere."""
    found = letter.memo.get("named")
    if found is None:
        told = {*letter.above(0.4, "referral", "alternative"), *letter.holding("referring")}
        entered = name_words(letter.fact("referral_name"), letter)
        if entered:
            told |= {sentence for sentence in letter.sentences if entered <= set(sentence.judged.tokens.forms)}
        ours = set(f"{letter.fact('company')} {letter.fact('recipient')}".lower().split()) if told else set()
        found = letter.memo["named"] = [
            sentence
            for sentence in sorted(told, key=lambda sentence: sentence.index)
            if any(name.lower() not in ours for name in (*names(letter, sentence), *_strangers(letter, sentence)))
        ]
    return found  # type: ignore[return-value]


def _strangers(letter: Letter, sentence: Sentence) -> list[str]:
    language = letter.language
    if sentence.score("referral") < SURE:
        return []
    return language.namer.strangers(sentence.judged.tokens, language.acts)


def contact(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when a way to reach the one referred to stands within two sentences."""
    referred = named(letter)
    if not referred:
        return skipped()
    for sentence in referred:
        for part in letter.sentences[max(0, sentence.index - 2) : sentence.index + 3]:
            if part.has("own-contact") and part is not sentence:
                continue
            if not _REACH.isdisjoint(part.judged.tokens.forms) or part.has("address"):
                return passed(letter.finding(part))
    return failed(letter.finding(referred[0]))


def absent(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Fails on a named referral."""
    referred = [
        part for part in named(letter) if part.score("handover") < max(SURE, part.score("referral", "alternative"))
    ]
    if referred:
        return failed(*(letter.finding(sentence) for sentence in referred))
    return passed()


def alternative(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when an alternative is named or the letter says where to look."""
    referred = named(letter)
    if referred:
        return passed(letter.finding(referred[0]))
    score, sentence = letter.best("alternative", "referral")
    if sentence is not None and score >= SURE:
        return passed(letter.finding(sentence))
    if sentence is not None and score >= 0.42:
        return unsure(letter.finding(sentence))
    return failed()
