"""What the letter says against what the person entered (A24, A25)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from tactful.checks.dates import find_dates, letter_date
from tactful.checks.kinds.parts import folded_words, is_proposed, name_words, others_name, same_name
from tactful.checks.kinds.referral import named
from tactful.checks.letter import Letter, Sentence
from tactful.checks.verdict import Verdict, failed, passed, skipped
from tactful.text.folding import fold
from tactful.text.words import words

_CHECKED = ("recipient", "referral_name", "offer", "offer_amount", "offer_date", "effective_date", "call_date", "date")
_AMOUNT = re.compile(r"\d+(?:[.,  ]\d{3})*(?:[.,]\d{1,2})?")
_DATED = {
    "offer_date": ("offer", "promise", "gesture", "remedy"),
    "effective_date": ("news", "final"),
    "call_date": ("meeting", "talk"),
}
_MONEY_ACTS = ("offer", "gesture", "remedy", "promise")


def judge(letter: Letter, spec: Mapping[str, Any]) -> Verdict:
    """Fails where a name, date or amount differs from the facts, or something is promised that wasn't entered."""
    entered = [name for name in _CHECKED if letter.fact(name) and name not in letter.inferred]
    if not entered:
        return skipped()
    for judge_one in (_name, _referral, _dates, _amount, _promise):
        verdict = judge_one(letter)
        if verdict is not None:
            return verdict
    return passed()


def _name(letter: Letter) -> Verdict | None:
    wanted = name_words(letter.fact("recipient"), letter)
    place = letter.anatomy.salutation
    if not wanted or place is None:
        return None
    text = letter.text[place[0] : place[1]]
    if others_name(letter, wanted):
        return failed(letter.span(*place), variant="name", name=letter.fact("recipient"))
    titles = letter.language.titles
    found = folded_words(text)
    titled = any(word.rstrip(".") in titles for word in found)
    rest = [word for word in found if word.rstrip(".") not in titles]
    declines = bool(letter.language.data.get("declines"))
    meant = any(
        word[:4] == name[:4] or (declines and same_name(name, word, declines)) for word in rest for name in wanted
    )
    if titled and rest and not wanted & set(rest) and not meant and not is_proposed(letter):
        return failed(letter.span(*place), variant="name", name=letter.fact("recipient"))
    return None


def _referral(letter: Letter) -> Verdict | None:
    """Someone is named who isn't the one that was entered."""
    wanted = name_words(letter.fact("referral_name"), letter)
    if not wanted:
        return None
    folded = letter.plain
    if any(folded[start:end] in wanted for start, end in words(folded)):
        return None
    for sentence in named(letter):
        return failed(letter.finding(sentence), variant="name", name=letter.fact("referral_name"))
    return None


def _dates(letter: Letter) -> Verdict | None:
    if not any(letter.fact(name) for name in ("date", *_DATED)):
        return None
    own = letter_date(letter)
    if letter.fact("date"):
        entered = dt.date.fromisoformat(letter.fact("date"))
        for start, end in letter.anatomy.head:
            folded = letter.normal(start, end)
            if own is not None and own != entered and str(own.year) in folded:
                return failed(letter.span(start, end), variant="date", date=letter.fact("date"))
    for name, acts in _DATED.items():
        if not letter.fact(name):
            continue
        wanted = dt.date.fromisoformat(letter.fact(name))
        everywhere = {date for sentence in letter.sentences for date in find_dates(letter, sentence, own or wanted)}
        if wanted in everywhere or any(date.day == wanted.day and date.month == wanted.month for date in everywhere):
            continue
        for sentence in letter.where(*acts):
            if find_dates(letter, sentence, own or wanted):
                return failed(letter.finding(sentence), variant="date", date=letter.fact(name))
    return None


def _amount(letter: Letter) -> Verdict | None:
    if not letter.fact("offer_amount"):
        return None
    wanted = {_plain(amount) for amount in _AMOUNT.findall(fold(letter.fact("offer_amount")).text)}
    if not wanted:
        return None
    said: list[tuple[Sentence, str]] = []
    for sentence in letter.sentences:
        tokens = sentence.judged.tokens
        for form, start, end in zip(tokens.forms, tokens.starts, tokens.ends, strict=True):
            if form in ("<money>", "<percent>", "<num>", "<all>"):
                said += [(sentence, _plain(amount)) for amount in _AMOUNT.findall(sentence.judged.folded[start:end])]
    if any(amount in wanted for _, amount in said):
        return None
    for sentence, _ in said:
        if sentence.does(*_MONEY_ACTS) and {"<money>", "<percent>"} & set(sentence.judged.tokens.forms):
            return failed(letter.finding(sentence), variant="amount", name=letter.fact("offer_amount"))
    return None


def _plain(amount: str) -> str:
    amount = amount.replace(" ", "").replace(" ", "")
    amount = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", amount).replace(",", ".")
    return amount.rstrip("0").rstrip(".") if "." in amount else amount


def _promise(letter: Letter) -> Verdict | None:
    if letter.fact("offer").strip().lower() != "nothing":
        return None
    for sentence in letter.sentences:
        if (
            sentence.score("offer", "gesture", "remedy") >= 0.7
            and "<money>" in sentence.judged.tokens.forms
            and sentence.has("giveback")
        ):
            return failed(letter.finding(sentence), variant="promise")
    return None
