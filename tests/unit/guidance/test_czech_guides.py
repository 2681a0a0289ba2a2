"""The Czech guides: as complete as the English ones, their letters exemplary, their sentences fit for any reader."""

from __future__ import annotations

import re

import pytest

from tactful.checks.engine import checker
from tactful.guidance import guide_ids, load_guide
from tactful.letters import lay_out
from tactful.model import Draft, Guide, Status

PAST_OF_SEVERAL = re.compile(r"(jste|byste) [^.;:,{}]*[aeěiíuy]li(?=[ .,;]|$)")
"""A reader addressed as several people: "jste vybrali"; one is "vybral" or "vybrala", so no past form will do."""


def _sources(guide: Guide) -> set[str]:
    found = {item for question in guide.questions.values() for item in question.source}
    for step in guide.steps:
        for advice in (*step.advice, *step.dos, *step.donts):
            found.update(advice.source)
        for reminder in step.reminders:
            found.update(reminder.source)
    return found.union(*(reminder.source for reminder in guide.reminders))


@pytest.mark.parametrize("guide_id", guide_ids())
def test_a_czech_guide_asks_and_advises_what_the_english_one_does(guide_id: str) -> None:
    english, czech = load_guide(guide_id, "en"), load_guide(guide_id, "cs")
    assert czech.first_facts == english.first_facts
    assert list(czech.situations) == list(english.situations)
    assert list(czech.questions) == list(english.questions)
    for fact, question in english.questions.items():
        assert set(czech.questions[fact].answers or {}) == set(question.answers or {})
    for step, model in zip(czech.steps, english.steps, strict=True):
        assert (step.id, step.questions) == (model.id, model.questions)
        assert [reminder.id for reminder in step.reminders] == [reminder.id for reminder in model.reminders]
        assert len(step.starters) >= 8
    assert [reminder.id for reminder in czech.reminders] == [reminder.id for reminder in english.reminders]
    assert _sources(czech) == _sources(english)


@pytest.mark.parametrize("guide_id", guide_ids())
def test_the_czech_letters_are_ready_as_they_would_be_sent(guide_id: str) -> None:
    for example in load_guide(guide_id, "cs").examples:
        facts, steps = dict(example.facts), dict(example.steps)
        text = lay_out(Draft(guide=guide_id, language="cs", facts=facts, steps=steps, parts=dict(example.parts))).text
        report = checker(guide_id, "cs").check(text, facts)
        failing = [(result.id, result.message) for result in report.checks if result.status is Status.FAIL]
        assert not failing, (example.title, failing)
        assert report.verdict == "ready"


@pytest.mark.parametrize("guide_id", guide_ids())
def test_no_czech_starter_takes_one_reader_for_several(guide_id: str) -> None:
    for step in load_guide(guide_id, "cs").steps:
        for starter in step.starters:
            outside = re.sub(r"\{[^}]*\}", "", starter.text)
            assert not PAST_OF_SEVERAL.search(outside), starter.text


def test_the_pattern_knows_a_reader_taken_for_several() -> None:
    assert PAST_OF_SEVERAL.search("Děkujeme, že jste si vybrali nás.")
    assert not PAST_OF_SEVERAL.search("Děkujeme, že jste nám věrná.")
