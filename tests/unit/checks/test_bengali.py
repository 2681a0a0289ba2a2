"""What Bengali writes in its own way: digits, amounts, days, spellings, names without capitals, ends of letters."""

from __future__ import annotations

import pytest

import tactful
from tactful.checks.language import load_language
from tactful.checks.tokens import Tokens, tokenize
from tactful.letters import sort_letter
from tactful.letters.anatomy import read_anatomy
from tactful.letters.lines import Span
from tactful.text.folding import fold
from tactful.text.sentences import sentences

ENDING = "জনাব কবির,\n\n৩১ জুলাইয়ের পর আমরা আপনার হিসাবের কাজ আর করব না। {gesture}\n\nশ্রদ্ধাসহ\nসেলিনা মমতাজ\n"
FACTS = {"relationship": "ends", "gesture": "জুলাই মাসের ফি ৬,০০০ টাকা নেওয়া হবে না"}


def read(text: str) -> Tokens:
    return tokenize(fold(text).text, load_language("bn").vocabulary)


def cut(part: Span | None) -> str:
    return LETTER[slice(*part)] if part else ""


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("১,৫০০/-", "<money>"),
        ("৳৫০০", "<money>"),
        ("১৮ লাখ টাকার", "<money>"),
        ("পাঁচ হাজার টাকা", "<money>"),
        ("২২ তারিখে", "<nth>"),
        ("১৫ই মার্চ ২০২৬", "<date>"),
        ("১১/০৫/২০২৬", "<date>"),
        ("৪টায়", "<time>"),
        ("০১৭১১-২৩৪৫৬৭", "<phone>"),
        ("০১৭১১২৩৪৫৬৭", "<phone>"),
        ("বৃহস্পতিবারের", "<day>"),
        ("জানুয়ারির", "<month>"),
    ],
)
def test_numbers_and_dates_are_read(text: str, sign: str) -> None:
    assert read(text).forms == (sign,)


@pytest.mark.parametrize("spelt", ["দুঃখিত", "দু:খিত"])
@pytest.mark.parametrize("nukta", ["\u09df", "\u09af\u09bc"])
def test_an_apology_is_heard_in_every_spelling(spelt: str, nukta: str) -> None:
    text = f"প্রিয় রুমা,\n\nআপনার পার্সেল আমরা হারিয়েছি। এই ক্ষতির জন্য আমরা {spelt}।\n\nবিনীত\nহারুন মিয়া\n"
    text = text.replace("য়", nukta)
    report = tactful.check(text, guide="bad-news", language="bn")
    assert report["apology.present"].status.value == "pass"
    assert report["apology.present"].findings[0].text == spelt


@pytest.mark.parametrize(
    ("gesture", "status"),
    [
        ("জুলাই মাসের ফি ৬,০০০ টাকা আমরা ফেরত দেব।", "pass"),
        ("জুলাই মাসের ফি 6,000 টাকা আমরা ফেরত দেব।", "pass"),
        ("খাতাগুলো ফেরত দেব।", "fail"),
    ],
)
def test_a_gesture_is_met_whatever_its_digits(gesture: str, status: str) -> None:
    report = tactful.check(ENDING.format(gesture=gesture), guide="ending-service", language="bn", facts=FACTS)
    assert report["goodwill.gesture"].status.value == status


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("মেসার্স গ্রিনলাইন এই পথে গাড়ি চালায়।", "গ্রিনলাইন"),
        ("মিরপুরের জোনাকি ট্রেডার্স এই মাল রাখে।", "জোনাকি"),
        ("সুব্রতর কাছে যেতে পারেন।", "সুব্রতর"),
        ("মোড়ের 'মায়ের হেঁশেল' নিরামিষও করে।", "মায়ের হেঁশেল"),
    ],
)
def test_a_name_is_told_without_a_capital(text: str, name: str) -> None:
    assert fold(name).text in load_language("bn").namer.names(read(text))


@pytest.mark.parametrize("text", ["কাছের একটি দোকান থেকে নিতে পারেন।", "আমাদের ভাই এসে দেখে যাবেন।", "কাজটা ধরে করে দেব।"])
def test_common_words_are_no_names(text: str) -> None:
    assert load_language("bn").namer.names(read(text)) == []


LETTER = """জালালি ক্যাটারিং
সিলেট

জনাবা ফারহানা চৌধুরী
রোড ৩, উপশহর, সিলেট

বিষয়ঃ খাবার কম পড়া

জনাবা ফারহানা চৌধুরী,

ধন্যবাদ আপনাকে।

আপনার সঙ্গে কথা হবে।

বিনীত
আবদুল মুকিত

- - - - - - এখান থেকে কেটে জমা দিন - - - - - -
নাম: ______
"""


def test_the_parts_of_a_letter_are_told() -> None:
    found = read_anatomy(LETTER, "bn")
    assert cut(found.subject) == "বিষয়ঃ খাবার কম পড়া"
    assert cut(found.salutation) == "জনাবা ফারহানা চৌধুরী,"
    assert [cut(part) for part in found.body] == ["ধন্যবাদ আপনাকে।", "আপনার সঙ্গে কথা হবে।"]
    assert cut(found.close) == "বিনীত"
    assert cut(found.signature) == "আবদুল মুকিত"
    assert LETTER[found.tail[0][0] :].startswith("- - -")


def test_a_greeting_below_the_name_is_no_part_of_it() -> None:
    text = "জনাব গোলাম কিবরিয়া,\nআসসালামু আলাইকুম।\n\nআপনার আবেদন নামঞ্জুর হয়েছে।\n\nবিনীত\nনুরুল আবছার\n"
    assert sort_letter(text, "bad-news", "bn").facts["recipient"] == "গোলাম কিবরিয়া"


@pytest.mark.parametrize(("one", "other"), [("দেরী", "দেরি"), ("কারণ", "কারন"), ("পূর্ণ", "পুর্ন"), ("সন্মানিত", "সম্মানিত")])
def test_spellings_that_sound_alike_are_one(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize("stop", ["।", "৷"])
def test_every_stop_ends_a_sentence(stop: str) -> None:
    text = f"আপনার ব্যাগ হারিয়েছে{stop} আমরা দুঃখিত{stop}"
    assert [text[start:end] for start, end in sentences(text)] == [f"আপনার ব্যাগ হারিয়েছে{stop}", f"আমরা দুঃখিত{stop}"]


def test_a_reader_without_a_name_is_none_in_any_spelling() -> None:
    text = "প্রিয় রোগী,\n\nআপনার পরীক্ষা বাতিল হয়েছে।\n\nবিনীত\nহারুন মিয়া\n"
    assert "recipient" not in sort_letter(text, "bad-news", "bn").facts
