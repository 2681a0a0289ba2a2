"""Sorts a letter that exists already into the steps and parts of a draft; nothing of it is dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tactful.guidance.files import language_data
from tactful.letters.anatomy import Anatomy
from tactful.letters.conventions import conventions
from tactful.letters.lines import Span
from tactful.model import FactValue
from tactful.text.folding import fold

if TYPE_CHECKING:
    from tactful.checks.letter import Letter

_TWO_WAYS = re.compile(r"0?(\d|1[0-2])/0?(\d|1[0-2])/\d+")


@dataclass(frozen=True, slots=True)
class SortedLetter:
    """The texts of the steps, the parts around the body, and the facts the letter shows.

    `paragraphs` gives the step of each paragraph of the body in order.
    """

    steps: Mapping[str, str]
    parts: Mapping[str, str]
    facts: Mapping[str, FactValue]
    paragraphs: tuple[tuple[str, str], ...] = field(default=())


def sort_letter(text: str, guide: str, language: str, facts: Mapping[str, FactValue] | None = None) -> SortedLetter:
    """The letter as the pieces of a draft. Facts given stay; those the letter shows are added."""
    from tactful.checks.engine import checker
    from tactful.checks.inference import infer_facts
    from tactful.checks.steps import sort_paragraphs

    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    known = dict(facts or {})
    letter = checker(guide, language).read(text, known)
    inferred = infer_facts(letter)
    letter.facts |= inferred
    paragraphs = tuple(
        (step, _unindented(text[start:end]))
        for step, (start, end) in zip(sort_paragraphs(letter), letter.anatomy.body, strict=True)
    )
    steps: dict[str, list[str]] = {}
    for step, paragraph in paragraphs:
        steps.setdefault(step, []).append(paragraph)
    shown = {name: value for name, value in inferred.items() if value != "unknown"}
    return SortedLetter(
        steps={step: "\n\n".join(pieces) for step, pieces in steps.items()},
        parts=_parts(text, letter.anatomy, language, known),
        facts=_head_facts(letter) | shown | known,
        paragraphs=paragraphs,
    )


def _parts(text: str, anatomy: Anatomy, language: str, facts: Mapping[str, FactValue]) -> dict[str, str]:
    data = language_data(language)
    tail: dict[str, list[str]] = {}
    for start, end in anatomy.tail:
        piece = _stripped(text[start:end])
        folded = fold(piece).text
        name = (
            "cc"
            if _begins(folded, data.get("copies", ()))
            else "enclosures"
            if _begins(folded, data.get("enclosures", ()))
            else "other"
        )
        tail.setdefault(name, []).append(piece)
    subject = _cut(text, anatomy.subject)
    # The layout of an e-mail writes this label; every other one is the writer's own and stays.
    label = f"{conventions(language).label('subject')}:"
    head = text.lstrip().partition("\n\n")[0].split("\n")
    mail = not anatomy.head and facts.get("channel", "email") == "email"
    if mail and subject.startswith(label) and subject in map(str.strip, head):
        subject = subject.removeprefix(label).strip() or subject
    parts = {
        "letterhead": "\n\n".join(_stripped(text[start:end]) for start, end in anatomy.head),
        "subject": subject,
        "salutation": _cut(text, anatomy.salutation),
        "close": _cut(text, anatomy.close),
        "signature": _stripped(_cut(text, anatomy.signature)),
    }
    parts |= {name: "\n\n".join(pieces) for name, pieces in tail.items()}
    return {name: value for name, value in parts.items() if value}


def _cut(text: str, span: Span | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _stripped(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))


def _unindented(paragraph: str) -> str:
    """A paragraph without its indent; lines set in deeper than the others, as in a list, stay so."""
    first, *lines = paragraph.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines), default=0)
    return "\n".join([first.strip(), *(line[margin:].rstrip() for line in lines)])


def _begins(folded: str, words: tuple[str, ...] | list[str]) -> bool:
    return any(folded.startswith(fold(word).text) for word in words)


def _subject(line: str, words: tuple[str, ...] | list[str]) -> str:
    """The subject without the word that announces it, unless the word says more ("Our ref")."""
    label, colon, rest = line.partition(":")
    if colon and fold(label.strip()).text in (
        "subject",
        "re",
        *(fold(word).text for word in words if "ref" not in word),
    ):
        return rest.strip()
    return line


def _head_facts(letter: Letter) -> dict[str, FactValue]:
    """Reader, sender, subject and date as the letter names them."""
    from tactful.checks.dates import head_dates

    text, anatomy = letter.text, letter.anatomy
    data = language_data(letter.language.id)
    found: dict[str, FactValue] = {}
    greeting = _cut(text, anatomy.salutation).partition("\n")[0].rstrip(",:!؛،— ")
    folded = fold(greeting).text
    generic = set(fold(str(data.get("generic_readers", ""))).text.split())
    for word in sorted(data.get("salutation", ()), key=len, reverse=True):
        start = fold(word).text
        if folded.startswith(start):
            name = greeting[len(start) :].strip(" ,")
            if name and not generic & set(fold(name).text.split()):
                found["recipient"] = name
            break
    else:
        if greeting:
            found["recipient"] = greeting
    signature = [line.strip() for line in _cut(text, anatomy.signature).split("\n") if line.strip()]
    if signature:
        found["sender"] = signature[0]
    if anatomy.subject:
        found["subject"] = _subject(_cut(text, anatomy.subject), data.get("subject", ()))
    dates = {date for date, words in head_dates(letter) if not _either_way(words)}
    if len(dates) == 1:
        found["date"] = dates.pop().isoformat()
    return found


def _either_way(date: str) -> bool:
    """Whether a date could name its day first or its month first: 3/4/2026."""
    match = _TWO_WAYS.fullmatch(date)
    return match is not None and match[1] != match[2]
