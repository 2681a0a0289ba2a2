"""Sums of money as a letter in each language writes them."""

from __future__ import annotations

import re

from tactful.letters.conventions import conventions, in_digits

_SIGNS = {
    "£": "GBP", "gbp": "GBP", "$": "USD", "usd": "USD", "us$": "USD", "€": "EUR", "eur": "EUR", "kč": "CZK",
    "czk": "CZK", "৳": "BDT", "tk": "BDT", "bdt": "BDT", "₹": "INR", "inr": "INR", "pkr": "PKR", "₨": "PKR",
}  # fmt: skip
_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
_NUMBER = (
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?"  # 1 250,50
    r"|\d{1,3}(?:,\d{2,3})+(?:\.\d{1,2})?"  # 1,250.50 and 12,34,567
    r"|\d+(?:[.,]\d{1,2})?"
)
_SUM = re.compile(rf"(?P<before>{_SIGN})?\.?\s?(?P<number>{_NUMBER})\s?(?P<after>{_SIGN})?\.?", re.IGNORECASE)


def sum_in_words(text: str, language: str) -> str:
    """A sum such as `£1250.50` or `1 250 Kč` as letters of this language write it.

    What isn't a single sum in a currency we know comes back as it is, but for its digits.
    """
    match = _SUM.fullmatch(text.strip())
    rules = conventions(language).money
    sign = (match["before"] or match["after"] or "").casefold() if match else ""
    pattern = rules.currencies.get(_SIGNS.get(sign, ""))
    if match is None or pattern is None or (match["before"] and match["after"]):
        return in_digits(text, language)
    whole, cents = _read(match["number"])
    grouped = _grouped(whole, rules.group, lakh=rules.lakh)
    amount = f"{grouped}{rules.decimal}{cents}" if cents else grouped
    return in_digits(pattern.format(amount=amount), language)


def _read(number: str) -> tuple[str, str]:
    """The whole part and the two digits after the point."""
    plain = number.translate({ord(sign): None for sign in " \u00a0\u202f"})
    head, point, tail = plain.rpartition("." if "." in plain else ",")
    if point and len(tail) <= 2:
        return _latin(head.replace(",", "")), _latin(tail).ljust(2, "0")
    return _latin(plain.replace(",", "").replace(".", "")), ""


def _latin(digits: str) -> str:
    return "".join(str(int(digit)) for digit in digits)


def _grouped(whole: str, sign: str, *, lakh: bool) -> str:
    """Thousands apart; with `lakh` as 12,34,567. Four digits stay together where the sign is a space."""
    if len(whole) <= (4 if sign.isspace() or sign == "\u00a0" else 3):
        return whole
    size = 2 if lakh else 3
    head, tail = whole[:-3], whole[-3:]
    pieces = [head[max(0, end - size) : end] for end in range(len(head), 0, -size)][::-1]
    return sign.join([*pieces, tail])
