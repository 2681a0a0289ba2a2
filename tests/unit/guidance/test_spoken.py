"""A guide in two languages: what a person reads, and what goes into the letter."""

from __future__ import annotations

import pytest

from tactful.checks import Checker
from tactful.guidance import guide_ids, load_guide
from tactful.guidance.spoken import in_words
from tactful.i18n import use_language
from tactful.model import Draft
from tactful.session import LetterSession


@pytest.mark.parametrize("guide", guide_ids())
@pytest.mark.parametrize(("letter", "spoken"), [("en", "cs"), ("ur", "en"), ("bn", "ur")])
def test_advice_is_in_one_language_and_sentences_in_the_other(guide: str, letter: str, spoken: str) -> None:
    own, told = load_guide(guide, letter), load_guide(guide, spoken)
    blended = in_words(own, spoken)
    assert (blended.id, blended.language, blended.title) == (guide, letter, told.title)
    assert blended.step_ids == own.step_ids
    for step in blended.steps:
        assert (step.goal, step.advice) == (told.step(step.id).goal, told.step(step.id).advice)
        assert step.starters == own.step(step.id).starters
    for check in blended.checks:
        assert (check.label, check.why, check.messages) == (
            told.check(check.id).label,
            told.check(check.id).why,
            told.check(check.id).messages,
        )
        assert (check.rewrite, check.good) == (own.check(check.id).rewrite, own.check(check.id).good)
    assert blended.examples == own.examples
    for fact, question in blended.questions.items():
        assert question.placeholder == own.questions[fact].placeholder
        if fact in told.questions:
            assert question.question == told.questions[fact].question


def test_a_language_without_guidance_leaves_the_letters_own() -> None:
    own = load_guide("bad-news", "en")
    assert in_words(own, "en") is own
    assert in_words(own, "de") == own


def test_the_messages_are_in_the_language_spoken() -> None:
    said = Checker("bad-news", "en", "cs").check("Thank you for six years with us.")
    messages = load_guide("bad-news", "cs").check("news.plain").messages
    result = next(result for result in said.checks if result.id == "news.plain")
    assert result.message == messages["fail"]


def test_a_session_speaks_as_the_screens_do() -> None:
    use_language("cs")
    try:
        session = LetterSession(Draft(guide="bad-news", language="en"))
    finally:
        use_language("en")
    assert session.guide.title == load_guide("bad-news", "cs").title
    assert session.guide.step("thanks").starters == load_guide("bad-news", "en").step("thanks").starters
