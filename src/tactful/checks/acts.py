"""The sentence classifier: what a sentence does, from weights learnt of thousands of labelled sentences.

One linear model for each act; a sentence may do several things, or none. The weights are a text file: a first
line of acts with their bias, then a line for each feature with the acts it speaks for or against, in hundredths.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import exp

Pairs = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class ActModel:
    """The weights of all acts. A feature's line is read when the feature is first met."""

    names: tuple[str, ...] = ()
    bias: tuple[int, ...] = ()
    lines: dict[str, str] = field(default_factory=dict)
    _read: dict[str, Pairs] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> ActModel:
        """The model as the training wrote it."""
        head, _, rest = text.partition("\n")
        pairs = [piece.rsplit(":", 1) for piece in head.split("\t")]
        return cls(
            tuple(name for name, _ in pairs),
            tuple(int(value) for _, value in pairs),
            dict(line.split("\t", 1) for line in rest.splitlines()),  # type: ignore[arg-type]
        )

    def __contains__(self, feature: str) -> bool:
        return feature in self.lines

    def score(self, features: Iterable[str]) -> dict[str, float]:
        """How likely the sentence does each act, 0..1; 0.5 and more is taken for yes."""
        totals = list(self.bias)
        known, lines = self._read, self.lines
        for feature in features:
            if feature not in lines:
                continue
            pairs = known.get(feature)
            if pairs is None:
                pairs = known[feature] = _pairs(lines[feature])
            for act, weight in pairs:
                totals[act] += weight
        return {name: 1.0 / (1.0 + exp(-max(total, -2000) / 100)) for name, total in zip(self.names, totals, strict=True)}


def _pairs(line: str) -> Pairs:
    found = []
    for piece in line.split(" "):
        act, _, weight = piece.partition(":")
        found.append((int(act), int(weight)))
    return tuple(found)
