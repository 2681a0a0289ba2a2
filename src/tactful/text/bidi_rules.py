"""The rules of UAX 9 that find the embedding levels: explicit (X), weak (W), neutral (N) and implicit (I)."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from itertools import groupby

_DEEPEST = 125
_EMBEDDINGS = {"LRE": "", "RLE": "", "LRO": "L", "RLO": "R"}
_ISOLATES = ("LRI", "RLI", "FSI")
_REMOVED = frozenset((*_EMBEDDINGS, "PDF", "BN"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", *_ISOLATES, "PDI"))
_BRACKETS = {"(": ")", "[": "]", "{": "}", "〈": "〉", "⟨": "⟩", "⟦": "⟧", "⟪": "⟫", "「": "」", "『": "』", "【": "】"}
_CLOSING = {close: opening for opening, close in _BRACKETS.items()}
_MOST_BRACKETS = 63


def resolve(kinds: list[str], text: str, base: int) -> list[int]:
    """The level of every code point of a paragraph, given their bidirectional classes."""
    matching = _matching(kinds)
    settled, asked = _explicit(kinds, matching, base)
    levels = list(asked)
    for sequence in _sequences(kinds, asked, matching):
        before, after = _edges(sequence, kinds, asked, matching, base)
        level = levels[sequence[0]]
        _weak(sequence, settled, before)
        _paired_brackets(sequence, settled, text, kinds, level, before)
        _neutral(sequence, settled, level, before, after)
        for at in sequence:
            if settled[at] in ("AN", "EN"):
                levels[at] += 1 if level % 2 else 2
            elif (settled[at] == "R") != bool(level % 2):
                levels[at] += 1
    return levels


def _matching(kinds: Sequence[str]) -> dict[int, int]:
    """Each opened isolate with the sign that closes it (BD9)."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for at, kind in enumerate(kinds):
        if kind in _ISOLATES:
            opened.append(at)
        elif kind == "PDI" and opened:
            pairs[opened.pop()] = at
    return pairs


def _isolate_level(kinds: Sequence[str], at: int, matching: dict[int, int], level: int) -> int:
    kind = kinds[at]
    if kind == "FSI":
        kind = "RLI" if _strong(kinds, at + 1, matching.get(at, len(kinds)), matching) else "LRI"
    return _deeper(level, kind == "RLI")


def _strong(kinds: Sequence[str], start: int, end: int, matching: dict[int, int]) -> bool:
    """Whether the first strong class is one that runs to the left, isolates passed over (P2)."""
    at = start
    while at < end:
        if kinds[at] in ("L", "R", "AL"):
            return kinds[at] != "L"
        at = matching.get(at, end) + 1 if kinds[at] in _ISOLATES else at + 1
    return False


def _explicit(kinds: list[str], matching: dict[int, int], base: int) -> tuple[list[str], list[int]]:
    """The classes after overrides, and the levels that marks in the text ask for (X1 to X8)."""
    settled, levels = list(kinds), [base] * len(kinds)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    lost_isolates = lost_embeddings = valid = 0
    for at, kind in enumerate(kinds):
        if kind == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif valid:
                lost_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                valid -= 1
        level, override, _ = stack[-1]
        levels[at] = level
        if kind in _EMBEDDINGS:
            deeper = _deeper(level, kind[0] == "R")
            if deeper <= _DEEPEST and not lost_isolates and not lost_embeddings:
                stack.append((deeper, _EMBEDDINGS[kind], False))
            elif not lost_isolates:
                lost_embeddings += 1
            continue
        if kind == "PDF":
            if lost_embeddings and not lost_isolates:
                lost_embeddings -= 1
            elif not lost_isolates and not stack[-1][2] and len(stack) > 1:
                stack.pop()
            continue
        if kind == "B":
            levels[at] = base
        elif override and kind != "BN":
            settled[at] = override
        if kind in _ISOLATES:
            deeper = _isolate_level(kinds, at, matching, level)
            if deeper <= _DEEPEST and not lost_isolates and not lost_embeddings:
                valid += 1
                stack.append((deeper, "", True))
            else:
                lost_isolates += 1
    return settled, levels


def _deeper(level: int, to_the_left: bool) -> int:
    """The next odd level for text to the left, the next even one for text to the right."""
    return level + 1 if (level + 1) % 2 == to_the_left else level + 2


def _sequences(kinds: Sequence[str], levels: Sequence[int], matching: dict[int, int]) -> list[list[int]]:
    """The stretches of one level that the rules look at as one, across isolates (BD13)."""
    kept = [at for at, kind in enumerate(kinds) if kind not in _REMOVED]
    runs = [list(run) for _, run in groupby(kept, key=lambda at: levels[at])]
    starting = {run[0]: run for run in runs}
    closing = set(matching.values())
    sequences: list[list[int]] = []
    for run in runs:
        if run[0] in closing:
            continue
        whole = list(run)
        while (close := matching.get(whole[-1])) is not None and close in starting:
            whole += starting[close]
        sequences.append(whole)
    return sequences


