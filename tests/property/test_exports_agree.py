from __future__ import annotations

import email
import email.policy
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.unit.exports.test_formats import words_of_document, words_of_mail, words_of_page

from tactful.exports import rendered
from tactful.exports._blocks import clean
from tactful.exports.txt import wrapped
from tactful.letters import lay_out
from tactful.model import Draft, Layout

TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab1 \n\t-&<>\"'=?_,.:;@()[]\\#*\r\u00a0\u200d\u200c\u202e\u2028\x0b\x00\x85"),
        st.sampled_from("čřžÁ ক্ষমা র্সে সং معذرت ۔،؟"),
        st.characters(codec="utf-8", exclude_categories=["Cs", "Co", "Cn"]),
    ),
    max_size=40,
)
NAMES = st.text(st.sampled_from('ab \n<>@.,=?\r"čক م:;\\'), max_size=20)
DRAFTS = st.builds(
    Draft,
    language=st.sampled_from(["en", "cs", "bn", "ur"]),
    facts=st.fixed_dictionaries({}, optional={"recipient": NAMES, "subject": TEXTS, "sender": NAMES}),
    steps=st.fixed_dictionaries({"thanks": TEXTS, "segue": TEXTS}),
    parts=st.fixed_dictionaries({}, optional={"letterhead": TEXTS, "cc": TEXTS, "signature": TEXTS}),
)


@given(DRAFTS, st.sampled_from(list(Layout)))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@example(Draft(steps={"thanks": "\ufeffFrom x\n.\n--=_\n=20"}), Layout.EMAIL)
def test_pages_mails_and_documents_say_what_the_text_says(draft: Draft, layout: Layout) -> None:
    laid = lay_out(draft, layout)
    words = clean(laid.text).split()
    assert words_of_page(rendered(draft, "html", layout).decode()) == words
    assert words_of_document(rendered(draft, "docx", layout)) == words
    data = rendered(draft, "eml", layout)
    plain, page = words_of_mail(data)
    head = clean(laid.part("subject")).split() if layout is Layout.EMAIL else []
    assert head + plain == head + page == words
    mail: Any = email.message_from_bytes(data, policy=email.policy.default)
    assert set(mail.keys()) <= {"Subject", "From", "To", "Date", "X-Unsent", "MIME-Version", "Content-Type"}
    assert not mail.defects


@given(TEXTS, st.integers(1, 30))
@settings(deadline=None)
def test_wrapping_loses_no_word_and_breaks_none(text: str, columns: int) -> None:
    assert wrapped(text, columns).split() == text.split()


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("one two three", 7, "one two\nthree"),
        ("    set in here", 10, "    set in\n    here"),
        ("a" * 12 + " b", 5, "a" * 12 + "\nb"),
        ("ক্ষমা ক্ষমা ক্ষমা", 6, "ক্ষমা ক্ষমা\nক্ষমা"),
        ("short\n\nshort", 20, "short\n\nshort"),
        ("keeps  two spaces", 12, "keeps  two\nspaces"),
    ],
)
def test_how_lines_are_wrapped(text: str, columns: int, lines: str) -> None:
    assert wrapped(text, columns) == lines


@given(DRAFTS, st.sampled_from(list(Layout)))
@settings(deadline=None)
def test_any_text_makes_a_pdf_and_the_same_one_twice(draft: Draft, layout: Layout) -> None:
    from dataclasses import replace
    from datetime import UTC, datetime

    dated = replace(draft, updated=datetime(2026, 11, 21, tzinfo=UTC))
    made = rendered(dated, "pdf", layout)
    assert made.startswith(b"%PDF-")
    assert rendered(dated, "pdf", layout) == made
