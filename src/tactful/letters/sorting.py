"""Sorts a letter that exists already into the steps and parts of a draft; nothing of it is dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tactful.guidance.files import language_data
from tactful.letters.anatomy import Anatomy, Span
from tactful.model import FactValue
from tactful.text.folding import fold


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
    letter = checker(guide, language).read(text, facts or {})
    known = dict(facts or {})
    inferred = infer_facts(letter)
    letter.facts |= inferred
    found = list(zip(sort_paragraphs(letter), letter.anatomy.body, strict=True))
    steps: dict[str, list[str]] = {}
    for step, (start, end) in found:
        steps.setdefault(step, []).append(text[start:end])
    shown = {name: value for name, value in inferred.items() if value != "unknown"}
    return SortedLetter(
        steps={step: "\n\n".join(pieces) for step, pieces in steps.items()},
        parts=_parts(text, letter.anatomy, language),
        facts=_head_facts(text, letter.anatomy, language) | shown | known,
        paragraphs=tuple((step, text[start:end]) for step, (start, end) in found),
    )


def _parts(text: str, anatomy: Anatomy, language: str) -> dict[str, str]:
    data = language_data(language)
    tail: dict[str, list[str]] = {}
    for start, end in anatomy.tail:
        piece = text[start:end]
        folded = fold(piece).text
        name = (
            "cc"
            if _begins(folded, data.get("copies", ()))
            else "enclosures"
            if _begins(folded, data.get("enclosures", ()))
            else "other"
        )
        tail.setdefault(name, []).append(piece)
    parts = {
        "letterhead": "\n\n".join(_dedent(text[start:end]) for start, end in anatomy.head),
        "subject": _subject(_cut(text, anatomy.subject), data.get("subject", ())),
        "salutation": _cut(text, anatomy.salutation),
        "close": _cut(text, anatomy.close),
        "signature": _dedent(_cut(text, anatomy.signature)),
    }
    parts |= {name: "\n\n".join(pieces) for name, pieces in tail.items()}
    return {name: value for name, value in parts.items() if value}


def _cut(text: str, span: Span | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _dedent(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))


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


def _head_facts(text: str, anatomy: Anatomy, language: str) -> dict[str, FactValue]:
    """Reader, sender and subject as the letter names them."""
    data = language_data(language)
    found: dict[str, FactValue] = {}
    greeting = _cut(text, anatomy.salutation).rstrip(",:!؛،— ")
    folded = fold(greeting).text
    generic = set(str(data.get("generic_readers", "")).split())
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
    return found
