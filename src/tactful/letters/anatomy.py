"""Tells the parts of a letter as it was sent: letterhead, subject, salutation, body, close, signature.

Works on the text alone; every character of the text lies in one part or between two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tactful.guidance.files import language_data
from tactful.text.blanks import blanks
from tactful.text.faces import faces
from tactful.text.folding import fold, strip_marks
from tactful.text.sentences import paragraphs
from tactful.text.words import count_words

Span = tuple[int, int]

_STOPS = ".!?।۔؟…"
_LONGEST_LABEL = 80
_MANY_SPACES = 30
_RULE_MARKS = frozenset("-–—_=*.~")
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


@dataclass(frozen=True, slots=True)
class _Words:
    """The greeting and closing words of a language, folded."""

    salutation: tuple[str, ...]
    close: tuple[str, ...]
    subject: tuple[str, ...]
    after: tuple[str, ...]
    reference: tuple[str, ...]
    date: tuple[str, ...]
    greetings: tuple[str, ...]
    ends: tuple[str, ...]
    topics: tuple[str, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> _Words:
        return cls(
            *(
                tuple(strip_marks(fold(word).text) for word in data.get(key, ()))
                for key in (
                    *("salutation", "close", "subject", "after_signature", "references", "date_labels"),
                    *("greetings", "salutation_ends", "topics"),
                )
            )
        )


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    return _Words.of(language_data(language))


class _Line:
    """A line without the spaces around it. What is asked of few lines is worked out when it's asked for."""

    __slots__ = ("_count", "_folded", "end", "start", "text")

    def __init__(self, start: int, text: str) -> None:
        self.start = start
        self.end = start + len(text)
        self.text = text
        self._folded: str | None = None
        self._count = -1

    @property
    def folded(self) -> str:
        """Its beginning, folded: all of it that a greeting, a close or a label could be."""
        if self._folded is None:
            # Bengali writers put a visarga for a colon: "বিষয়ঃ".
            self._folded = strip_marks(fold(self.text[:_LONGEST_LABEL]).text).replace("ঃ ", ": ")
        return self._folded

    @property
    def count(self) -> int:
        """How many words it has."""
        if self._count < 0:
            self._count = count_words(self.text)
        return self._count


def read_anatomy(text: str, language: str, *, start: int = 0) -> Anatomy:
    """The parts of the letter in `text[start:]` by the customs of `language`."""
    words = _words(language)
    blocks = [list(_lines(text, *span)) for span in paragraphs(text, start)]
    blocks = [block for block in blocks if block]
    head, subject, salutation, rest = _take_head(blocks, words)
    body, close, signature, tail = _take_foot(rest, words)
    return Anatomy(
        head=tuple((block[0].start, block[-1].end) for block in head),
        subject=subject,
        salutation=salutation,
        body=tuple((block[0].start, block[-1].end) for block in body),
        close=close,
        signature=signature,
        tail=tuple((block[0].start, block[-1].end) for block in tail),
    )


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    at = start
    for piece in text[start:end].split("\n"):
        stripped = piece.strip()
        if stripped:
            first = at + piece.index(stripped[0])
            yield _Line(first, stripped)
        at += len(piece) + 1


