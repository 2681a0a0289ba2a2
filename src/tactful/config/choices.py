"""The settings that take one of a few words."""

from __future__ import annotations

from enum import StrEnum


class Rtl(StrEnum):
    """Who turns text that runs from right to left."""

    AUTO = "auto"
    """By what's known of the terminal."""
    APP = "app"
    """Tactful does."""
    TERMINAL = "terminal"
    """The terminal does."""
    WORDS = "words"
    """Tactful puts the words in their places, the terminal turns each of them."""
    RUNS = "runs"
    """As kitty needs it: tactful puts the words in their places, the terminal turns each with its signs and digits."""


class Width(StrEnum):
    """How many cells the terminal gives to vowel signs such as Bengali's."""

    AUTO = "auto"
    """It's asked."""
    NARROW = "narrow"
    """None of their own."""
    WIDE = "wide"
    """One each."""


class Digits(StrEnum):
    """Which digits stand in dates and sums of a letter."""

    AUTO = "auto"
    """Those usual in letters of its language."""
    NATIVE = "native"
    """Those of its script: ০-৯, ۰-۹."""
    LATIN = "latin"
    """0-9."""


class Address(StrEnum):
    """How the reader is addressed, in languages that tell two ways apart."""

    FORMAL = "formal"
    """vykání, আপনি, آپ."""
    FAMILIAR = "familiar"
    """tykání, তুমি, تم."""
