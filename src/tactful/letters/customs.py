"""How this person's letters are written where a language leaves a choice: region, digits, form of address.

Set once, from the settings, when a command starts; without that each language's own custom holds.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Customs:
    """The choices; empty texts leave them to the language."""

    regions: tuple[str, ...] = ()
    """Regions such as GB or BD, each for the languages that know it."""
    digits: str = ""
    """`native`, `latin`, or empty."""
    address: str = "formal"
    """`formal` or `familiar`."""


_customs = Customs()


def use_customs(customs: Customs) -> None:
    """Write letters by these from now on."""
    global _customs
    _customs = customs


def customs() -> Customs:
    """The choices in force."""
    return _customs