def _edges(
    sequence: Sequence[int], kinds: Sequence[str], levels: Sequence[int], matching: dict[int, int], base: int
) -> tuple[str, str]:
    """The directions that are taken to stand before and after a sequence (X10)."""
    first, last = sequence[0], sequence[-1]
    level = levels[first]
    before = next((levels[at] for at in range(first - 1, -1, -1) if kinds[at] not in _REMOVED), base)
    open_end = kinds[last] in _ISOLATES and last not in matching
    following = () if open_end else range(last + 1, len(kinds))
    after = next((levels[at] for at in following if kinds[at] not in _REMOVED), base)
    return _direction(max(level, before)), _direction(max(level, after))


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _weak(sequence: Sequence[int], kinds: list[str], before: str) -> None:
    """Numbers, their signs and marks (W1 to W7)."""
    last = before
    for at in sequence:
        if kinds[at] == "NSM":
            kinds[at] = "ON" if last in (*_ISOLATES, "PDI") else last
        last = kinds[at]
    strong = before
    for at in sequence:
        if kinds[at] in ("L", "R", "AL"):
            strong = kinds[at]
        elif kinds[at] == "EN" and strong == "AL":
            kinds[at] = "AN"
    for at in sequence:
        if kinds[at] == "AL":
            kinds[at] = "R"
    for left, at, right in zip(sequence, sequence[1:], sequence[2:], strict=False):
        around = kinds[left], kinds[right]
        if (kinds[at] in ("ES", "CS") and around == ("EN", "EN")) or (kinds[at] == "CS" and around == ("AN", "AN")):
            kinds[at] = around[0]
    _terminators(sequence, kinds)
    strong = before
    for at in sequence:
        if kinds[at] in ("ES", "ET", "CS"):
            kinds[at] = "ON"
        elif kinds[at] in ("L", "R"):
            strong = kinds[at]
        elif kinds[at] == "EN" and strong == "L":
            kinds[at] = "L"


def _terminators(sequence: Sequence[int], kinds: list[str]) -> None:
    """A currency or per cent sign beside a number goes with it (W5)."""
    place = 0
    while place < len(sequence):
        end = place
        while end < len(sequence) and kinds[sequence[end]] == "ET":
            end += 1
        if end > place:
            beside = [kinds[sequence[at]] for at in (place - 1, end) if 0 <= at < len(sequence)]
            if "EN" in beside:
                for at in sequence[place:end]:
                    kinds[at] = "EN"
        place = max(end, place + 1)


def _as_strong(kind: str) -> str:
    return "R" if kind in ("R", "AN", "EN") else kind if kind == "L" else ""


def _paired_brackets(
    sequence: Sequence[int], kinds: list[str], text: str, given: Sequence[str], level: int, before: str
) -> None:
    """Brackets go with what they enclose (N0)."""
    own = _direction(level)
    for start, end in _pairs(sequence, kinds, text):
        inside = {_as_strong(kinds[at]) for at in sequence[start + 1 : end]} - {""}
        if own in inside:
            side = own
        elif inside:
            earlier = (_as_strong(kinds[at]) for at in reversed(sequence[:start]))
            outside = next((kind for kind in earlier if kind), before)
            side = outside if outside != own else own
        else:
            continue
        for place in (start, end):
            kinds[sequence[place]] = side
            for at in sequence[place + 1 :]:
                if given[at] != "NSM":
                    break
                kinds[at] = side


def _pairs(sequence: Sequence[int], kinds: Sequence[str], text: str) -> list[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, at in enumerate(sequence):
        if kinds[at] != "ON":
            continue
        char = text[at]
        if char in _BRACKETS:
            if len(opened) == _MOST_BRACKETS:
                return []
            opened.append((char, place))
        elif char in _CLOSING:
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == _CLOSING[char]:
                    insort(pairs, (opened[depth][1], place))
                    del opened[depth:]
                    break
    return pairs


def _neutral(sequence: Sequence[int], kinds: list[str], level: int, before: str, after: str) -> None:
    """What has no direction takes that of its neighbours where they agree (N1, N2)."""
    own = _direction(level)
    place = 0
    while place < len(sequence):
        end = place
        while end < len(sequence) and kinds[sequence[end]] in _NEUTRAL:
            end += 1
        if end > place:
            left = _as_strong(kinds[sequence[place - 1]]) if place else before
            right = _as_strong(kinds[sequence[end]]) if end < len(sequence) else after
            for at in sequence[place:end]:
                kinds[at] = left if left == right else own
        place = max(end, place + 1)
