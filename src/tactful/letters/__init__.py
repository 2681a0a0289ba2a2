"""Letters as text: setting a draft, reading a letter that exists already, and sentences to start from.

The names are loaded when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tactful.letters.anatomy import Anatomy, read_anatomy
    from tactful.letters.conventions import long_date
    from tactful.letters.greetings import close, salutation, salutations
    from tactful.letters.layout import default_layout, lay_out, parse_layout, part_text, render
    from tactful.letters.sorting import SortedLetter, sort_letter
    from tactful.letters.starters import Slot, fill, slots

_HOMES = {
    "anatomy": ("Anatomy", "read_anatomy"),
    "conventions": ("long_date",),
    "greetings": ("close", "salutation", "salutations"),
    "layout": ("default_layout", "lay_out", "parse_layout", "part_text", "render"),
    "sorting": ("SortedLetter", "sort_letter"),
    "starters": ("Slot", "fill", "slots"),
}

__all__ = [
    "Anatomy",
    "Slot",
    "SortedLetter",
    "close",
    "default_layout",
    "fill",
    "lay_out",
    "long_date",
    "parse_layout",
    "part_text",
    "read_anatomy",
    "render",
    "salutation",
    "salutations",
    "slots",
    "sort_letter",
]


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            value = getattr(import_module(f"tactful.letters.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'tactful.letters' has no attribute {name!r}")
