"""What this terminal does with scripts that run to the left or join their letters, for `doctor`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping

from tactful.cli.output import is_terminal
from tactful.config.choices import Rtl, Width
from tactful.config.settings import Settings
from tactful.i18n import t
from tactful.text import bidi, rows
from tactful.text.visible import visible_line
from tactful.tui.terminal.kind import find_kind
from tactful.tui.terminal.probe import Answers, Probe


def scripts(settings: Settings, environ: Mapping[str, str]) -> Iterator[str]:
    """What was found out, what the person set, and what to look at."""
    answers = _ask()
    kind = find_kind(environ, answers.terminal)
    named = visible_line(" · ".join(dict.fromkeys(name for name in (kind.name, answers.terminal) if name)))
    yield t("cli.doctor.kind", name=named) if named else t("cli.doctor.kind-unknown")
    rtl = kind.rtl if settings.rtl is Rtl.AUTO else settings.rtl
    own = settings.rtl is not Rtl.AUTO
    yield t("cli.doctor.rtl-set" if own else "cli.doctor.rtl", who=t(f"turn.{rtl}"), setting=f'rtl = "{rtl}"')
    yield _width(settings.width, answers)
    for language in ("bn", "ur"):
        if not kind.draws(language):
            yield "  " + t(f"cli.doctor.apart-{language}")
    yield t("cli.doctor.look")
    yield f"  Příliš žluťoučký kůň · ক্ষমা করবেন, দুঃখিত · {_as_painted('معذرت خواہ ہیں', rtl)}"


def _as_painted(text: str, rtl: Rtl) -> str:
    """Urdu words as the screens would show them here."""
    if rtl is Rtl.TERMINAL:
        return text
    glyphs = rows.seen(text, bidi.levels(text, bidi.RTL), bidi.RTL)
    if rtl is Rtl.RUNS:
        return "".join(rows.joined(text, sign, text) for _, sign in rows.runs(text, glyphs))
    if rtl is Rtl.WORDS:
        pieces = ("".join(rows.joined(text, one, text) for one in group) for _, group in rows.words(text, glyphs))
        return "\u200e".join(pieces)
    shapes = rows.drawn(text, True)
    return f"\u202d{''.join(rows.joined(text, glyph, shapes) for glyph in glyphs)}\u202c"


def _width(chosen: Width, answers: Answers) -> str:
    if chosen is not Width.AUTO:
        return t(f"cli.doctor.marks-set-{chosen}")
    if "mark" not in answers.widths:
        return t("cli.doctor.marks-unknown")
    return t("cli.doctor.marks-wide" if answers.marks_take_a_cell else "cli.doctor.marks-narrow")


def _ask() -> Answers:
    """What the terminal answers, if it's there to be asked."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)) or not os.isatty(0):
        return Answers()
    probe = Probe(target=1)
    if not probe.start():
        return Answers()
    try:
        return probe.finish()
    finally:
        probe.leave()
