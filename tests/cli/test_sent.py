"""A letter that has gone out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Tactful


@pytest.fixture
def letter(tactful: Tactful) -> str:
    return tactful(
        "new", "--plain", "--skip-facts", "--set", "fault=ours", "--set", "date=2026-11-21",
        "--set", "relationship=continues",
        stdin="Thank you.\n.\nWe lost it.\n.\nWe'll refund £120 to your card by 4 December.\n.\n\n.\n",
    ).last  # fmt: skip


def test_it_says_when_how_who_and_what_was_promised(tactful: Tactful, letter: str) -> None:
    done = tactful("sent", letter, "--on", "2026-11-21", "--by", "email")
    assert done.code == 0, done.err
    assert "Marked as sent by e-mail on 21 November 2026." in done.err
    assert "copy" in done.err
    assert done.out == "2026-12-04\tWe'll refund £120 to your card by 4 December.\n"
    again = tactful("sent", letter)
    assert again.code == 2
    assert "already" in again.err
    assert tactful("sent", letter, "--undo").code == 0
    assert tactful("sent", letter, "--on", "2026-11-22").code == 0


@pytest.mark.parametrize("arguments", [("--on", "tomorrow"), ("--by", "pigeon")])
def test_what_it_does_not_take_is_2(tactful: Tactful, letter: str, arguments: tuple[str, ...]) -> None:
    refused = tactful("sent", letter, *arguments)
    assert (refused.code, refused.out) == (2, "")


def test_a_letter_with_gaps_is_not_sent(tactful: Tactful) -> None:
    made = tactful("new", "--plain", "--skip-facts", stdin="Thank you [name].\n.\n").last
    refused = tactful("sent", made)
    assert refused.code == 2
    assert "[name]" in refused.err
    assert tactful("sent", made, "--force").code == 0
