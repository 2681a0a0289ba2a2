"""The foot of a letter: close, signature, and what follows it."""

from __future__ import annotations

from tactful.letters.lines import STOPS, Line, Span, Words, is_prose
from tactful.text.words import count_words

_RULE_MARKS = frozenset("-–—_=*.~")


def take_foot(
    blocks: list[list[Line]], words: Words
) -> tuple[list[list[Line]], Span | None, Span | None, list[list[Line]]]:
    """The body without its foot, the close, the signature, and what follows."""
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


def _take_own_close(blocks: list[list[Line]]) -> tuple[list[list[Line]], Span, Span | None] | None:
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


def _strip_tail(blocks: list[list[Line]], words: Words) -> tuple[list[list[Line]], list[list[Line]]]:
    """Blocks at the end that are enclosures, copies, or a slip to cut off, and what stands before them."""
    for number, block in enumerate(blocks):
        if number and (_is_after(block[0], words) or _is_rule(block[0].text)):
            return blocks[:number], blocks[number:]
    return blocks, []


def _split_signature(blocks: list[list[Line]], words: Words) -> tuple[Span | None, list[list[Line]]]:
    taken: list[Line] = []
    for number, block in enumerate(blocks):
        for place, line in enumerate(block):
            if _is_after(line, words) or _is_rule(line.text):
                rest = [block[place:], *blocks[number + 1 :]]
                return _span(taken), rest
            taken.append(line)
        if number >= 1 and number + 1 < len(blocks) and is_prose(blocks[number + 1]):
            return _span(taken), blocks[number + 1 :]
    return _span(taken), []


def _span(lines: list[Line]) -> Span | None:
    return (lines[0].start, lines[-1].end) if lines else None


def _is_close(line: Line, words: Words) -> bool:
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


def _is_signature(block: list[Line]) -> bool:
    return len(block) <= 6 and all(
        line.count <= 8 and line.text[-1] not in "!?।۔؟…:" and not _sentence_end(line.text) for line in block
    )


def _sentence_end(text: str) -> bool:
    """Whether a line that ends with a full stop is a sentence, not a name such as "Reed & Sons Ltd."."""
    if text[-1] != ".":
        return False
    return count_words(text) > 4 or (count_words(text) > 2 and text.split()[-1][:1].islower())


def _ends(line: Line) -> bool:
    return line.text.rstrip("\"'”’»)")[-1:] in STOPS


def _is_after(line: Line, words: Words) -> bool:
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
