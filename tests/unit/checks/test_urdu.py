"""What is read of an Urdu letter: sums, days, names, greetings, items and the many ways to write one word."""

from __future__ import annotations

import datetime as dt

import pytest

import tactful
from tactful.checks.dates import read_date
from tactful.checks.inference import guess_language
from tactful.checks.language import load_language
from tactful.checks.tokens import tokenize
from tactful.letters.anatomy import read_anatomy
from tactful.text.folding import fold, strip_marks
from tactful.text.sentences import sentences


def forms(text: str) -> tuple[str, ...]:
    return tokenize(strip_marks(fold(text).text), load_language("ur").vocabulary).forms


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("۴۱۰ روپے", "<money>"),
        ("2,47,000 روپے", "<money>"),
        ("ڈیڑھ لاکھ روپے", "<money>"),
        ("Rs. 500", "<money>"),
        ("۱۴ مارچ ۲۰۲۶", "<date>"),
        ("یکم جولائی", "<date>"),
        ("پندرہ اگست", "<date>"),
        ("ساڑھے نو بجے", "<time>"),
        ("5 تاریخ", "<nth>"),
        ("سو فیصد", "<all>"),
        ("پانچ فیصد", "<percent>"),
        ("0300-8440021", "<phone>"),
        ("03008440021", "<phone>"),
        ("021-34550172", "<phone>"),
    ],
)
def test_amounts_and_times_are_one_sign(text: str, sign: str) -> None:
    assert forms(f"آپ {text} تک") == ("آپ", sign, "تک")


def test_a_week_is_no_saturday() -> None:
    assert "<day>" in forms("ہم ہفتے کو آئیں گے")
    assert "<day>" not in forms("دو ہفتے کے اندر")
    assert "<day>" not in forms("اگلے ہفتے میں")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("کیجئے", "کیجیے"),
        ("شعبۂ", "شعبہ"),
        ("آپ كي", "آپ کی"),
        ("مُحترم", "محترم"),
        ("‏4 مئی", "۴ مئی"),
        ("تَہِ دِل", "تہ دل"),
    ],
)
def test_one_word_written_in_two_ways_is_one(one: str, other: str) -> None:
    assert forms(one) == forms(other)


def test_a_day_told_in_words_is_a_date() -> None:
    assert read_date("یکم جولائی ۲۰۲۶", dt.date(2026, 5, 1)) == dt.date(2026, 7, 1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ڈاکٹر سبرامنیم سے ملیے۔", "سبرامنیم"),
        ('"زرتار بوتیک" سے پوچھیے۔', "زرتار بوتیک"),
        ("مہران کیٹررز یہ کام کرتے ہیں۔", "مہران"),
    ],
)
def test_names_are_told_without_capitals(text: str, name: str) -> None:
    language = load_language("ur")
    folded = strip_marks(fold(text).text)
    assert name in language.namer.names(tokenize(folded, language.vocabulary))


def test_a_word_before_clinic_is_not_always_a_name() -> None:
    language = load_language("ur")
    folded = strip_marks(fold("یہ ہمارے کلینک کا نمبر ہے۔").text)
    assert language.namer.names(tokenize(folded, language.vocabulary)) == []


def test_the_number_of_an_item_ends_no_sentence() -> None:
    text = "یہ طے پایا:\n\n۱۔ نیا تختہ ۲۰ نومبر تک لگے گا۔\n۲۔ کرسیاں ۶ نومبر کو جائیں گی۔"
    found = [text[start:end] for start, end in sentences(text, text.index("۱"))]
    assert found == ["۱۔ نیا تختہ ۲۰ نومبر تک لگے گا۔", "۲۔ کرسیاں ۶ نومبر کو جائیں گی۔"]


BODY = "آپ کا پارسل دیر سے پہنچے گا، کیونکہ گاڑی خراب ہو گئی۔ وہ آپ کو ۵ مئی کو ملے گا۔"


