"""Urdu opens a quotation with ” and closes it with “; what stands between the two is the reader's own."""

from __future__ import annotations

import pytest

from tactful.checks.engine import checker
from tactful.model import Status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("آپ نے لکھا: ”یہ کیا تماشا ہے!“ اور ہم سمجھتے ہیں کہ کیوں۔", Status.PASS),
        ("آپ نے لکھا: ”یہ کیا تماشا ہے“ اور ہم کل دس بجے آ رہے ہیں!", Status.FAIL),
        ("آپ نے ”کب!“ اور ”کیوں!“ پوچھا تھا، جواب یہ ہے۔", Status.PASS),
    ],
)
def test_an_exclamation_inside_urdu_marks_is_not_ours(text: str, status: Status) -> None:
    assert checker("complaint-reply", "ur").check(text, {})["tone.professional"].status is status
