"""A check in words: what it looks for, how much it weighs, why, whence, and how it looks in a letter."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from tactful.errors import InputError
from tactful.i18n import t
from tactful.model import Check, Example, Guide

_WIDTH = 88


def explanation(held: Sequence[tuple[Guide, Check]]) -> str:
    """The check as the guides hold it, those that say the same said once."""
    if not held:
        raise InputError(t("cli.explain.no-words"), t("cli.no-words-remedy"))
    return "\n".join(_lines(held)) + "\n"


def _lines(held: Sequence[tuple[Guide, Check]]) -> Iterator[str]:
    check = held[0][1]
    yield f"{check.id}: {check.label}"
    yield ""
    for holder, own in held:
        where = t("cli.explain.step", step=own.step) if own.step else t("cli.explain.whole")
        yield f"  {holder.id}: {own.severity.value}, {where}"
    yield ""
    yield from textwrap.wrap(check.why.strip(), _WIDTH)
    yield ""
    yield t("cli.explain.source", items=", ".join(dict.fromkeys(item for _, own in held for item in own.source)))
    for title, examples in ((t("cli.explain.good"), check.good), (t("cli.explain.bad"), check.bad)):
        if examples:
            yield ""
            yield f"{title}:"
            yield from _example(examples[0])


def _example(example: Example) -> Iterator[str]:
    if example.title:
        yield f"  {example.title}"
    for paragraph in example.text.strip().split("\n"):
        yield from textwrap.wrap(paragraph, _WIDTH - 4, initial_indent="    ", subsequent_indent="    ") or [""]
