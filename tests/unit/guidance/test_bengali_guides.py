"""The Bengali guides: the same frame as the English ones, and letters of their own that are exemplary."""

from __future__ import annotations

import re

import pytest

from tactful.checks.engine import checker
from tactful.guidance import guide_ids, load_guide
from tactful.model import Guide, Status

BASE_FORM_ONLY = re.compile(r"\{[a-z_]+\}-?(?:এর|র|এ|তে|য়|কে)(?=[\s।,;])")
"""A case ending on a name or fact that is filled in: right after some words, not after others."""


def sources(guide: Guide) -> set[str]:
    """Every item of the guidance that the guide rests on."""
    found = [question.source for question in guide.questions.values()]
    found += [reminder.source for reminder in guide.reminders]
    for step in guide.steps:
        found += [note.source for notes in (step.advice, step.dos, step.donts, step.reminders) for note in notes]
    return {item for source in found for item in source}


def frame(guide: Guide) -> dict[str, object]:
    """What has to be the same in each language."""
    return {
        "steps": [step.id for step in guide.steps],
        "asked": [tuple(step.questions) for step in guide.steps],
        "facts": {fact: tuple(question.answers or ()) for fact, question in guide.questions.items()},
        "first": tuple(guide.first_facts),
        "situations": set(guide.situations),
        "reminders": [[reminder.id for reminder in step.reminders] for step in guide.steps],
        "last": [reminder.id for reminder in guide.reminders],
        "sources": sources(guide),
    }


@pytest.mark.parametrize("guide", guide_ids())
def test_its_frame_is_that_of_the_english_guide(guide: str) -> None:
    assert frame(load_guide(guide, "bn")) == frame(load_guide(guide, "en"))


@pytest.mark.parametrize("guide", guide_ids())
def test_each_step_has_starters_for_its_situations_in_which_any_name_stands_right(guide: str) -> None:
    bengali = load_guide(guide, "bn")
    for step in bengali.steps:
        assert len(step.starters) >= 8, step.id
        for starter in step.starters:
            assert starter.situation in bengali.situations
            assert not BASE_FORM_ONLY.search(starter.text), starter.text


@pytest.mark.parametrize("guide", guide_ids())
def test_its_own_letters_are_exemplary(guide: str) -> None:
    for example in load_guide(guide, "bn").examples:
        report = checker(guide, "bn").check("\n\n".join(example.steps.values()), dict(example.facts))
        failing = [
            result.id
            for result in report.checks
            if result.status is Status.FAIL and result.id not in ("letter.salutation", "letter.facts")
        ]
        assert not failing, (example.title, failing)