def _take_head(
    blocks: list[list[_Line]], words: _Words
) -> tuple[list[list[_Line]], Span | None, Span | None, list[list[_Line]]]:
    subject: Span | None = None
    for number, block in enumerate(blocks[:12]):
        for place, line in enumerate(block):
            if subject is None and _is_subject(line, words):
                subject = (line.start, line.end)
            if not _is_salutation(line, words):
                continue
            if place and not all(_is_head_line(before) for before in block[:place]):
                continue
            if not _is_greeting_word(line, words) and (number > 3 or not _prose_follows(blocks, number, place)):
                continue
            if _is_address(block[place + 1 :], blocks[number + 1 :], words):
                continue
            head = [*blocks[:number], block[:place]] if place else blocks[:number]
            rest = [block[place + 1 :], *blocks[number + 1 :]] if place + 1 < len(block) else blocks[number + 1 :]
            end, rest = _greetings_below(line.end, rest, words)
            subject, rest = _subject_below(subject or _bare_subject(head, words), rest, words)
            return _without(head, subject), subject, (line.start, end), rest
        if _is_prose(block) and not any(
            _is_salutation(line, words) for later in blocks[number + 1 : number + 3] for line in later[:1]
        ):
            break
    # No salutation: the head is what stands before the first prose.
    for number, block in enumerate(blocks):
        if _is_prose(block) or number >= 8:
            head = blocks[:number]
            above = subject if subject is None or subject[0] < block[0].start else None
            subject, rest = _subject_below(above, blocks[number:], words)
            return _without(head, subject), subject, None, rest
    return [], None, None, blocks


def _is_address(below: list[_Line], later: list[list[_Line]], words: _Words) -> bool:
    """Whether a line that looks like a greeting opens the inside address: the greeting itself comes further down."""
    if not below or _is_prose(below) or _is_greeting(below[0], words):
        return False
    for block in later:
        if _is_salutation(block[0], words) and _is_greeting_word(block[0], words):
            return True
        if _is_prose(block):
            break
    return False


def _greetings_below(end: int, blocks: list[list[_Line]], words: _Words) -> tuple[int, list[list[_Line]]]:
    """Where the salutation ends with the lines of greeting below the name, and the text without them."""
    while blocks and _is_greeting(blocks[0][0], words):
        first, *others = blocks[0]
        end = first.end
        blocks = [others, *blocks[1:]] if others else blocks[1:]
    return end, blocks


def _is_greeting(line: _Line, words: _Words) -> bool:
    """A line that holds a greeting and nothing else."""
    bare = line.folded.rstrip(",.!۔।; ")
    return count_words(bare) <= 6 and any(
        bare == word or (bare.startswith(word + " ") and not any(stop in bare for stop in ".,۔।?!"))
        for word in words.greetings
    )


def _subject_below(
    above: Span | None, blocks: list[list[_Line]], words: _Words
) -> tuple[Span | None, list[list[_Line]]]:
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


def _without(head: list[list[_Line]], subject: Span | None) -> list[list[_Line]]:
    kept = [[line for line in block if subject is None or line.start != subject[0]] for block in head]
    return [block for block in kept if block]


def _bare_subject(head: list[list[_Line]], words: _Words) -> Span | None:
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


def _is_date_line(line: _Line, words: _Words) -> bool:
    return _is_labelled(line, words.date)


def _is_labelled(line: _Line, labels: tuple[str, ...]) -> bool:
    if ":" not in line.folded:
        return False
    return any(line.folded.startswith((word + ":", word + " :")) for word in labels)


def _is_form_line(line: _Line) -> bool:
    """A label and a place to fill in, such as "Date: [insert]", or nothing but such a place."""
    places = blanks(line.text)
    if not places:
        return False
    return not line.text[: places[0][0]].rstrip().rstrip(":") or (
        line.text[: places[0][0]].rstrip().endswith(":") and not line.text[places[-1][1] :].strip(" .,;")
    )


def _is_subject(line: _Line, words: _Words) -> bool:
    return _is_labelled(line, words.subject)


def _is_reference(line: _Line, words: _Words) -> bool:
    return _is_labelled(line, words.reference)


def _is_salutation(line: _Line, words: _Words) -> bool:
    if len(line.text) > 70 or line.count > 9:
        return False
    if line.text[-1] in ".?۔।؟":
        return _is_greeting(line, words)
    return _is_greeting_word(line, words) or _is_bare_name(line)


def _is_greeting_word(line: _Line, words: _Words) -> bool:
    for word in words.salutation if line.folded.startswith(words.salutation) else ():
        if line.folded.startswith(word):
            after = line.folded[len(word) : len(word) + 1]
            if not after or not (after.isalnum() or after in "-'"):
                return True
    return bool(words.ends) and line.folded.rstrip(",:!").endswith(words.ends)


