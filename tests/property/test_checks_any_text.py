"""Whatever the text: spans match it, nothing breaks, and composition makes no difference."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

import tactful
from tactful.model import Status

_WORDS = st.sampled_from(
    [
        *("sorry", "we", "regret", "your", "order", "is", "late", "because", "of", "the", "snow", "thank", "you"),
        *("[Date]", "XX", "{{name}}", "soon", "never", "again", "a", "refund", "£41", "by", "Friday", "3", "May", "I"),
        *("Café", "naïve", "žádost", "ক্ষমা", "করবেন", "معذرت", "!", "\u202e", "\u200d", "\x1b[31m", "<b>", "😀", "."),
        *(",", ";", ":", "\n\n", "\r\n", "\ufeff", "Dear Ms Novak,", "Yours sincerely,", "\n", '"', "custom"),
    ]
)
_TEXT = st.one_of(st.text(max_size=300), st.lists(_WORDS, max_size=60).map(" ".join))
_UNRELATED = "The car park behind the building has forty spaces."


@given(_TEXT)
@settings(max_examples=150, deadline=None)
def test_spans_match_the_text(text: str) -> None:
    report = tactful.check(text, guide="bad-news", language="en", facts={"recipient": "Ms Novak", "fault": "ours"})
    for result in report.checks:
        for finding in result.findings:
            assert 0 <= finding.start < finding.end <= len(text)
            assert text[finding.start : finding.end] == finding.text
    for step in report.steps:
        assert 0 <= step.start < step.end <= len(text)


@given(st.lists(_WORDS.filter(lambda word: unicodedata.is_normalized("NFC", word)), max_size=40).map(" ".join))
@settings(max_examples=80, deadline=None)
def test_composed_and_decomposed_text_get_the_same_verdict(text: str) -> None:
    composed = tactful.check(unicodedata.normalize("NFC", text), guide="bad-news", language="en")
    decomposed = tactful.check(unicodedata.normalize("NFD", text), guide="bad-news", language="en")
    assert [(r.id, r.status) for r in composed.checks] == [(r.id, r.status) for r in decomposed.checks]


@given(
    st.sampled_from(
        ("solution.overpromise", "solution.false-comfort", "tone.blame", "tone.professional", "letter.placeholders")
    )
)
@settings(deadline=None)
def test_an_unrelated_paragraph_turns_no_absence(check: str) -> None:
    from tactful.guidance import check_text

    for passage in check_text(check, "en")["good"]:
        text = passage["text"].strip()
        guide = passage.get("guide", "bad-news")
        before = tactful.check(text, guide=guide, language="en")[check]
        after = tactful.check(f"{text}\n\n{_UNRELATED}", guide=guide, language="en")[check]
        assert before.status is after.status is Status.PASS
