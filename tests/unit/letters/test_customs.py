"""Dates, greetings, closes, sums and the order of a letter in each language and region."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from tactful.checks.dates import read_date
from tactful.letters import fill, render
from tactful.letters.conventions import long_date
from tactful.letters.customs import Customs, use_customs
from tactful.letters.greetings import close, salutation, salutations
from tactful.letters.money import sum_in_words
from tactful.model import Draft, Starter


@pytest.fixture(autouse=True)
def customs() -> Iterator[None]:
    yield
    use_customs(Customs())


@pytest.mark.parametrize(
    ("language", "regions", "digits", "written"),
    [
        ("en", (), "", "3 May 2026"),
        ("en", ("US",), "", "May 3, 2026"),
        ("en", ("GB",), "", "3 May 2026"),
        ("en", ("IN", "US"), "", "May 3, 2026"),
        ("cs", (), "", "3. května 2026"),
        ("bn", (), "", "৩ মে ২০২৬"),
        ("bn", ("IN",), "", "৩ মে, ২০২৬"),
        ("bn", (), "latin", "3 মে 2026"),
        ("ur", (), "", "3 مئی 2026"),
        ("ur", (), "native", "۳ مئی ۲۰۲۶"),
        ("cs", (), "native", "3. května 2026"),
    ],
)
def test_a_long_date(language: str, regions: tuple[str, ...], digits: str, written: str) -> None:
    use_customs(Customs(regions, digits))
    assert long_date("2026-05-03", language) == written


def test_the_first_of_a_month_has_a_word_in_urdu() -> None:
    assert long_date("2026-05-01", "ur") == "یکم مئی 2026"


@pytest.mark.parametrize(
    ("recipient", "language", "greeting"),
    [
        ("জনাব রফিকুল ইসলাম", "bn", "জনাব রফিকুল ইসলাম,"),
        ("শ্রীমতী অনিতা সেন", "bn", "শ্রীমতী অনিতা সেন,"),
        ("রফিক সাহেব", "bn", "প্রিয় রফিক সাহেব,"),
        ("রফিকুল ইসলাম\nঢাকা", "bn", "সম্মানিত রফিকুল ইসলাম,"),
        ("ড. আনিস রহমান", "bn", "সম্মানিত ড. আনিস রহমান,"),
        ("জনাব", "bn", "সম্মানিত গ্রাহক,"),
        ("", "bn", "সম্মানিত গ্রাহক,"),
        ("محترم احمد علی", "ur", "محترم احمد علی صاحب،"),
        ("احمد علی صاحب", "ur", "محترم احمد علی صاحب،"),
        ("محترمہ عائشہ خان صاحبہ، لاہور", "ur", "محترمہ عائشہ خان صاحبہ،"),
        ("مسز نادیہ حسن", "ur", "محترمہ نادیہ حسن صاحبہ،"),
        ("احمد علی", "ur", "محترم/محترمہ احمد علی،"),
        ("", "ur", "محترم صارف،"),
    ],
)
def test_honours_are_taken_from_the_name_and_never_guessed(recipient: str, language: str, greeting: str) -> None:
    assert salutation(recipient, language) == greeting


def test_other_greetings_are_offered() -> None:
    assert "السلام علیکم،" in salutations("احمد علی", "ur")
    assert "আসসালামু আলাইকুম," in salutations("রফিকুল ইসলাম", "bn")
    assert salutations("Ms Jana Novak", "en") == ("Dear Ms Novak,", "Dear Jana Novak,", "Dear customer,")


def test_a_familiar_letter_greets_by_the_given_name() -> None:
    use_customs(Customs(address="familiar"))
    assert salutation("Jan Novák", "cs") == "Milý Jane,"
    assert salutation("Jana Nováková", "cs") == "Milá Jano,"
    assert salutation("رضا", "ur") == "عزیز رضا،"
    assert salutation("অনিতা", "bn") == "প্রিয় অনিতা,"


def test_a_region_has_its_own_greeting_and_close() -> None:
    assert (close("Jan Novák", "cs"), close("x", "bn"), close("x", "ur")) == ("S pozdravem", "ধন্যবাদান্তে,", "والسلام،")
    use_customs(Customs(("US", "IN")))
    assert salutation("Ms. Jana Novak", "en") == "Dear Ms. Novak:"
    assert close("Ms. Jana Novak", "en") == "Sincerely,"
    assert salutation("শ্রী অমিত সেন", "bn") == "মাননীয় শ্রী অমিত সেন,"
    assert close("শ্রী অমিত সেন", "bn") == "নমস্কারান্তে,"


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("£1250.50", "en", "£1,250.50"),
        ("GBP 41", "en", "£41"),
        ("1 250 Kč", "cs", "1250\u00a0Kč"),
        ("12 500,5 Kč", "cs", "12\u00a0500,50\u00a0Kč"),
        ("CZK 12500", "cs", "12\u00a0500\u00a0Kč"),
        ("৳ 1234567", "bn", "১২,৩৪,৫৬৭ টাকা"),
        ("500 BDT", "bn", "৫০০ টাকা"),
        ("5000 PKR", "ur", "5,000 روپے"),
        ("20 %", "bn", "২০ %"),
        ("two weeks free", "en", "two weeks free"),
        ("£40 or £50", "en", "£40 or £50"),
        ("1.250", "cs", "1.250"),
    ],
)
def test_a_sum_of_money(text: str, language: str, written: str) -> None:
    assert sum_in_words(text, language) == written


def test_a_starter_takes_dates_and_sums_as_the_language_writes_them() -> None:
    starter = Starter("delay", "{offer_date}: {offer_amount}")
    facts = {"offer_date": "2026-05-03", "offer_amount": "500 BDT"}
    assert fill(starter, facts, "bn") == "৩ মে ২০২৬: ৫০০ টাকা"


def head(language: str, **facts: str) -> list[str]:
    draft = Draft(guide="bad-news", language=language, facts={"date": "2026-05-03", **facts})
    return [block.strip() for block in render(draft).split("\n\n")]


def test_a_czech_letter_has_the_date_below_the_address_and_no_label_before_the_subject() -> None:
    written = head("cs", company="Sever s.r.o.", recipient="Jan Novák", subject="Oprava účtu", sender="Eva Malá")
    assert written == [
        "Sever s.r.o.", "Jan Novák", "3. května 2026", "Oprava účtu", "Vážený pane Nováku,", "S pozdravem",
        "Eva Malá\nSever s.r.o.",
    ]  # fmt: skip


def test_bengali_and_urdu_letters_bear_labels_on_paper() -> None:
    assert head("bn", subject="হিসাব সংশোধন")[:2] == ["তারিখ: ৩ মে ২০২৬", "বিষয়: হিসাব সংশোধন"]
    assert head("ur", subject="حساب کی درستی")[:2] == ["تاریخ: 3 مئی 2026", "موضوع: حساب کی درستی"]
    assert head("en", subject="Your account")[:2] == ["3 May 2026", "Your account"]


TODAY = dt.date(2026, 5, 10)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-05-03", "3 May 2026", "May 3, 2026", "3rd May", "Sunday 3 May", "3.5.2026", "03/05/2026",
        "3. května 2026", "3. 5. 2026", "3. května", "neděle 3. května", "3.kvetna 2026",
        "৩ মে ২০২৬", "৩ মে, ২০২৬", "3 মে 2026", "৩রা মে ২০২৬", "৩/৫/২০২৬", "৩ মে",
        "3 مئی 2026", "۳ مئی ۲۰۲۶", "۳ مئی", "۳/۵/۲۰۲۶", "اتوار 3 مئی 2026", "٣ مئی ٢٠٢٦", "3 مئی، 2026ء",
    ],
)  # fmt: skip
def test_a_date_as_people_type_it(typed: str) -> None:
    assert read_date(typed, TODAY) == dt.date(2026, 5, 3)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("یکم مئی 2026", dt.date(2026, 5, 1)),
        ("১লা মে ২০২৬", dt.date(2026, 5, 1)),
        ("2. ledna 2027", dt.date(2027, 1, 2)),
        ("২ জানুয়ারি ২০২৭", dt.date(2027, 1, 2)),
        ("২ জানুয়ারী ২০২৭", dt.date(2027, 1, 2)),
        ("2 جنوری 2027", dt.date(2027, 1, 2)),
        ("31. prosince", dt.date(2025, 12, 31)),
    ],
)
def test_dates_of_other_months(typed: str, date: dt.date) -> None:
    assert read_date(typed, TODAY) == date


@pytest.mark.parametrize("typed", ["", "soon", "brzy", "শীঘ্রই", "جلد", "31. února 2026", "99/99/2026"])
def test_what_is_no_date(typed: str) -> None:
    assert read_date(typed, TODAY) is None


@pytest.mark.parametrize("language", ["en", "cs", "bn", "ur"])
@pytest.mark.parametrize("month", range(1, 13))
def test_what_a_letter_writes_is_read_again(language: str, month: int) -> None:
    for digits in ("latin", "native"):
        use_customs(Customs((), digits))
        for day in (1, 2, 28):
            date = dt.date(2026, month, day)
            assert read_date(long_date(date, language), TODAY) == date
