"""The sentence classifier: what a sentence does, from weights learnt of thousands of labelled sentences.

One linear model for each act; a sentence may do several things, or none. The weights are a text file: a first
line of acts with their bias, then a line for each feature with the acts it speaks for or against, in hundredths.

All acts are added up at once: a feature's weights are one large number with a lane of 32 bits for each act, so
that one addition serves every act.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp
from struct import Struct

_LANE = 32
_ZERO = 1 << 30
"""What stands for 0 in a lane, so that no lane ever borrows from the next."""
_EDGE = 1200
_REMEMBERED = 20_000
SURE = 0.5
"""The likelihood from which a sentence is taken to do an act; the training sets each act's weights to it."""


Packed = tuple[str, dict[str, str]]


class _Weights(dict[str, int]):
    """The packed weights of each feature, read from its line when first met."""

    def __init__(self, lines: dict[str, str]) -> None:
        super().__init__()
        self.lines = lines

    def __missing__(self, feature: str) -> int:
        weights = self[feature] = _packed(self.lines[feature])
        return weights


class _Sums(dict[tuple[str, ...], int]):
    """The packed weights of what a word says by itself, added up when first met."""

    def __init__(self, weights: _Weights) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, features: tuple[str, ...]) -> int:
        weights = self.weights
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[features] = sum([weights[feature] for feature in features if feature in weights.lines])
        return found


class _Likely(dict[int, float]):
    """The likelihood that a lane's number stands for, worked out when first met."""

    def __missing__(self, lane: int) -> float:
        total = lane - _ZERO
        found = 1.0 / (1.0 + exp(-total / 100)) if -_EDGE < total < _EDGE else float(total > 0)
        if len(self) > _REMEMBERED:
            self.clear()
        self[lane] = found
        return found


likely = _Likely()


class Scores:
    """How likely a sentence does each act, 0..1; 0.5 and more is taken for yes, 0 for acts unknown."""

    __slots__ = ("_acts", "lanes")

    def __init__(self, acts: Mapping[str, int], lanes: tuple[int, ...]) -> None:
        self._acts = acts
        self.lanes = lanes
        """What speaks for each act of the model, in its order; `likely` makes likelihoods of them."""

    def top(self, acts: tuple[str, ...]) -> float:
        """The highest likelihood of the acts."""
        known, lanes = self._acts, self.lanes
        found = [lanes[known[act]] for act in acts if act in known]
        return likely[max(found)] if found else 0.0

    def any(self, acts: tuple[str, ...]) -> bool:
        """Whether any of the acts is more likely than not."""
        return self.top(acts) >= SURE

    def items(self) -> list[tuple[str, float]]:
        """Every act with its likelihood."""
        return [(act, likely[self.lanes[place]]) for act, place in self._acts.items()]


@dataclass(slots=True)
class ActModel:
    """The weights of all acts."""

    names: tuple[str, ...] = ()
    bias: int = 0
    weights: _Weights = field(default_factory=lambda: _Weights({}))
    acts: Mapping[str, int] = field(init=False)
    """The place of each act among the values of a score."""
    _sums: _Sums = field(init=False)
    _lanes: Struct = field(init=False)

    def __post_init__(self) -> None:
        self.acts = {act: place for place, act in enumerate(self.names)}
        self._sums = _Sums(self.weights)
        self._lanes = Struct(f"<{len(self.names)}I")

    @classmethod
    def parse(cls, text: str) -> ActModel:
        """The model as the training wrote it."""
        return cls.unpack(cls.pack(text))

    @staticmethod
    def pack(text: str) -> Packed:
        """What the training wrote in built-in types: its first line, and the weights by feature."""
        head, _, rest = text.partition("\n")
        lines = {}
        for line in rest.splitlines():
            feature, _, weights = line.partition("\t")
            lines[feature] = weights
        return head, lines

    @classmethod
    def unpack(cls, packed: Packed) -> ActModel:
        """The model of what `pack` has packed."""
        head, lines = packed
        if not head:
            return cls()
        pairs = [piece.rsplit(":", 1) for piece in head.split("\t")]
        zero = sum(_ZERO << (_LANE * act) for act in range(len(pairs)))
        return cls(
            tuple(name for name, _ in pairs),
            zero + sum(int(value) << (_LANE * act) for act, (_, value) in enumerate(pairs)),
            _Weights(lines),
        )

    def __contains__(self, feature: str) -> bool:
        return feature in self.weights.lines

    def score(self, words: Iterable[tuple[str, ...]], together: Iterable[str]) -> Scores:
        """What the sentence with these features does; see features.py."""
        weights = self.weights
        total = sum(map(self._sums.__getitem__, words), self.bias)
        total = sum(map(weights.__getitem__, filter(weights.lines.__contains__, together)), total)
        lanes = self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))
        return Scores(self.acts, lanes)


class _Terms(dict[str, int]):
    """The number that a piece such as `12:-34` adds, worked out when first met: there are far fewer than features."""

    def __missing__(self, piece: str) -> int:
        act, _, weight = piece.partition(":")
        found = self[piece] = int(weight) << (_LANE * int(act))
        return found


_terms = _Terms()


def _packed(line: str) -> int:
    return sum(map(_terms.__getitem__, line.split(" ")))
