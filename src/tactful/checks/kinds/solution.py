"""Offers and promises: something to have, named, dated (A23, A24, B16, B24, B26, B42)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tactful.checks.kinds.presence import has_date
from tactful.checks.letter import SURE, Letter, Sentence
from tactful.checks.verdict import Verdict, failed, passed, skipped, unsure
from tactful.text.folding import normal

_OFFERS = ("offer", "gesture", "return-later", "remedy", "referral", "alternative")
_EXACT = frozenset(
    (
        "<money>",
        "<num>",
        "<date>",
        "<day>",
        "<time>",
        "<phone>",
        "<percent>",
        "<all>",
        "<nth>",
        "<month>",
        "<few>",
        "<email>",
        "<url>",
    )
)


def offers(letter: Letter) -> list[Sentence]:
    """The sentences that offer the reader something."""
    return letter.where(*_OFFERS)


def offer(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when a sentence offers something to have or do next."""
    score, sentence = letter.best(*_OFFERS, among=_no_thanks(letter))
    if sentence is not None and score >= 0.55:
        return passed(letter.finding(sentence))
    for part in letter.above(0.45, "offer", "return-later"):
        if part.score("news") < 0.7:
            return passed(letter.finding(part))
    for part in letter.holding("giving", "giveback"):
        dated = part.has("giving") and has_date(part) and not part.does("news")
        if dated or (part.has("giveback", "giving") and part.score(*_OFFERS, "promise") >= 0.3):
            return passed(letter.finding(part))
    if sentence is not None and score >= 0.48:
        return unsure(letter.finding(sentence))
    return failed()


def _no_thanks(letter: Letter) -> list[Sentence] | None:
    """The sentences but those that tell how feedback has helped; None for all of them."""
    if not letter.where("improve"):
        return None
    return [part for part in letter.sentences if not part.does("improve")]


def specific(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when an offer, or the sentence after it, names an amount, item, number, date or person."""
    found = (
        [
            sentence
            for sentence in letter.where("offer", "gesture", "return-later", "referral", "alternative")
            if sentence.score("news", "responsibility") < max(0.6, sentence.score("offer", "gesture"))
        ]
        or offers(letter)
        or [s for s in letter.holding("giveback") if s.score("news") < SURE]
    )
    if not found:
        best = letter.best(*_OFFERS)
        if best[1] is None or best[0] < 0.3:
            return skipped()
        found = [best[1]]
    for sentence in found:
        following = letter.sentences[sentence.index + 1 : sentence.index + 2]
        for part in (sentence, *(s for s in following if s.paragraph == sentence.paragraph)):
            if not _EXACT.isdisjoint(part.judged.tokens.forms) or part.has("item") or names(letter, part):
                return passed(letter.finding(sentence))
    return failed(letter.finding(found[0]))


def names(letter: Letter, sentence: Sentence) -> list[str]:
    """Words within the sentence that bear a capital though they don't begin it: names of people and things."""
    found = []
    common, stem = letter.language.acts, letter.language.vocabulary.stem
    begins = True
    for piece in letter.text[sentence.start : sentence.end].split():
        word = piece.strip("\"'“”‘’„(),.;:!?–—")
        if word.lower() in letter.language.polite:
            begins = False
            continue
        if len(word) > 1 and word[0].isupper() and not word.startswith(("I'", "I’")):
            bare = word.removesuffix("'s").removesuffix("’s")
            if begins and (stem(normal(bare)) in common or len(bare) < 4):
                begins = False
                continue
            if not bare.isupper() or bare.lower() not in common:
                found.append(bare)
        begins = piece[-1] in ".!?:"
    return found + letter.language.namer.names(sentence.judged.tokens)


def dated(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Fails on a promise of ours that says only "soon", or no time at all."""
    promised = False
    findings = []
    doubtful = []
    for sentence in letter.above(0.25, "promise", "promise-vague"):
        score = sentence.score("promise", "promise-vague")
        if score < 0.4 and not sentence.has("vague-time"):
            continue
        bounded = sentence.has("bounded") or not _EXACT_TIME.isdisjoint(sentence.judged.tokens.forms)
        vague = [hit for hit in sentence.judged.hits if hit.cue == "vague-time"]
        if score >= SURE:
            promised = True
        if sentence.does("overpromise") and not vague:
            continue
        if vague and not bounded and sentence.score("promise") < SURE and _is_advice(sentence):
            continue
        if vague and not bounded and sentence.score("promise-vague") >= 0.25:
            findings += [letter.finding(sentence, hit) for hit in vague]
        elif not bounded and sentence.score("promise-vague") >= spec.get("sure", 0.6):
            findings.append(letter.finding(sentence))
        elif not bounded and sentence.score("promise-vague") >= SURE:
            doubtful.append(letter.finding(sentence))
    if findings:
        return failed(*findings)
    if doubtful:
        return unsure(*doubtful)
    if not promised and not offers(letter):
        return skipped()
    return passed()


def _is_advice(sentence: Sentence) -> bool:
    """Whether the reader is the one to do it: "you will want to apply soon"."""
    forms = sentence.judged.tokens.forms
    return forms[:1] == ("you",) and not {"we", "i", "we'll", "i'll", "us", "me"} & set(forms)


_EXACT_TIME = frozenset(("<date>", "<day>", "<time>", "<nth>", "<month>"))
