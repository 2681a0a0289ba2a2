"""A page to print or to send: tagged, with its fonts in it, its text to be selected in the order it's read.

Needs the extra `pdf` (typst), which sets all four scripts itself.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from typing import Any

from tactful.errors import InputError
from tactful.exports._blocks import blocks_of, right_to_left, title_of
from tactful.exports._scripts import scripts_in
from tactful.i18n import t
from tactful.letters.conventions import conventions
from tactful.model import Draft, LaidOut

_OF_SCRIPT = {"Latin": "en", "Bengali": "bn", "Arabic": "ur"}
_TALL, _CLOSE, _WIDE = 1.5, 0.65, 0.9
"""From that height of a line on, the letters of a script need more room between lines."""
_BUILT_IN = "Libertinus Serif"
_TEMPLATE = b"""
#let letter = json(bytes(sys.inputs.letter))
#set document(title: letter.title, author: letter.author)
#set page(paper: letter.paper, margin: 25mm)
#set text(font: letter.fonts, size: 11.5pt, lang: letter.language, dir: if letter.rtl { rtl } else { ltr })
#set par(leading: letter.leading * 1em, spacing: (letter.leading + 0.9) * 1em, justify: false)
#let lines(block) = block.lines.map(line => text(line)).join(linebreak())
#for block in letter.blocks {
  let words = lines(block)
  let words = if block.kind == "subject" { strong(words) } else { words }
  let set_in = if block.indented { (amount: 2em, all: true) } else { 0pt }
  if block.middle {
    pad(..if letter.rtl { (right: 50%) } else { (left: 50%) }, par(words))
  } else {
    par(first-line-indent: set_in, words)
  }
}
"""


def write(laid: LaidOut, draft: Draft) -> bytes:
    """The letter as a PDF. Raises InputError where typst or a font is missing."""
    compiler, families = _typst()
    page = conventions(draft.language).page
    letter = {
        "title": title_of(laid, draft),
        "author": draft.fact("sender").partition("\n")[0],
        "language": draft.language,
        "rtl": right_to_left(draft.language),
        "paper": page.paper,
        "fonts": _fonts(laid.text, draft.language, families),
        "leading": _CLOSE if page.line_height < _TALL else _WIDE,
        "blocks": [
            {
                "kind": block.kind,
                "lines": [line.replace("\t", "    ") for line in block.lines],
                "middle": block.at_middle,
                "indented": block.indented,
            }
            for block in blocks_of(laid)
        ],
    }
    made: bytes = compiler.compile(
        _TEMPLATE,
        format="pdf",
        sys_inputs={"letter": json.dumps(letter)},
        timestamp=(draft.updated or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).replace(microsecond=0),
    )
    return made


def _fonts(text: str, language: str, families: frozenset[str]) -> list[str]:
    """A font for the letter's language and one for every other script in it, of those that are there."""
    found = [name for name in _wanted(language) if name in families][:1]
    for script in sorted(scripts_in(text)):
        wanted = _wanted(_OF_SCRIPT[script])
        there = [name for name in wanted if name in families][:1]
        if not there and script != "Latin":
            raise InputError(
                t("export.no-font", script=t(f"export.script.{script.lower()}")),
                t("export.no-font-remedy", names=", ".join(wanted)),
            )
        found += there
    return list(dict.fromkeys([*found, _BUILT_IN]))


def _wanted(language: str) -> tuple[str, ...]:
    page = conventions(language).page
    return page.pdf_fonts or page.fonts


@lru_cache(maxsize=1)
def _typst() -> tuple[Any, frozenset[str]]:
    """The typesetter with the fonts of this system, looked for once, and their names."""
    try:
        import typst
    except ImportError:
        raise InputError(t("export.needs-extra", ending=".pdf"), t("export.install-extra", extra="pdf")) from None
    fonts = typst.Fonts()
    return typst.Compiler(font_paths=fonts), frozenset(fonts.families())
