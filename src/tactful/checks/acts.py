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
_LIKELY = [1.0 / (1.0 + exp(-total / 100)) for total in range(-_EDGE, _EDGE + 1)]


@dataclass(slots=True)
class ActModel:
    """The weights of all acts. A feature's line is read when the feature is first met."""

    names: tuple[str, ...] = ()
    bias: int = 0
    lines: dict[str, str] = field(default_factory=dict)
    _read: dict[str, int] = field(default_factory=dict)

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
            lines,
        )

    def __contains__(self, feature: str) -> bool:
        return feature in self.lines

    def score(self, features: Iterable[str]) -> dict[str, float]:
        """How likely the sentence does each act, 0..1; 0.5 and more is taken for yes."""
        if not self.names:
            return {}
        total = self.bias
        known, lines = self._read, self.lines
        for feature in features:
            weights = known.get(feature)
            if weights is None:
                weights = known[feature] = _packed(lines[feature]) if feature in lines else 0
                if len(known) > 200_000:
                    known.clear()
            total += weights
        lanes = array("I", total.to_bytes(len(self.names) * 4, "little"))
        if sys.byteorder == "big":
            lanes.byteswap()
        return {
            name: _LIKELY[min(max(lane - _ZERO, -_EDGE), _EDGE) + _EDGE]
            for name, lane in zip(self.names, lanes, strict=True)
        }


def _packed(line: str) -> int:
    total = 0
    for piece in line.split(" "):
        act, _, weight = piece.partition(":")
        total += int(weight) << (_LANE * int(act))
    return total
