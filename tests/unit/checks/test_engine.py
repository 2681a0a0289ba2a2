"""What a report holds, whatever the letter."""

from __future__ import annotations

import pytest

import tactful
from tactful.checks.engine import checker
from tactful.errors import InputError, UnknownNameError
from tactful.guidance import check_rules, guide_ids, language_ids, load_guide
from tactful.model import Severity, Status

# ruff: noqa: E501 - a letter's paragraph is one line
LETTER = """Dear Ms Novak,

Thank you for banking with us for six years.

On Tuesday night we found an error that kept your online payments out of our books. You were charged £41 in fees. I am sorry.

You can have the £41 paid out at any branch, or we take it off your next statement. Call me on 0161 496 0123 by Friday 20 November and tell me which you would like.

The mistake was ours, and we have corrected your balance. Every night the two books are now compared before the fees are worked out.

We look forward to keeping your account in good order.

Yours sincerely,
Helen Marsh
"""


@pytest.mark.parametrize("guide", guide_ids())
def test_every_check_of_the_guide_appears_once_in_order(guide: str) -> None:
    report = tactful.check(LETTER, guide=guide, language="en")
    expected = [check for check, rule in check_rules().items() if guide in rule.guides]
    assert [result.id for result in report.checks] == expected


@pytest.mark.parametrize("language", language_ids())
def test_the_guides_own_letters_are_exemplary(language: str) -> None:
    for guide in guide_ids():
        for example in load_guide(guide, language).examples:
            text = "\n\n".join(example.steps.values())
            report = checker(guide, language).check(text, dict(example.facts))
            failing = [
                result.id
                for result in report.checks
                if result.status is Status.FAIL and result.id not in ("letter.salutation", "letter.facts")
            ]
            assert not failing, (guide, example.title, failing)


def test_a_good_letter_is_ready() -> None:
    report = tactful.check(LETTER, guide="bad-news", language="en", facts={"fault": "ours"})
    assert report.verdict == "ready", [(r.id, r.message) for r in report.checks if r.blocking]


def test_a_fault_left_open_is_inferred_and_said() -> None:
    report = tactful.check(LETTER, guide="bad-news", language="en")
    assert report.facts["fault"] == "ours"
    assert "fault" in report.guessed
    assert report["fix.responsibility"].status is Status.PASS


def test_what_is_given_is_not_guessed() -> None:
    report = tactful.check(
        LETTER, guide="bad-news", language="en", facts={"fault": "nobody", "relationship": "continues"}
    )
    assert report.guessed == ()
    assert report["fix.remedy"].status is Status.SKIP


def test_guide_and_language_are_guessed_and_said() -> None:
    report = tactful.check(LETTER)
    assert (report.guide, report.language) == ("bad-news", "en")
    assert {"guide", "language"} <= set(report.guessed)


def test_severity_follows_the_fault() -> None:
    ours = tactful.check("Your parcel was lost.", guide="bad-news", language="en", facts={"fault": "ours"})
    nobody = tactful.check("Your parcel was lost.", guide="bad-news", language="en", facts={"fault": "nobody"})
    assert ours["apology.present"].severity is Severity.MUST
    assert nobody["apology.present"].severity is Severity.CONSIDER
    assert nobody["apology.present"].status is Status.FAIL


def test_a_body_over_400_words_weighs_as_must() -> None:
    long = tactful.check("We refused your claim. " + "It is so. " * 150, guide="bad-news", language="en")
    assert long["news.brevity"].severity is Severity.MUST
    assert long["news.brevity"].status is Status.FAIL


def test_a_persons_severity_wins() -> None:
    report = checker("bad-news", "en").check("Your parcel was lost.", {}, None, {"thanks.opening": Severity.CONSIDER})
    assert report["thanks.opening"].severity is Severity.CONSIDER
    assert not report["thanks.opening"].blocking


def test_nothing_offered_by_intention_is_no_fault() -> None:
    report = tactful.check("We refused it.", guide="bad-news", language="en", facts={"offer": "nothing"})
    assert report["solution.offer"].status is Status.SKIP


def test_unknown_names_are_refused() -> None:
    with pytest.raises(UnknownNameError):
        tactful.check("x", guide="nope", language="en")
    with pytest.raises(UnknownNameError):
        tactful.check("x", guide="bad-news", language="xx")
    with pytest.raises(UnknownNameError):
        tactful.check("x", guide="bad-news", language="en", facts={"colour": "red"})
    with pytest.raises(InputError):
        tactful.check("x", guide="bad-news", language="en", facts={"fault": "mine"})


def test_steps_are_found_in_a_pasted_letter() -> None:
    report = tactful.check(LETTER, guide="bad-news", language="en", facts={"fault": "ours"})
    assert [step.id for step in report.steps][:3] == ["thanks", "segue", "solution"]
    assert "fix" in [step.id for step in report.steps]
    for step in report.steps:
        assert LETTER[step.start : step.end].strip() == LETTER[step.start : step.end]


def test_messages_leave_no_slot_open() -> None:
    for text in (LETTER, "", "Sorry!!! We GUARANTEE it will never happen again, as you know. [Date]"):
        for guide in guide_ids():
            for result in tactful.check(text, guide=guide, language="en", facts={"recipient": "Ms Novak"}).checks:
                assert result.message, result.id
                assert "{" not in result.message, (result.id, result.message)


def test_a_plain_wording_is_offered_and_keeps_the_capital() -> None:
    text = "Your chair is late. Mistakes were made. We will write to you soon."
    report = tactful.check(text, guide="bad-news", language="en", facts={"fault": "ours"})
    (passive,) = report["fix.responsibility"].findings
    assert (passive.text, passive.suggestions) == ("Mistakes were made", ("We made mistakes",))
    (vague,) = report["promise.dated"].findings
    assert (vague.text, vague.suggestions) == ("soon", ("by [date]",))


def test_a_bare_thank_you_thanks_for_nothing() -> None:
    report = tactful.check("Thank you. Your parcel was lost in Leeds.", guide="bad-news", language="en")
    assert report["thanks.opening"].status is Status.FAIL


def test_a_suggestion_takes_the_whole_phrase_with_it() -> None:
    text = "We lost your parcel. We apologise for any inconvenience this may have caused."
    (found,) = tactful.check(text, guide="bad-news", language="en")["apology.present"].findings
    assert found.text == "apologise for any inconvenience this may have caused"
    assert found.suggestions == ("apologise for [what happened to them]",)


def test_a_formula_that_only_announces_is_named() -> None:
    text = "Thank you for your order. I am sorry to say that we lost your parcel on Tuesday."
    result = tactful.check(text, guide="bad-news", language="en", facts={"fault": "ours"})["apology.present"]
    assert result.status is Status.FAIL
    assert "sorry to say" in result.message


def test_not_knowing_why_is_no_reason() -> None:
    text = "Thank you for your order. We lost your parcel. We do not know yet how it happened."
    assert tactful.check(text, guide="bad-news", language="en")["news.reason"].status is Status.FAIL
