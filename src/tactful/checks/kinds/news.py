"""The bad news itself: said outright, soon, briefly, in order (A05, A06, A08, A09, A12, A15, A20, A21)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from tactful.checks.letter import SURE, Letter, Sentence
from tactful.checks.verdict import Verdict, failed, passed, skipped, unsure
from tactful.model import Finding, Limits, Severity

_NEWS = 0.42
_SLIGHT = 0.35
_LEADING_AWAY = (
    "effect",
    "offer",
    "apology",
    "promise",
    "remedy",
    "prevention",
    "goodwill",
    "thanks",
    "handover",
    "gesture",
    "news",
)
_AWAY = 0.4
"""From this score of one of those on, a sentence doesn't lead on to a reason."""


def news_sentences(letter: Letter) -> list[Sentence]:
    """The sentences that say the news outright, in order."""
    found = letter.memo.get("news")
    if found is None:
        news, hedged = letter.scores(("news",)), letter.scores(("news-hedged",))
        effect, owned = letter.scores(("effect",)), letter.scores(("responsibility",))
        found = [
            sentence
            for sentence, told, veiled, meant, ours in zip(letter.sentences, news, hedged, effect, owned, strict=False)
            if (told >= _NEWS or ours >= 0.65 or (told >= 0.05 and _says_event(sentence, told, meant)))
            and veiled < max(SURE, told)
            and not _wavers(sentence)
        ]
        letter.memo["news"] = found
    return found  # type: ignore[return-value]


def _says_event(sentence: Sentence, news: float, effect: float) -> bool:
    """Whether what may be news is some, by its words or by the consequence it tells."""
    return sentence.has("event") or (news >= 0.25 and effect >= 0.6)


def _wavers(sentence: Sentence) -> bool:
    """Whether the decision itself is hedged: twice, or once with the whole sentence sounding so."""
    if not sentence.has("hedge", "softener"):
        return False
    hedges = sum(hit.cue in ("hedge", "softener") for hit in sentence.judged.hits)
    return hedges > 2 or (hedges > 0 and sentence.score("news-hedged", "softener") >= 0.4)


