"""What the checker must know to read Czech: its dates, amounts, polite capitals, declined names and roots."""

from __future__ import annotations

import datetime as dt

import pytest

import tactful
from tactful.checks.dates import parse_date
from tactful.checks.engine import checker
from tactful.checks.inference import guess_language
from tactful.checks.kinds.solution import names
from tactful.checks.language import load_language
from tactful.checks.letter import Letter
from tactful.checks.tokens import tokenize
from tactful.letters.anatomy import read_anatomy
from tactful.model import Status
from tactful.text.folding import fold, strip_marks
from tactful.text.sentences import sentences

CZECH = load_language("cs")


def forms(text: str) -> tuple[str, ...]:
    folded = strip_marks(fold(text).text)
    return tokenize(folded, CZECH.vocabulary).forms


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text, abbreviations=CZECH.abbreviations, polite=CZECH.polite)]


def read(body: str) -> Letter:
    return checker("bad-news", "cs").read(f"Vážená paní Nováková,\n\n{body}\n\nS pozdravem\n\nJan Kos\n", {})


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("do 27. 11.", "<date>"),
        ("dne 2. 9. 2026", "<date>"),
        ("dne 2.9.2026", "<date>"),
        ("od 15.12.", "<date>"),
        ("ve středu 3. května 2026", "<date>"),
        ("koncem září", "<month>"),
        ("o 1 500,- dráž", "<money>"),
        ("o 1 250 000 Kč", "<money>"),
        ("o 46 Kč", "<money>"),
        ("na čísle 465 555 012", "<phone>"),
        ("v úterním hovoru", "<day>"),
        ("sleva 15 procent", "<percent>"),
    ],
)
def test_dates_and_amounts_are_one_sign(text: str, sign: str) -> None:
    assert sign in forms(text)


@pytest.mark.parametrize("text", ["kapitola 45. 13. odstavec", "verze 2.14 je venku", "ve verzi 40.11."])
def test_not_all_numbers_with_stops_are_dates(text: str) -> None:
    assert "<date>" not in forms(text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("27. 11.", dt.date(2026, 11, 27)),
        ("2. 9. 2025", dt.date(2025, 9, 2)),
        ("3. kvetna 2027", dt.date(2027, 5, 3)),
        ("1. cervence", dt.date(2026, 7, 1)),
        ("1. cervna", dt.date(2026, 6, 1)),
        ("31. 2.", None),
    ],
)
def test_a_day_and_a_month_are_a_date_of_the_year(text: str, date: dt.date | None) -> None:
    assert parse_date(text, CZECH.vocabulary, 2026) == date


def test_a_polite_capital_begins_no_sentence_after_a_date() -> None:
    assert split("Dne 27. 11. Vám vrátíme peníze. Do 3. 12. Vas čekáme.") == [
        "Dne 27. 11. Vám vrátíme peníze.",
        "Do 3. 12. Vas čekáme.",
    ]


def test_a_date_at_the_end_ends_its_sentence() -> None:
    assert split("Platí to do 27. 11. Peníze pošleme.") == ["Platí to do 27. 11.", "Peníze pošleme."]


def test_titles_and_numbers_end_no_sentence() -> None:
    assert split("Přijme Vás MUDr. Hana Malá v č. 5. Firma Kos s. r. o. Vám zavolá.") == [
        "Přijme Vás MUDr. Hana Malá v č. 5.",
        "Firma Kos s. r. o. Vám zavolá.",
    ]


def test_polite_capitals_are_no_names() -> None:
    letter = read("Doporučím Vás paní Bártové, ať Vaši zahradu převezme ona.")
    assert names(letter, letter.sentences[0]) == ["Bártové"]


@pytest.mark.parametrize(
    ("recipient", "salutation"),
    [
        ("Petr Hájek", "Vážený pane Hájku,"),
        ("Petr Kos", "Milý Petře,"),
        ("Radek Štěpán", "Vážený pane Štěpáne,"),
        ("Jana Mikešová", "Dobry den, pani Mikesova,"),
        ("Pavel Švec", "Vážený pane Ševče,"),
    ],
)
def test_a_name_is_known_in_the_vocative(recipient: str, salutation: str) -> None:
    letter = f"{salutation}\n\nděkujeme za objednávku.\n\nS pozdravem\n\nJan Kos\n"
    report = tactful.check(letter, guide="bad-news", language="cs", facts={"recipient": recipient})
    assert report["letter.salutation"].status is Status.PASS