def _is_bare_name(line: _Line) -> bool:
    """The reader's name and a comma, without a greeting: "Mr Trask,"."""
    if line.text[-1] not in ",،" or line.count > 5 or any(char.isdigit() for char in line.text):
        return False
    if line.text[0].isalpha() and line.text[0].lower() == line.text[0].upper():
        # A script without capitals: only a line that can hardly be anything else.
        return line.count <= 3
    return all(word[0].isupper() or not word[0].isalpha() for word in line.text.split() if word not in ("and", "&"))


def _prose_follows(blocks: list[list[_Line]], number: int, place: int) -> bool:
    block = blocks[number]
    if place + 1 < len(block):
        return _is_prose(block[place + 1 :])
    return number + 1 < len(blocks) and _is_prose(blocks[number + 1])


def _is_heading(line: _Line, words: _Words) -> bool:
    """A line of its own that is no sentence: the subject, where it stands below the salutation.

    A face such as ":)" ends a sentence as a full stop does.
    """
    if _is_form_line(line) or _is_date_line(line, words) or any(end == len(line.text) for _, end in faces(line.text)):
        return False
    return line.text[-1] not in _STOPS + ",;:" and 2 <= line.count <= 12


def _is_head_line(line: _Line) -> bool:
    return line.count <= 8 or line.text[-1] not in _STOPS


def _is_prose(block: list[_Line]) -> bool:
    """Whether a block reads like sentences, not like an address or a heading."""
    text = " ".join([line.text for line in block])
    if text.count(" ") > _MANY_SPACES:
        return True
    words = count_words(text)
    ends = text.rstrip("\"'”’»)")[-1:] in _STOPS + ":"
    return (
        (words >= 6 and ends)
        or words >= 16
        or (words >= 3 and ends and len(block) == 1 and _begins_sentence(text) and text.rstrip()[-1] in _STOPS)
    )


def _begins_sentence(text: str) -> bool:
    """Whether it begins as a sentence may: with a capital, or in a script that has none."""
    first = text[:1]
    return (first.isupper() and not text.isupper()) or (first.isalpha() and not first.isupper() and not first.islower())


def _take_foot(
    blocks: list[list[_Line]], words: _Words
) -> tuple[list[list[_Line]], Span | None, Span | None, list[list[_Line]]]:
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        for place, line in enumerate(block):
            if not _is_close(line, words) or (
                place
                and not _ends(block[place - 1])
                and place == len(block) - 1
                and number == len(blocks) - 1
                and line.count > 3
            ):
                continue
            if number == 0 and place == 0 and len(blocks) > 2:
                continue
            before = [*blocks[:number], block[:place]] if place else blocks[:number]
            after = [block[place + 1 :], *blocks[number + 1 :]] if place + 1 < len(block) else blocks[number + 1 :]
            signature, tail = _split_signature(after, words)
            body, stray = _strip_tail(before, words)
            return body, (line.start, line.end), signature, stray + tail
    body, tail = _strip_tail(blocks, words)
    wished = _take_own_close(body)
    if wished is not None:
        return *wished, tail
    end = len(body)
    while end > 1 and _is_signature(body[end - 1]):
        end -= 1
    if (
        end == len(body)
        and body
        and len(body[-1]) > 1
        and not _ends(body[-1][-1])
        and _ends(body[-1][-2])
        and body[-1][-1].count <= 4
    ):
        last = body[-1]
        return [*body[:-1], last[:-1]], None, (last[-1].start, last[-1].end), tail
    if end < len(body):
        return body[:end], None, (body[end][0].start, body[-1][-1].end), tail
    return body, None, None, tail


