"""Sorts the paragraphs of a letter into the steps of its guide."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tactful.checks.letter import Letter, Sentence
from tactful.guidance.files import PACKS, SHARED, read_toml
from tactful.guidance.in_use import follows_packs, own_guides
from tactful.model import StepSpan


@follows_packs
@lru_cache(maxsize=8)
def step_acts(guide: str, language: str) -> tuple[Mapping[str, tuple[str, ...]], str]:
    """The acts of each step of a guide, in order, and the step that takes a closing."""
    own = own_guides(language).get(guide)
    if own is not None:
        return own.acts, own.closing
    table = dict(read_toml(PACKS / SHARED / "guides" / f"{guide}.toml")["steps"])
    closing = table.pop("closing")
    return {step: tuple(acts) for step, acts in table.items()}, closing


def sort_paragraphs(letter: Letter) -> list[str]:
    """The step of each body paragraph, in order."""
    acts, closing = step_acts(letter.guide, letter.language.id)
    order = list(acts)
    count = len(letter.anatomy.body)
    by_paragraph: list[list[Sentence]] = [[] for _ in range(count)]
    for sentence in letter.sentences:
        by_paragraph[sentence.paragraph].append(sentence)
    found: list[str] = []
    for number, sentences in enumerate(by_paragraph):
        scores = {step: sum(_weight(sentence, names) for sentence in sentences) for step, names in acts.items()}
        place = order.index(found[-1]) if found else 0
        if number == 0:
            scores[order[0]] += 0.35
        for step in scores:
            # Steps come in order; going back needs good reason.
            scores[step] -= 0.15 * max(0, place - order.index(step))
        if letter.fact("relationship") == "continues" and "referral" in scores:
            scores["referral"] -= 0.3
        if letter.fact("fault") in ("nobody", "theirs") and "fix" in scores:
            scores["fix"] -= 0.5
        best = max(scores, key=lambda step: scores[step])
        if scores[best] < 0.3 or (number == count - 1 and count > 2 and _only_closes(sentences, scores[best])):
            best = _closing_step(found, closing, order) if number > count // 2 else (found[-1] if found else order[0])
        found.append(best)
    return found


def _weight(sentence: Sentence, acts: tuple[str, ...]) -> float:
    score = sentence.score(*acts)
    return score if score >= 0.25 else 0.0


def _only_closes(sentences: list[Sentence], best: float) -> bool:
    return bool(sentences) and sum(sentence.score("goodwill", "hope") for sentence in sentences) > best


def _closing_step(found: list[str], closing: str, order: list[str]) -> str:
    """A closing stays with the last step that was reached, so that the letter's order is kept."""
    if not found:
        return closing
    return found[-1] if order.index(found[-1]) >= order.index(closing) else closing


def find_steps(letter: Letter) -> tuple[StepSpan, ...]:
    """Where each step stands; neighbouring paragraphs of one step are one place."""
    spans: list[StepSpan] = []
    for step, (start, end) in zip(sort_paragraphs(letter), letter.anatomy.body, strict=True):
        if spans and spans[-1].id == step:
            spans[-1] = StepSpan(step, spans[-1].start, end)
        else:
            spans.append(StepSpan(step, start, end))
    return tuple(spans)
