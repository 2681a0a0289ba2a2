"""A document for Word and its like. Everything it looks like stands in its styles: one change there changes all.

Needs the extra `docx` (python-docx).
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

from tactful.errors import InputError
from tactful.exports._blocks import Block, blocks_of, right_to_left, title_of
from tactful.i18n import t
from tactful.letters.conventions import conventions
from tactful.model import Draft, LaidOut

if TYPE_CHECKING:
    from docx.document import Document

_NAMES = {
    "letterhead": "Letterhead",
    "date": "Date",
    "address": "Inside Address",
    "reference": "Reference",
    "subject": "Subject Line",
    "salutation": "Salutation",
    "body": "Body Text",
    "close": "Closing",
    "signature": "Signature",
    "enclosures": "Enclosures",
    "cc": "Copies",
    "other": "Letter Other",
}
"""The style of each part: Word's own names where it has them."""
_TOGETHER = ("letterhead", "subject", "salutation", "close")
_REGIONS = {"en": "en-GB", "cs": "cs-CZ", "bn": "bn-BD", "ur": "ur-PK"}
_PAPERS = {"a4": (210, 297), "us-letter": (215.9, 279.4)}
_MARGIN, _MIDDLE, _INDENT = 25, 80, 10
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write(laid: LaidOut, draft: Draft) -> bytes:
    """The letter as a .docx. Raises InputError where python-docx isn't installed."""
    try:
        import docx
    except ImportError:
        raise InputError(t("export.needs-extra", ending=".docx"), t("export.install-extra", extra="docx")) from None
    document = docx.Document()
    _set_page(document, draft.language)
    _set_language(document, draft.language)
    _describe(document, laid, draft)
    styles: dict[str, Any] = {}
    for block in blocks_of(laid):
        name = _NAMES.get(block.kind, _NAMES["other"])
        if name not in styles:
            styles[name] = _style(document, name, block)
        paragraph = document.add_paragraph(style=styles[name])
        run = paragraph.add_run()
        for number, line in enumerate(block.lines):
            if number:
                run.add_break()
            run.add_text(line)
    out = io.BytesIO()
    document.save(out)
    return _same_every_time(out.getvalue())


def _set_page(document: Document, language: str) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    width, height = _PAPERS.get(conventions(language).page.paper, _PAPERS["a4"])
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    if right_to_left(language):
        _put(section._sectPr, "bidi")


def _set_language(document: Document, language: str) -> None:
    """Font, size and language of everything, said once, where every other style begins."""
    from docx.shared import Pt

    page = conventions(language).page
    complex_script = language in ("bn", "ur")
    latin = conventions("en").page.fonts[0] if complex_script else page.fonts[0]
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = latin, Pt(11.5)
    normal.paragraph_format.space_after = Pt(11)
    # The fonts of these scripts are tall already.
    normal.paragraph_format.line_spacing = 1.0 if complex_script else 1.1
    normal.paragraph_format.widow_control = True
    marks = normal.element.get_or_add_rPr()
    _set(marks.rFonts, "cs", page.fonts[0])
    region = _REGIONS.get(language, language)
    if complex_script:
        _set(_put(marks, "cs"), "val", "1")
    _set(_put(marks, "szCs"), "val", "23")
    # Word takes the language of a script it counts as complex from another place.
    for found in document.styles.element.iter(_tag("lang")):
        _set(found, "val", "en-GB" if complex_script else region)
        _set(found, "bidi", region if complex_script else "ar-SA")
    if right_to_left(language):
        _put(marks, "rtl")
        _put(normal.element.get_or_add_pPr(), "bidi")


def _style(document: Document, name: str, block: Block) -> Any:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm

    if name in document.styles:
        style: Any = document.styles[name]
        for marks in (style.element.pPr, style.element.rPr):  # what the template thinks of it
            if marks is not None:
                style.element.remove(marks)
    else:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    layout = style.paragraph_format
    if block.at_middle:
        layout.left_indent = Mm(_MIDDLE)
    if block.indented:
        layout.first_line_indent = Mm(_INDENT)
    if block.kind == "subject":
        style.font.bold = style.font.cs_bold = True
    layout.keep_with_next = block.kind in _TOGETHER or None
    layout.keep_together = block.kind == "signature" or None
    return style


def _describe(document: Document, laid: LaidOut, draft: Draft) -> None:
    """What a list of files shows; nothing of this machine or of the moment."""
    about = document.core_properties
    about.title = title_of(laid, draft)[:255]
    about.author = about.last_modified_by = draft.fact("sender").partition("\n")[0][:255]
    about.language = draft.language
    about.comments = ""
    written = draft.updated.astimezone(dt.UTC) if draft.updated is not None else dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
    about.created = about.modified = written.replace(tzinfo=None, microsecond=0)


def _tag(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))


def _put(marks: Any, name: str) -> Any:
    """An element in the place its schema gives it."""
    from docx.oxml import OxmlElement

    element = OxmlElement(f"w:{name}")
    after = _AFTER[name]
    place = next((child for child in marks if child.tag in {_tag(other) for other in after}), None)
    if place is None:
        marks.append(element)
    else:
        place.addprevious(element)
    return element


_AFTER = {
    "bidi": ("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rtlGutter",
             "docGrid"),
    "szCs": ("highlight", "u", "effect", "bdr", "shd", "vertAlign", "rtl", "cs", "em", "lang"),
    "rtl": ("cs", "em", "lang"),
    "cs": ("em", "lang"),
}  # fmt: skip


def _set(element: Any, name: str, value: str) -> None:
    element.set(_tag(name), value)


def _same_every_time(data: bytes) -> bytes:
    """The same archive without the moment it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name, _LONG_AGO), made.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
