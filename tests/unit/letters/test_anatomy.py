"""What a pasted letter's lines are taken for."""

from __future__ import annotations

import pytest

from tactful.letters.anatomy import read_anatomy

BODY = "Your parcel is late, because the van broke down. You will have it on 5 May.\n\nKind regards,\nTom\n"


def subject_of(text: str) -> str | None:
    span = read_anatomy(text, "en").subject
    return text[span[0] : span[1]] if span else None


def body_of(text: str) -> list[str]:
    return [text[start:end] for start, end in read_anatomy(text, "en").body]


@pytest.mark.parametrize("face", [":)", ":-)", "😊", "<3"])
def test_a_first_line_that_ends_with_a_face_is_part_of_the_letter(face: str) -> None:
    line = f"Thank you for your custom over the years {face}"
    letter = f"Dear Ms Reed,\n\n{line}\n\n{BODY}"
    assert subject_of(letter) is None
    assert body_of(letter)[0] == line


@pytest.mark.parametrize("line", ["Date: [insert]", "Date: ____", "[Insert date here]", "Dated: 3 May 2026"])
@pytest.mark.parametrize("before", ["Reed & Co\n12 High Street\n\n{line}\n\nDear Ms Reed,", "Dear Ms Reed,\n\n{line}"])
def test_a_date_line_is_no_subject(before: str, line: str) -> None:
    assert subject_of(f"{before.format(line=line)}\n\n{BODY}") is None


@pytest.mark.parametrize("line", ["Late delivery of order [number]", "Your chairs"])
def test_a_line_of_its_own_is_still_the_subject(line: str) -> None:
    assert subject_of(f"Dear Ms Reed,\n\n{line}\n\n{BODY}") == line


@pytest.mark.parametrize(
    "line",
    [
        "RE: Order 4471, late delivery",
        "RE: Your complaint about order 4471.",
        "Re: your letter of 2 May about the chairs you ordered for the hall and never had from us, order 4471",
    ],
)
@pytest.mark.parametrize(
    "letter",
    [
        "Dear Ms Reed,\n\n{line}\n\n{body}",
        "Dear Ms Reed,\n{line}\n\n{body}",
        "Dear Ms Reed,\n\n{line}\n{body}",
        "{line}\n\nDear Ms Reed,\n\n{body}",
        "{line}\n\n{body}",
        "{line}\n{body}",
        "Our ref: AB/12\n\nDear Ms Reed,\n\n{line}\n\n{body}",
    ],
)
def test_a_line_that_calls_itself_the_subject_is_it(letter: str, line: str) -> None:
    text = letter.format(line=line, body=BODY)
    assert subject_of(text) == line
    assert body_of(text) == [BODY.split("\n")[0]]


def test_the_reference_above_stays_in_the_head() -> None:
    text = f"Our ref: AB/12\n\nDear Ms Reed,\n\nRe: Your chairs\n\n{BODY}"
    assert [text[start:end] for start, end in read_anatomy(text, "en").head] == ["Our ref: AB/12"]


def test_nothing_but_a_subject_stays_the_letter() -> None:
    assert body_of("Re: nothing in particular") == ["Re: nothing in particular"]


@pytest.mark.parametrize(
    ("language", "addressee", "salutation"),
    [
        ("cs", "paní Ivana Šimková", "Vážená paní Šimková,"),
        ("cs", "paní MUDr. Věra Malá", "Dobrý den, paní doktorko Malá,"),
    ],
)
def test_a_name_alone_above_the_greeting_is_the_address(language: str, addressee: str, salutation: str) -> None:
    head = f"Truhlářství Beneš\n\n{addressee}\n\n14. dubna 2026\n\nPozdější montáž"
    text = f"{head}\n\n{salutation}\n\nděkujeme za důvěru."
    parts = read_anatomy(text, language)
    assert parts.salutation is not None
    assert text[slice(*parts.salutation)] == salutation
    assert [text[slice(*span)] for span in parts.body] == ["děkujeme za důvěru."]


def test_a_greeting_without_a_comma_still_greets() -> None:
    text = "Vážená paní Šimková\n\nděkujeme za důvěru, se kterou nám svěřujete svou kuchyň."
    assert read_anatomy(text, "cs").salutation == (0, len("Vážená paní Šimková"))
