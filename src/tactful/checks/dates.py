"""Reads the calendar dates of a letter, as exactly as the text gives them."""

from __future__ import annotations

import datetime as dt
import re

from tactful.checks.language import load_language
from tactful.checks.letter import Letter, Sentence
from tactful.checks.tokens import Vocabulary
from tactful.guidance.files import language_ids
from tactful.text.folding import normal
from tactful.text.words import words

_NUMBERS = re.compile(r"\d+")
_DAY_AND_MONTH = re.compile(r"\d{1,2}\.\s?\d{1,2}\.")


def parse_date(text: str, vocabulary: Vocabulary, default_year: int | None = None) -> dt.date | None:
    """The date a `<date>` sign stands for, or None when day, month or year can't be told."""
    numbers = [int(piece) for piece in _NUMBERS.findall(text)]
    found = [text[start:end] for start, end in words(text)]
    month = next((vocabulary.months[word] for word in found if word in vocabulary.months), None)
    if month is None:
        if len(numbers) == 3:
            one, two, three = numbers
            if one > 31:
                return _date(one, two, three)
            return _date(three if three > 99 else 2000 + three, two, one)
        if len(numbers) == 2 and default_year and _DAY_AND_MONTH.search(text):
            return _date(default_year, numbers[1], numbers[0])
        return None
    year = next((number for number in numbers if number > 31), default_year)
    day = next((number for number in numbers if number <= 31), None)
    if day is None:
        day = next((vocabulary.day_words[word] for word in found if word in vocabulary.day_words), None)
    return _date(year, month, day) if year and day else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def find_dates(letter: Letter, sentence: Sentence, own: dt.date | None) -> list[dt.date]:
    """The dates of a sentence; a date without a year is the first one not long before the letter's own."""
    tokens = sentence.judged.tokens
    found = []
    for form, start, end in zip(tokens.forms, tokens.starts, tokens.ends, strict=True):
        if form != "<date>":
            continue
        date = parse_date(sentence.judged.folded[start:end], letter.language.vocabulary, own.year if own else None)
        if date is not None:
            if own is not None and str(date.year) not in sentence.judged.folded[start:end] and (own - date).days > 180:
                date = _date(date.year + 1, date.month, date.day) or date
            found.append(date)
    return found


def head_dates(letter: Letter) -> list[tuple[dt.date, str]]:
    """The full dates above the salutation, each with its words as folded."""
    found = []
    for start, end in letter.anatomy.head:
        folded = letter.normal(start, end)
        tokens = letter.reader.judge(folded).tokens
        for form, first, last in zip(tokens.forms, tokens.starts, tokens.ends, strict=True):
            date = parse_date(folded[first:last], letter.language.vocabulary) if form == "<date>" else None
            if date is not None:
                found.append((date, folded[first:last]))
    return found


def letter_date(letter: Letter) -> dt.date | None:
    """The letter's own date: the one in its head, else the fact; None when there is neither."""
    found = letter.memo.get("date", False)
    if found is False:
        found = next((date for date, _ in head_dates(letter)), None)
        if found is None and letter.fact("date"):
            found = dt.date.fromisoformat(letter.fact("date"))
        letter.memo["date"] = found
    return found  # type: ignore[return-value]


def read_date(text: str, today: dt.date) -> dt.date | None:
    """A date as people write it, "Friday 27 November" or "3. 5. 2026", in any of the languages; None if it's none.

    Without a year it's the one nearest to `today`.
    """
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        pass
    folded = normal(text)
    for language in language_ids():
        vocabulary = load_language(language).vocabulary
        found = [parse_date(folded, vocabulary, year) for year in (today.year - 1, today.year, today.year + 1)]
        dates = [date for date in found if date is not None]
        if dates:
            return min(dates, key=lambda date: abs((date - today).days))
    return None