def plain(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when one sentence of the first two paragraphs, or the first three sentences, says the news outright."""
    said = news_sentences(letter)
    early = [sentence for sentence in said if sentence.paragraph <= 1 or sentence.index <= 2]
    clear = [sentence for sentence in early if not sentence.has("euphemism")]
    if clear:
        return passed(letter.finding(clear[0]))
    if early:
        return failed(letter.finding(early[0]), variant="hedged")
    hedged = letter.where("news-hedged")
    if hedged and (not said or hedged[0].index < said[0].index):
        return failed(letter.finding(hedged[0]), variant="hedged")
    if said:
        return failed(letter.finding(said[0]), variant="late")
    score, sentence = letter.best("news")
    if sentence is not None and score >= 0.36:
        return unsure(letter.finding(sentence))
    return failed()


def brevity(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Fails on a long news sentence, a long explanation, a reason too many, a body over its limit."""
    words, limits = letter.words, letter.limits
    limit = int(spec.get("body", limits.body(letter.guide)))
    if words > max(limits.longest, limit):
        return failed(variant="body", severity=Severity.MUST, count=words, limit=limit)
    if letter.guide != "complaint-reply":
        for sentence in (news_sentences(letter) or letter.where("news-hedged"))[:1]:
            if sentence.words > limits.news_words:
                return failed(
                    letter.finding(sentence), variant="sentence", count=sentence.words, limit=limits.news_words
                )
        reasons = _listed_reasons(letter)
        if reasons is not None:
            return failed(reasons, variant="reasons")
        explanation = _long_explanation(letter)
        if explanation is not None:
            return failed(explanation, variant="explanation")
    if words > limit:
        return failed(variant="body", count=words, limit=limit)
    return passed(count=words)


def _long_explanation(letter: Letter) -> Finding | None:
    """Reasons and what only leads on to them, in one paragraph: over so many sentences and so many words."""
    paragraphs = Counter([sentence.paragraph for sentence in letter.sentences])
    if max(paragraphs.values(), default=0) <= letter.limits.explanation_sentences:
        return None
    run: list[Sentence] = []
    reasons, elsewhere = letter.scores(("reason",)), letter.scores(_LEADING_AWAY)
    for sentence, reason, away in zip(letter.sentences, reasons, elsewhere, strict=False):
        begins = reason >= _SLIGHT
        if run and (run[-1].paragraph != sentence.paragraph or not (begins or away < _AWAY)):
            if _too_long(run, letter.limits):
                break
            run = []
        if begins or run:
            run.append(sentence)
    return letter.span(run[0].start, run[-1].end) if _too_long(run, letter.limits) else None


def _too_long(run: list[Sentence], limits: Limits) -> bool:
    words = sum(part.words for part in run)
    long = len(run) > limits.explanation_sentences and words > limits.explanation_words
    return long and any(part.does("reason") for part in run)


def _listed_reasons(letter: Letter) -> Finding | None:
    """A sentence that lists more reasons than allowed, one after the other."""
    for sentence, reason in zip(letter.sentences, letter.scores(("reason",)), strict=False):
        if reason < 0.6 and not sentence.has("cause"):
            continue
        caused = [hit.last for hit in sentence.judged.hits if hit.cue == "cause"]
        elsewhere = sentence.score("boast", "news", "effect", "blame") >= SURE
        if not caused and (sentence.score("reason") < 0.6 or elsewhere):
            continue
        joiners = frozenset(str(letter.language.data.get("list_joiners", "and &")).split())
        clauses = frozenset(str(letter.language.data.get("clause_words", "")).split())
        if _items(sentence.judged.tokens.forms[min(caused, default=0) :], joiners, clauses) > letter.limits.reasons:
            return letter.finding(sentence)
    return None


def _items(forms: tuple[str, ...], joiners: frozenset[str], clauses: frozenset[str] = frozenset()) -> int:
    """How many short items a list has, told by commas and joiners at most seven words apart; 0 without a list.

    A comma that only begins a clause parts no items.
    """
    longest = commas = since = 0
    for form, following in zip(forms, (*forms[1:], ""), strict=False):
        if form == "," and following in clauses:
            commas = since = 0
        elif form == "," or form in joiners:
            commas = commas + 1 if 0 < since <= 7 else 1
            longest = max(longest, commas)
            since = 0
        elif form in (".", ";", ":", "-", "–"):
            commas = since = 0
        else:
            since += 1
    return longest


def order(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Fails when the thanks comes after the news, or the first offer before it."""
    said = news_sentences(letter)
    if not said:
        return skipped()
    news = said[0]
    thanks = letter.above(0.4, "thanks")
    if thanks and thanks[0].index > news.index:
        return failed(letter.finding(thanks[0]), variant="thanks")
    offers = letter.above(0.6, "offer", "return-later", "gesture")
    if offers and offers[0].index < news.index:
        return failed(letter.finding(offers[0]), variant="offer")
    if not thanks and not offers:
        return skipped()
    return passed(letter.finding(news))


def euphemism(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Fails on every veil, sweetener and minimiser, and on praise of ourselves beside the news."""
    findings: list[Finding] = []
    marked = set()
    for sentence, hit in letter.hits("euphemism"):
        findings.append(letter.finding(sentence, hit))
        marked.add(sentence.index)
    for sentence in letter.above(spec.get("sure", 0.75), "euphemism"):
        if sentence.index not in marked:
            findings.append(letter.finding(sentence))
            marked.add(sentence.index)
    said = news_sentences(letter) or letter.where("news-hedged")
    for news in said[:2]:
        for sentence in letter.sentences[max(0, news.index - 2) : news.index + 2]:
            if (
                sentence.index not in marked
                and sentence.paragraph == news.paragraph
                and (sentence.has("boast") or sentence.score("boast") >= 0.75)
            ):
                findings.append(letter.finding(sentence))
                marked.add(sentence.index)
    if findings:
        findings.sort(key=lambda finding: finding.start)
        return failed(*findings)
    return passed()
