"""Tells the parts of a letter as it was sent: letterhead, subject, salutation, body, close, signature.

Works on the text alone; every character of the text lies in one part or between two.
"""

from __future__ import annotations

from dataclasses import dataclass

from tactful.letters.foot import take_foot
from tactful.letters.lines import STOPS, Line, Span, Words, is_prose, lines_of, words_of
from tactful.text.blanks import blanks
from tactful.text.faces import faces
from tactful.text.sentences import paragraphs
from tactful.text.words import count_words

_GREETED = ",،!:"
"""What a greeting ends with."""
_DATE_MARKS = frozenset("0123456789০১২৩৪৫৬৭৮৯۰۱۲۳۴۵۶۷۸۹")


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Where the parts of a letter stand, as half-open spans; empty lists and None where one is missing.

    `head` are the blocks before the salutation (letterhead, date, inside address), `body` the paragraphs,
    `tail` what follows the signature (enclosures, copies, slips).
    """

    head: tuple[Span, ...]
    subject: Span | None
    salutation: Span | None
    body: tuple[Span, ...]
    close: Span | None
    signature: Span | None
    tail: tuple[Span, ...]


def read_anatomy(text: str, language: str, *, start: int = 0) -> Anatomy:
    """The parts of the letter in `text[start:]` by the customs of `language`."""
    words = words_of(language)
    blocks = [list(lines_of(text, *span)) for span in paragraphs(text, start)]
    blocks = [block for block in blocks if block]
    head, subject, salutation, rest = _take_head(blocks, words)
    body, close, signature, tail = take_foot(rest, words)
    return Anatomy(
        head=tuple((block[0].start, block[-1].end) for block in head),
        subject=subject,
        salutation=salutation,
        body=tuple((block[0].start, block[-1].end) for block in body),
        close=close,
        signature=signature,
        tail=tuple((block[0].start, block[-1].end) for block in tail),
    )


def _take_head(
    blocks: list[list[Line]], words: Words
) -> tuple[list[list[Line]], Span | None, Span | None, list[list[Line]]]:
    subject: Span | None = None
    for number, block in enumerate(blocks[:12]):
        for place, line in enumerate(block):
            if subject is None and _is_subject(line, words):
                subject = (line.start, line.end)
            if not _is_salutation(line, words):
                continue
            if place and not all(_is_head_line(before) for before in block[:place]):
                continue
            if not _is_greeting_word(line, words) and (number > 3 or not _prose_follows(blocks, number, place, words)):
                continue
            if _is_address(line, block[place + 1 :], blocks[number + 1 :], words):
                continue
            head = [*blocks[:number], block[:place]] if place else blocks[:number]
            rest = [block[place + 1 :], *blocks[number + 1 :]] if place + 1 < len(block) else blocks[number + 1 :]
            end, rest = _greetings_below(line.end, rest, words)
            subject, rest = _subject_below(subject or _bare_subject(head, words), rest, words)
            return _without(head, subject), subject, (line.start, end), rest
        if is_prose(block) and not any(
            _is_salutation(line, words) for later in blocks[number + 1 : number + 3] for line in later[:1]
        ):
            break
    # No salutation: the head is what stands before the first prose.
    for number, block in enumerate(blocks):
        if is_prose(block) or number >= 8:
            head = blocks[:number]
            above = subject if subject is None or subject[0] < block[0].start else None
            subject, rest = _subject_below(above, blocks[number:], words)
            return _without(head, subject), subject, None, rest
    return [], None, None, blocks


def _is_address(line: Line, below: list[Line], later: list[list[Line]], words: Words) -> bool:
    """Whether a line that looks like a greeting opens the inside address: the greeting itself comes further down.

    A name may be the whole address ("paní Ivana Šimková"); then only a greeting with its comma unseats it.
    """
    if below and (is_prose(below) or _is_greeting(below[0], words)):
        return False
    if not below and line.text[-1] in _GREETED:
        return False
    for block in later:
        if _is_salutation(block[0], words) and _is_greeting_word(block[0], words):
            return bool(below) or block[0].text[-1] in _GREETED
        if is_prose(block):
            break
    return False


def _greetings_below(end: int, blocks: list[list[Line]], words: Words) -> tuple[int, list[list[Line]]]:
    """Where the salutation ends with the lines of greeting below the name, and the text without them."""
    while blocks and _is_greeting(blocks[0][0], words):
        first, *others = blocks[0]
        end = first.end
        blocks = [others, *blocks[1:]] if others else blocks[1:]
    return end, blocks


def _is_greeting(line: Line, words: Words) -> bool:
    """A line that holds a greeting and nothing else."""
    bare = line.folded.rstrip(",.!۔।; ")
    return count_words(bare) <= 6 and any(
        bare == word or (bare.startswith(word + " ") and not any(stop in bare for stop in ".,۔।?!"))
        for word in words.greetings
    )


def _subject_below(above: Span | None, blocks: list[list[Line]], words: Words) -> tuple[Span | None, list[list[Line]]]:
    """The subject where it stands above the text, else where it opens the text, and the text without it.

    A line that calls itself the subject is it, even where a reference above was taken for one.
    """
    if not blocks:
        return above, blocks
    first, *others = blocks[0]
    named = _is_subject(first, words) and not _is_reference(first, words)
    alone = not others and len(blocks) > 1 and _is_heading(first, words)
    if (named and (others or len(blocks) > 1)) or (above is None and alone):
        return (first.start, first.end), [others, *blocks[1:]] if others else blocks[1:]
    return above, blocks


def _without(head: list[list[Line]], subject: Span | None) -> list[list[Line]]:
    kept = [[line for line in block if subject is None or line.start != subject[0]] for block in head]
    return [block for block in kept if block]


def _bare_subject(head: list[list[Line]], words: Words) -> Span | None:
    """A single line that stands alone just before the salutation, with more above it, is the subject."""
    if len(head) >= 2 and len(head[-1]) == 1:
        line = head[-1][0]
        dated = _is_mostly_date(line.text) or _is_date_line(line, words)
        dated = dated and not line.folded.startswith(words.topics)
        if line.count >= 2 and len(line.text) < 90 and not dated and not _is_form_line(line):
            return (line.start, line.end)
    return None


def _is_mostly_date(text: str) -> bool:
    return any(char in _DATE_MARKS for char in text) and count_words(text) <= 5 and ":" not in text


def _is_date_line(line: Line, words: Words) -> bool:
    return _is_labelled(line, words.date)


def _is_labelled(line: Line, labels: tuple[str, ...]) -> bool:
    if ":" not in line.folded:
        return False
    return any(line.folded.startswith((word + ":", word + " :")) for word in labels)


def _is_form_line(line: Line) -> bool:
    """A label and a place to fill in, such as "Date: [insert]", or nothing but such a place."""
    places = blanks(line.text)
    if not places:
        return False
    return not line.text[: places[0][0]].rstrip().rstrip(":") or (
        line.text[: places[0][0]].rstrip().endswith(":") and not line.text[places[-1][1] :].strip(" .,;")
    )


def _is_subject(line: Line, words: Words) -> bool:
    return _is_labelled(line, words.subject)


def _is_reference(line: Line, words: Words) -> bool:
    return _is_labelled(line, words.reference)


def _is_salutation(line: Line, words: Words) -> bool:
    if len(line.text) > 70 or line.count > 9:
        return False
    if line.text[-1] in ".?۔।؟":
        return _is_greeting(line, words)
    return _is_greeting_word(line, words) or _is_bare_name(line)


def _is_greeting_word(line: Line, words: Words) -> bool:
    for word in words.salutation if line.folded.startswith(words.salutation) else ():
        if line.folded.startswith(word):
            after = line.folded[len(word) : len(word) + 1]
            if not after or not (after.isalnum() or after in "-'"):
                return True
    return bool(words.ends) and line.folded.rstrip(",:!").endswith(words.ends)


def _is_bare_name(line: Line) -> bool:
    """The reader's name and a comma, without a greeting: "Mr Trask,"."""
    if line.text[-1] not in ",،" or line.count > 5 or any(char.isdigit() for char in line.text):
        return False
    if line.text[0].isalpha() and line.text[0].lower() == line.text[0].upper():
        # A script without capitals: only a line that can hardly be anything else.
        return line.count <= 3
    return all(word[0].isupper() or not word[0].isalpha() for word in line.text.split() if word not in ("and", "&"))


def _prose_follows(blocks: list[list[Line]], number: int, place: int, words: Words) -> bool:
    block = blocks[number]
    if place + 1 < len(block):
        return is_prose(block[place + 1 :]) or _is_greeting(block[place + 1], words)
    return number + 1 < len(blocks) and is_prose(blocks[number + 1])


def _is_heading(line: Line, words: Words) -> bool:
    """A line of its own that is no sentence: the subject, where it stands below the salutation.

    A face such as ":)" ends a sentence as a full stop does.
    """
    if _is_form_line(line) or _is_date_line(line, words) or any(end == len(line.text) for _, end in faces(line.text)):
        return False
    return line.text[-1] not in STOPS + ",;:" and 2 <= line.count <= 12


def _is_head_line(line: Line) -> bool:
    return line.count <= 8 or line.text[-1] not in STOPS