@pytest.mark.parametrize("salutation", ["Vážený zákazníku,", "Vážená paní Horáková,", "Dobrý den,"])
def test_another_name_or_none_is_told(salutation: str) -> None:
    letter = f"{salutation}\n\nděkujeme za objednávku.\n\nS pozdravem\n\nJan Kos\n"
    report = tactful.check(letter, guide="bad-news", language="cs", facts={"recipient": "Petr Hájek"})
    assert report["letter.salutation"].status is Status.FAIL


def test_words_of_one_root_share_it() -> None:
    root = CZECH.vocabulary.root
    assert root("vratime") == root("nevratime")
    assert root("neopravime") == root("opravili")
    assert load_language("en").vocabulary.root("refunded") == ""


def test_phrases_meet_text_with_and_without_marks() -> None:
    for text in ("dekujeme za duveru", "děkujeme za důvěru"):
        folded = strip_marks(fold(text).text)
        forms = tokenize(folded, CZECH.vocabulary).forms
        assert "gratitude" in {hit.cue for hit in CZECH.cues.find(forms)}


def test_a_comma_before_a_clause_parts_no_reasons() -> None:
    body = (
        "Děkujeme, že jste si u nás objednala skříň. Skříň vám v květnu nedodáme, protože stroj, který řeže desky, "
        "které jste si vybrala, stojí a díl, který mu chybí, leží v Itálii."
    )
    assert tactful.check(f"Vážená paní Nováková,\n\n{body}\n", guide="bad-news", language="cs")[
        "news.brevity"
    ].status is (Status.PASS)


def test_a_shout_with_marks_is_heard_and_a_czech_quote_closes() -> None:
    loud = read("Děkujeme. Čekáme na to a přijďte VČAS, prosím.")
    quoted = "Napsala jste „je to ostuda“ a my s Vámi souhlasíme. Nová kuchyň přijede ve středu!"
    report = tactful.check(loud.text, guide="bad-news", language="cs")
    assert any(finding.text == "VČAS" for finding in report["tone.professional"].findings)
    report = tactful.check(read(quoted).text, guide="bad-news", language="cs")
    assert [finding.text for finding in report["tone.professional"].findings] == ["!"]


def test_a_numbered_subject_is_a_subject_and_a_date_is_none() -> None:
    text = "Kuchyně Kos\n\n{}\n\nVážená paní Nováková,\n\nvčera jsme Vám poslali novou desku.\n"
    for line, wanted in (("Reklamace č. 2026/118", "Reklamace č. 2026/118"), ("Vsetín 11. 3. 2026", None)):
        letter = text.format(line)
        subject = read_anatomy(letter, "cs").subject
        assert (letter[slice(*subject)] if subject else None) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Dobrý den, na základě Vaší žádosti jsme Vám vrátili peníze.",
        "Dobry den, penize jsme vam vratili na ucet.",
        "Ahoj Jano, zitra ti zavolam, protoze dort bude az v patek.",
    ],
)
def test_czech_is_known_by_its_small_words(text: str) -> None:
    assert guess_language(text) == "cs"


def test_a_pronoun_that_loses_its_mark_is_no_familiar_address() -> None:
    letter = read("Té důvěry si vážíme a z té částky Vám vracíme polovinu do pátku 27. 11.")
    assert tactful.check(letter.text, guide="bad-news", language="cs")["tone.professional"].status is Status.PASS


@pytest.mark.parametrize(("body", "status"), [("XX. ročník se odkládá.", Status.PASS), ("Přijde XX.", Status.FAIL)])
def test_a_roman_ordinal_is_nothing_left_to_fill_in(body: str, status: Status) -> None:
    report = tactful.check(read(body).text, guide="bad-news", language="cs")
    assert report["letter.placeholders"].status is status