@pytest.mark.parametrize(
    "salutation",
    [
        "محترم نوید اختر صاحب\nالسلام علیکم",
        "محترم نوید اختر صاحب\n\nالسلام علیکم ورحمۃ اللہ",
        "نوید صاحب، السلام علیکم!",
        "نوید اختر،",
        "ہمارے کرایہ داروں کے نام",
    ],
)
def test_the_salutation_ends_with_its_greeting(salutation: str) -> None:
    text = f"{salutation}\n\n{BODY}\n\nوالسلام\nحارث منیر\n"
    anatomy = read_anatomy(text, "ur")
    assert anatomy.salutation is not None
    assert text[slice(*anatomy.salutation)] == salutation
    assert [text[start:end] for start, end in anatomy.body] == [BODY]
    assert anatomy.subject is None


def test_an_address_that_opens_like_a_greeting_is_none() -> None:
    text = f"جناب عدیل احمد\nفلیٹ ۴، اسلام آباد\n\nموضوع: کرایہ\n\nجناب عدیل احمد\n\n{BODY}\n\nخیر اندیش\nشاہد\n"
    anatomy = read_anatomy(text, "ur")
    assert anatomy.salutation is not None
    assert anatomy.salutation[0] == text.rindex("جناب")
    assert [text[start:end] for start, end in anatomy.body] == [BODY]


def test_an_urdu_letter_is_known_as_one() -> None:
    assert guess_language(f"محترم صارف\n\n{BODY} Google Drive, PSD, UM-2291\n") == "ur"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("آپ کو چار دن انتظار کرنا پڑا، اس پر ہم معذرت چاہتے ہیں۔", "pass"),
        ("کسی بھی قسم کی تکلیف کے لیے معذرت۔", "fail"),
        ("اگر آپ کو کوئی زحمت ہوئی ہو تو معذرت خواہ ہیں۔", "fail"),
        ("افسوس کے ساتھ اطلاع دی جاتی ہے کہ پرواز منسوخ ہے۔", "fail"),
    ],
)
def test_an_apology_has_no_way_out(sentence: str, status: str) -> None:
    letter = f"محترم نوید صاحب\n\n{BODY}\n\n{sentence}\n\nوالسلام\nحارث\n"
    report = tactful.check(letter, guide="bad-news", language="ur", facts={"fault": "ours"})
    assert report["apology.present"].status == status


@pytest.mark.parametrize(
    ("salutation", "status"),
    [
        ("محترمہ پروین رحمان صاحبہ،", "pass"),
        ("محترمہ پروین صاحبہ، السلام علیکم", "pass"),
        ("مسز رحمان،\nالسلام علیکم", "pass"),
        ("محترمہ پروین سلطانہ صاحبہ،", "fail"),
    ],
)
def test_a_name_half_right_is_someone_elses(salutation: str, status: str) -> None:
    letter = f"{salutation}\n\n{BODY}\n\nوالسلام\nحارث\n"
    report = tactful.check(letter, guide="bad-news", language="ur", facts={"recipient": "پروین رحمان"})
    assert report["letter.salutation"].status == status


def test_what_the_reader_wrote_in_quotes_is_no_apology_of_ours() -> None:
    said = "”ایک نے معافی مانگی، دوسرے نے معافی مانگی، تیسرے نے معافی مانگ لی۔“"
    quoted = f"آپ نے لکھا: {said} آپ کا پانی دو دن بند رہا، اس پر ہم معذرت چاہتے ہیں۔"
    report = tactful.check(f"محترم نوید صاحب\n\n{quoted}\n\nوالسلام\nحارث\n", guide="bad-news", language="ur")
    assert report["apology.count"].status == "pass"


def test_a_mark_of_doubt_within_a_quotation_is_nothing_to_fill_in() -> None:
    letter = "محترم نوید صاحب\n\nآپ نے لکھا تھا کہ بوری ”نم [کذا] تھی“۔ ہم نے دیکھ لی ہے۔\n\nوالسلام\nحارث\n"
    report = tactful.check(letter, guide="bad-news", language="ur")
    assert report["letter.placeholders"].status == "pass"