def _take_own_close(blocks: list[list[_Line]]) -> tuple[list[list[_Line]], Span, Span | None] | None:
    """A close in the sender's own words: a short line that ends with a comma, then nothing but a signature."""
    for number in range(len(blocks) - 1, max(-1, len(blocks) - 3), -1):
        block = blocks[number]
        for place, line in enumerate(block):
            if line.text[-1] != "," or line.count > 10 or (place and not _ends(block[place - 1])):
                continue
            after = [block[place + 1 :]] if place + 1 < len(block) else []
            after += blocks[number + 1 :]
            if number + place == 0 or not after or not all(_is_signature(rest) for rest in after):
                continue
            before = [*blocks[:number], block[:place]] if place else blocks[:number]
            return before, (line.start, line.end), _span([line for rest in after for line in rest])
    return None


def _strip_tail(blocks: list[list[_Line]], words: _Words) -> tuple[list[list[_Line]], list[list[_Line]]]:
    """Blocks at the end that are enclosures, copies, or a slip to cut off, and what stands before them."""
    for number, block in enumerate(blocks):
        if number and (_is_after(block[0], words) or _is_rule(block[0].text)):
            return blocks[:number], blocks[number:]
    return blocks, []


def _split_signature(blocks: list[list[_Line]], words: _Words) -> tuple[Span | None, list[list[_Line]]]:
    taken: list[_Line] = []
    for number, block in enumerate(blocks):
        for place, line in enumerate(block):
            if _is_after(line, words) or _is_rule(line.text):
                rest = [block[place:], *blocks[number + 1 :]]
                return _span(taken), rest
            taken.append(line)
        if number >= 1 and number + 1 < len(blocks) and _is_prose(blocks[number + 1]):
            return _span(taken), blocks[number + 1 :]
    return _span(taken), []


def _span(lines: list[_Line]) -> Span | None:
    return (lines[0].start, lines[-1].end) if lines else None


def _is_close(line: _Line, words: _Words) -> bool:
    if len(line.text) > 60 or line.count > 7 or line.text[-1] in "?:":
        return False
    if not line.folded.startswith(words.close):
        return False
    bare = line.folded.rstrip(",.!;–-।۔ ")
    if line.text[-1] in ".!।۔" and bare not in words.close:
        return False
    for word in words.close:
        if bare == word:
            return True
        if (
            bare.startswith(word + " ")
            and count_words(bare) <= (6 if line.text[-1] == "," else 4)
            and line.text[-1] not in ".!।۔"
        ):
            return True
        if bare.startswith(word + ", ") and count_words(bare) <= 7:
            return True
    return False


def _is_signature(block: list[_Line]) -> bool:
    return len(block) <= 6 and all(
        line.count <= 8 and line.text[-1] not in "!?।۔؟…:" and not _sentence_end(line.text) for line in block
    )


def _sentence_end(text: str) -> bool:
    """Whether a line that ends with a full stop is a sentence, not a name such as "Reed & Sons Ltd."."""
    if text[-1] != ".":
        return False
    return count_words(text) > 4 or (count_words(text) > 2 and text.split()[-1][:1].islower())


def _ends(line: _Line) -> bool:
    return line.text.rstrip("\"'”’»)")[-1:] in _STOPS


def _is_after(line: _Line, words: _Words) -> bool:
    if not line.folded.startswith(words.after):
        return False
    for word in words.after:
        if line.folded.startswith(word):
            after = line.folded[len(word) : len(word) + 1]
            if not after or after in ":. \t)":
                return True
    return False


def _is_rule(text: str) -> bool:
    """A line drawn of dashes or underscores, maybe with "cut here" in it: below it stands a slip or a footer."""
    if text[0] not in _RULE_MARKS:
        return False
    bare = text.replace(" ", "")
    if bare[:5] in ("-----", "–––––", "—————", "_____") and bare[-4:] in ("----", "––––", "————", "____"):
        return True
    return len(bare) >= 4 and _RULE_MARKS.issuperset(bare) and len(set(bare)) <= 2
