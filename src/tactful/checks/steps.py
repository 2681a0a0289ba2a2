"""Sorts the paragraphs of a letter into the steps of its guide.

Each paragraph speaks for the steps whose acts its sentences do. A letter goes through the steps in order, so the
paragraphs are sorted together: of all ways to go through the steps, the one is taken in which what the paragraphs
say, and where they stand, fits best.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tactful.checks.letter import Letter
from tactful.guidance.files import PACKS, SHARED, read_toml
from tactful.guidance.in_use import follows_packs, own_guides
from tactful.model import Draft, StepSpan

_HEARD = 0.25
"""Scores below this are noise."""
_PLACE = 0.6
"""What a paragraph loses that stands as far as can be from where its step usually stands."""
_BACK = 0.3
"""What it costs to go back to an earlier step at all, and for each step gone back."""
_BACK_EACH = 0.15
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
    order, evidence = _evidence(letter)
    if not evidence:
        return []
    steps = range(len(order))
    best, came = evidence[0], []
    for row in evidence[1:]:
        before = [max(steps, key=lambda old, new=new: best[old] - _cost(old, new)) for new in steps]
        best = [row[new] + best[before[new]] - _cost(before[new], new) for new in steps]
        came.append(before)
    at = max(steps, key=best.__getitem__)
    found = [at]
    for before in reversed(came):
        at = before[at]
        found.append(at)
    return [order[at] for at in reversed(found)]


def _cost(old: int, new: int) -> float:
    return _BACK + _BACK_EACH * (old - new) if new < old else 0.0


def _evidence(letter: Letter) -> tuple[list[str], list[list[float]]]:
    """The steps that apply, and how well each paragraph fits each of them."""
    acts, closing = step_acts(letter.guide, letter.language.id)
    facts = {name: value for name, value in letter.facts.items() if name not in letter.inferred or value != "unknown"}
    draft = Draft(guide=letter.guide, language=letter.language.id, facts=facts, steps=dict.fromkeys(acts, "text"))
    order = [step for step in acts if draft.applies(step)]
    last, end = len(letter.anatomy.body) - 1, len(order) - 1
    rows = [
        [-_PLACE * abs(number / max(1, last) - place / max(1, end)) for place in range(len(order))]
        for number in range(last + 1)
    ]
    for sentence in letter.sentences:
        row = rows[sentence.paragraph]
        for place, step in enumerate(order):
            score = sentence.score(*acts[step])
            if score >= _HEARD:
                row[place] += score
        if sentence.paragraph == last > 0:
            score = sentence.score(*_CLOSING)
            if score >= _HEARD:
                for place in range(order.index(closing), end + 1):
                    row[place] += score
    return order, rows


def find_steps(letter: Letter) -> tuple[StepSpan, ...]:
    """Where each step stands; neighbouring paragraphs of one step are one place."""
    spans: list[StepSpan] = []
    for step, (start, end) in zip(sort_paragraphs(letter), letter.anatomy.body, strict=True):
        if spans and spans[-1].id == step:
            spans[-1] = StepSpan(step, spans[-1].start, end)
        else:
            spans.append(StepSpan(step, start, end))
    return tuple(spans)
