"""A page of its own: nothing is fetched, nothing runs, and it prints as a letter."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from tactful.exports._blocks import Block, blocks_of, right_to_left, title_of
from tactful.letters.conventions import conventions
from tactful.model import Draft, LaidOut

_PAPERS = {"a4": "A4", "us-letter": "letter"}
_STYLE = """
@page {{ size: {paper}; margin: 25mm; }}
html {{ font-family: {fonts}; font-size: 12pt; line-height: {height}; color: #000; background: #fff; }}
body {{ margin: 0; }}
main {{ max-width: 40em; margin: 2em auto; padding: 0 1em; }}
p {{ margin: 0 0 1em; white-space: pre-wrap; overflow-wrap: break-word; text-align: start; orphans: 2; widows: 2; }}
.subject {{ font-weight: bold; }}
.letterhead, .close {{ break-after: avoid; }}
.signature {{ break-inside: avoid; }}
.middle {{ margin-inline-start: 50%; }}
.indented {{ text-indent: 2em; }}
@media print {{ main {{ max-width: none; margin: 0; padding: 0; }} }}
"""
_NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'"


def write(laid: LaidOut, draft: Draft) -> bytes:
    """The letter as an HTML page in UTF-8."""
    return page_of(laid, draft).encode("utf-8")


def page_of(laid: LaidOut, draft: Draft, part: str | None = None) -> str:
    """The letter, or one part of it, as a page."""
    blocks = (block for block in blocks_of(laid) if part in (None, block.kind))
    return document(blocks, draft.language, title_of(laid, draft))


def document(blocks: Iterable[Block], language: str, title: str) -> str:
    """These paragraphs as a page, in the direction of their language."""
    page = conventions(language).page
    fonts = ", ".join([*(f'"{name}"' for name in page.fonts), "serif"])
    style = _STYLE.format(paper=_PAPERS.get(page.paper, "A4"), fonts=fonts, height=page.line_height)
    direction = "rtl" if right_to_left(language) else "ltr"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escape(language)}" dir="{direction}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_ELSE}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            "<main>",
            *(_paragraph(block) for block in blocks),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _paragraph(block: Block) -> str:
    names = [block.kind if block.kind.isidentifier() and block.kind.isascii() else "other"]
    names += ["middle"] * block.at_middle + ["indented"] * block.indented
    return f'<p class="{" ".join(names)}">{"<br>".join(map(escape, block.lines))}</p>'
