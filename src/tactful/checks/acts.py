"""The sentence classifier: what a sentence does, from weights learnt of thousands of labelled sentences.

One linear model for each act; a sentence may do several things, or none. The weights are a text file: a first
line of acts with their bias, then a line for each feature with the acts it speaks for or against, in hundredths.

All acts are added up at once: a feature's weights are one large number with a lane of 32 bits for each act, so
that one addition serves every act.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import exp

_LANE = 32
_ZERO = 1 << 30
"""What stands for 0 in a lane, so that no lane ever borrows from the next."""
_EDGE = 1200
_REMEMBERED = 200_000
_LIKELY = [1.0 / (1.0 + exp(-total / 100)) for total in range(-_EDGE, _EDGE + 1)]


class _Weights(dict[str, int]):
    """The packed weights of each feature, read from its line when first met; 0 for a feature unknown."""

    def __init__(self, lines: dict[str, str]) -> None:
        super().__init__()
        self.lines = lines

    def __missing__(self, feature: str) -> int:
        if len(self) > _REMEMBERED:
            self.clear()
        line = self.lines.get(feature)
        weights = self[feature] = _packed(line) if line else 0
        return weights


class Scores:
    """How likely a sentence does each act; worked out for the acts that are asked for."""

    __slots__ = ("_lanes",)

    def __init__(self, lanes: dict[str, int]) -> None:
        self._lanes = lanes

    def top(self, acts: tuple[str, ...]) -> float:
        """The highest likelihood of the acts, 0..1; 0.5 and more is taken for yes, 0 for acts unknown."""
        lanes = self._lanes
        total = (max([lanes.get(act, 0) for act in acts]) if len(acts) > 1 else lanes.get(acts[0], 0)) - _ZERO
        return _LIKELY[total + _EDGE] if -_EDGE < total < _EDGE else (1.0 if total > 0 else 0.0)

    def any(self, acts: tuple[str, ...]) -> bool:
        """Whether any of the acts is more likely than not."""
        lanes = self._lanes
        if len(acts) == 1:
            return lanes.get(acts[0], 0) >= _ZERO
        return any(lanes.get(act, 0) >= _ZERO for act in acts)

    def items(self) -> list[tuple[str, float]]:
        """Every act with its likelihood."""
        return [(act, self.top((act,))) for act in self._lanes]


@dataclass(slots=True)
class ActModel:
    """The weights of all acts."""

    names: tuple[str, ...] = ()
    bias: int = 0
    weights: _Weights = field(default_factory=lambda: _Weights({}))

    @classmethod
    def parse(cls, text: str) -> ActModel:
        """The model as the training wrote it."""
        head, _, rest = text.partition("\n")
        pairs = [piece.rsplit(":", 1) for piece in head.split("\t")]
        zero = sum(_ZERO << (_LANE * act) for act in range(len(pairs)))
        lines: dict[str, str] = {}
        for line in rest.splitlines():
            feature, _, weights = line.partition("\t")
            lines[feature] = weights
        return cls(
            tuple(name for name, _ in pairs),
            zero + sum(int(value) << (_LANE * act) for act, (_, value) in enumerate(pairs)),
            _Weights(lines),
        )

    def __contains__(self, feature: str) -> bool:
        return feature in self.weights.lines

    def score(self, features: Iterable[str]) -> Scores:
        """What the sentence with these features does."""
        if not self.names:
            return Scores({})
        total = sum(map(self.weights.__getitem__, features), self.bias)
        lanes = array("I", total.to_bytes(len(self.names) * 4, "little"))
        if sys.byteorder == "big":
            lanes.byteswap()
        return Scores(dict(zip(self.names, lanes, strict=True)))


def _packed(line: str) -> int:
    total = 0
    for piece in line.split(" "):
        act, _, weight = piece.partition(":")
        total += int(weight) << (_LANE * int(act))
    return total
