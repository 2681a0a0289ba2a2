"""The end of a relationship: from when, final, framed, with a gesture (C06, C09, C10, C12, C13, D21, D24, D26)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tactful.checks.dates import find_dates, letter_date
from tactful.checks.kinds import reason
from tactful.checks.kinds.news import news_sentences
from tactful.checks.kinds.presence import has_date
from tactful.checks.letter import SURE, Letter
from tactful.checks.quotes import is_quoted
from tactful.checks.verdict import Verdict, failed, passed, skipped, unsure
from tactful.model import Status
from tactful.text.folding import fold

_EXACT = frozenset(("<money>", "<num>", "<date>", "<percent>", "<all>", "<month>", "<day>", "<few>", "<nth>"))

_LATER = 0.6
"""The score from which a sentence surely invites the reader back."""


def effective_date(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when an ending sentence bears a date, and not one before the letter's own."""
    ending = (
        news_sentences(letter)
        + [
            s
            for s in letter.sentences
            if s.has("ending", "final") and s.score("news", "final") >= 0.3 and not s.does("blame")
        ]
        + letter.where("final", "effect")
    )
    own = letter_date(letter)
    for sentence in ending:
        if not has_date(sentence) and not sentence.has("bounded"):
            continue
        if (
            sentence.score("talk") >= 0.35
            or sentence.has("after-talk", "enclosing")
            or sentence.score("handover") > max(0.5, sentence.score("news", "final"))
        ):
            continue
        dates = find_dates(letter, sentence, own)
        if own is not None and dates and sentence.does("news") and max(dates) < own:
            return failed(letter.finding(sentence), variant="past", date=max(dates).isoformat())
        if has_date(sentence) or sentence.does("news"):
            return passed(letter.finding(sentence))
    return failed()


def final(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Fails on a softened decision and on an invitation to argue.

    An invitation to come back later is the person's to give: it stands where they left the door open, and not where
    they closed it.
    """
    door = letter.fact("door_open")
    later = {sentence.index for sentence in letter.sentences if door and sentence.score("return-later") >= _LATER}
    if door == "no" and later:
        return failed(letter.finding(letter.sentences[min(later)]), variant="door")
    for sentence, hit in letter.hits("negotiable"):
        if sentence.index in later or is_quoted(letter, sentence, hit):
            continue
        if sentence.score("negotiable") >= 0.25:
            return failed(letter.finding(sentence, hit), variant="negotiable")
    for sentence in letter.sentences:
        if sentence.index not in later and sentence.score("negotiable") >= max(0.6, sentence.score("handover")):
            return failed(letter.finding(sentence), variant="negotiable")
    for sentence in letter.sentences:
        if sentence.has("ending") and sum(hit.cue in ("softener", "hedge") for hit in sentence.judged.hits) > 1:
            return failed(letter.finding(sentence), variant="softened")
        decides = sentence.score("news", "news-hedged", "final") >= 0.4
        if (decides and sentence.score("softener") >= 0.6) or (
            decides and sentence.has("softener") and sentence.score("softener") >= 0.3
        ):
            return failed(letter.finding(sentence), variant="softened")
    return passed()


def framing(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when the reason fits the framing chosen: general, business, or documented with us falling short."""
    chosen = letter.fact("framing")
    if not chosen:
        return skipped()
    blamed = letter.where("blame")
    if blamed or any(sentence.has("blame") for sentence in letter.sentences):
        first = blamed[0] if blamed else next(sentence for sentence in letter.sentences if sentence.has("blame"))
        return failed(letter.finding(first), variant=chosen)
    told = [
        sentence
        for sentence in letter.sentences
        if "<date>" in sentence.judged.tokens.forms
        and sentence.judged.tokens.forms
        and sentence.has("reader")
        and sentence.score("news", "final", "handover", "gesture", "offer", "promise") < SURE
    ]
    short = letter.best("fall-short", "general-reason", "responsibility")
    if chosen == "documented":
        facts = told or [
            part
            for part in letter.sentences
            if part.has("reader")
            and not _EXACT.isdisjoint(part.judged.tokens.forms)
            and not (part.does("news", "final") and part.index == 0)
        ]
        if short[1] is not None and facts and (short[0] >= 0.4 or told):
            return passed(letter.finding(told[0] if told else short[1]))
        return failed(variant="documented")
    if chosen == "general":
        if told:
            return failed(letter.finding(told[0]), variant="general")
        if short[1] is not None and short[0] >= 0.4:
            return passed(letter.finding(short[1]))
        return failed(variant="general")
    given = reason.judge(letter, {"acts": ("reason", "fall-short")})
    business = [part for part in letter.sentences if not part.has("general-needs")]
    score, sentence = letter.best("reason", "fall-short", among=business)
    if sentence is not None and (score >= 0.38 or (given.status is Status.PASS and score >= 0.3)):
        return passed(letter.finding(sentence))
    return failed(variant="business")


def gesture(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when the gesture that was entered appears, with an amount or a period."""
    if not letter.fact("gesture"):
        return skipped()
    shown = [sentence for sentence in letter.sentences if sentence.score("gesture", "offer", "remedy") >= 0.4]
    wanted = {char for char in fold(letter.fact("gesture")).text if char.isdigit()}
    for sentence in shown:
        if not _EXACT.isdisjoint(sentence.judged.tokens.forms):
            if wanted and not wanted & {char for char in sentence.judged.folded if char.isdigit()}:
                continue
            return passed(letter.finding(sentence))
    vague = letter.where("gesture")
    return failed(letter.finding(vague[0]), variant="vague") if vague else failed()


def handover(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when the letter says what happens to open orders, data and papers."""
    score, sentence = letter.best("handover")
    if sentence is not None and score >= SURE:
        return passed(letter.finding(sentence))
    if sentence is not None and score >= 0.42:
        return unsure(letter.finding(sentence))
    return failed()
