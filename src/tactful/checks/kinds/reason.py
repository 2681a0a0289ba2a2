"""A reason for the news: why it happened, or why it was so decided (A04, A22, C11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tactful.checks.kinds.news import news_sentences
from tactful.checks.letter import SURE, Letter, Sentence
from tactful.checks.verdict import Verdict, failed, passed, unsure

_NEARBY = 0.3
_ELSEWHERE = (
    "apology",
    "thanks",
    "goodwill",
    "offer",
    "promise",
    "remedy",
    "prevention",
    "handover",
    "gesture",
    "asks",
    "hope",
)


def judge(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Passes when a sentence gives a reason; beside the news a slighter sign of one will do.

    A refusal to give reasons and an empty formula such as "for operational reasons" are none.
    """
    acts = tuple(spec["acts"])
    said = [sentence for sentence in letter.sentences if not sentence.has("no-reason")]
    score, sentence = letter.best(*acts, among=said)
    if sentence is not None and score >= SURE:
        return passed(letter.finding(sentence))
    near = _beside_news(letter)
    for part in said:
        if part.has("cause") and part.score(*acts) >= _NEARBY:
            return passed(letter.finding(part))
    for part in said:
        if part.index in near and part.score(*acts) >= _NEARBY and part.score(*_ELSEWHERE) < SURE:
            return passed(letter.finding(part))
    for part in said:
        beside = part.index in near and part.has("causing")
        if beside and part.score(*_ELSEWHERE, "effect") < 0.6 and part not in news_sentences(letter)[:1]:
            return passed(letter.finding(part))
    refused = [part for part in letter.sentences if part.has("no-reason")]
    if refused:
        return failed(letter.finding(refused[0]))
    owned, how = letter.best("responsibility", "blame", among=said)
    if how is not None and owned >= 0.6:
        return passed(letter.finding(how))
    if sentence is not None and score >= 0.42:
        return unsure(letter.finding(sentence))
    return failed()


def _beside_news(letter: Letter) -> set[int]:
    """The numbers of the sentences next to the news, two before and three after, in its paragraph."""
    found: set[int] = set()
    news: Sentence
    for news in news_sentences(letter)[:3]:
        found |= {
            sentence.index
            for sentence in letter.sentences[max(0, news.index - 2) : news.index + 4]
            if sentence.paragraph == news.paragraph
        }
    return found
