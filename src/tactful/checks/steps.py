"""Sorts the paragraphs of a letter into the steps of its guide.

Each paragraph speaks for the steps whose acts its sentences do. A letter goes through the steps in order, so its
paragraphs are sorted together: of all ways through the steps, the one is taken that fits best what they say and
where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tactful.checks.letter import Letter
from tactful.guidance.files import PACKS, SHARED, read_toml
from tactful.guidance.in_use import follows_packs, own_guides
from tactful.model import Draft, StepSpan

_AWAY = 0.3
"""What a paragraph at one end of the letter loses in the step at the other end; nearer ones lose less."""
_BACK, _BACK_EACH = 0.4, 0.1
"""What it costs to go back to an earlier step, and what each step gone back adds."""
_NARROW = 0.3
"""How much more the acts of a step with few acts weigh: with many, one or the other is easily heard by mistake."""
_CLOSING = ("goodwill", "hope")


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
    """The step of each body paragraph, in order. A step that doesn't apply by the facts gets none."""
    acts, closing = _acts_that_apply(letter)
    best, *rows = _fits(letter, tuple(acts.values()), list(acts).index(closing)) or [[]]
    steps = range(len(best))
    came: list[list[int]] = []
    for row in rows:
        reached = [[now - cost for now, cost in zip(best, costs, strict=True)] for costs in _costs(len(best))]
        before = [ways.index(max(ways)) for ways in reached]
        best = [fit + max(ways) for fit, ways in zip(row, reached, strict=True)]
        came.append(before)
    if not best:
        return []
    found = [max(steps, key=best.__getitem__)]
    for before in reversed(came):
        found.append(before[found[-1]])
    names = list(acts)
    return [names[step] for step in reversed(found)]


def _acts_that_apply(letter: Letter) -> tuple[dict[str, tuple[str, ...]], str]:
    """The acts of the steps that apply; the closing step takes what belongs to those that don't."""
    return _acts_by_facts(letter.guide, letter.language.id, letter.fact("fault"), letter.fact("relationship"))


@follows_packs
@lru_cache(maxsize=64)
def _acts_by_facts(guide: str, language: str, fault: str, relationship: str) -> tuple[dict[str, tuple[str, ...]], str]:
    acts, closing = step_acts(guide, language)
    draft = Draft(guide=guide, facts={"fault": fault, "relationship": relationship})
    kept = {step: names for step, names in acts.items() if draft.applies(step)}
    for step, names in acts.items():
        if step not in kept:
            kept[closing] += names
    return kept, closing


def _fits(letter: Letter, acts: tuple[tuple[str, ...], ...], closing: int) -> list[list[float]]:
    """How well each paragraph fits each step; what a sentence surely does counts far more than what it may do."""
    last, end = max(1, len(letter.anatomy.body) - 1), max(1, len(acts) - 1)
    rows = [
        [-_AWAY * abs(number / last - step / end) for step in range(len(acts))]
        for number in range(len(letter.anatomy.body))
    ]
    usual = sum(map(len, acts)) / len(acts)
    weighed = [(step, names, (usual / len(names)) ** _NARROW) for step, names in enumerate(acts) if names]
    for step, names, weight in weighed:
        for sentence, score in zip(letter.sentences, letter.scores(names), strict=False):
            rows[sentence.paragraph][step] += weight * score * score
    if len(rows) > 1:
        # Kind words at the end stay with the last step that was reached.
        kind = sum([sentence.score(*_CLOSING) ** 2 for sentence in letter.last_paragraph])
        for step in range(closing, len(acts)):
            rows[-1][step] += kind
    return rows


@lru_cache(maxsize=8)
def _costs(steps: int) -> list[list[float]]:
    """For each step what it costs to come to it from each."""
    return [[_BACK + _BACK_EACH * (old - new) if new < old else 0.0 for old in range(steps)] for new in range(steps)]


def find_steps(letter: Letter) -> tuple[StepSpan, ...]:
    """Where each step stands; neighbouring paragraphs of one step are one place."""
    spans: list[StepSpan] = []
    for step, (start, end) in zip(sort_paragraphs(letter), letter.anatomy.body, strict=True):
        if spans and spans[-1].id == step:
            spans[-1] = StepSpan(step, spans[-1].start, end)
        else:
            spans.append(StepSpan(step, start, end))
    return tuple(spans)
