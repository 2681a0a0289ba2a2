"""Every format of one letter in four languages: the same words, and files that real programs read."""

from __future__ import annotations

import email
import email.policy
import io
import os
import re
import shutil
import subprocess
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest
from tests.unit.exports import golden
from tests.unit.exports.letters import LETTERS

from tactful.errors import InputError
from tactful.exports import pdf, rendered
from tactful.letters import lay_out
from tactful.model import Draft, Layout

CASES = [(language, layout) for language in LETTERS for layout in Layout]
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Page(HTMLParser):
    """The paragraphs of a page, and everything else that stands in it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "p":
            self.paragraphs.append("")
            self._inside = True
        elif tag == "br":
            self.paragraphs[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "p"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.paragraphs[-1] += data


def words_of_page(page: str) -> list[str]:
    return "\n".join(Page(page).paragraphs).split()


def words_of_mail(data: bytes) -> tuple[list[str], list[str]]:
    """The words of a mail, head first: once by its text, once by its page."""
    mail: Any = email.message_from_bytes(data, policy=email.policy.default)
    plain, page = mail.iter_parts()
    return plain.get_content().split(), words_of_page(page.get_content())


def words_of_document(data: bytes) -> list[str]:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs).split()


@pytest.mark.parametrize("language", LETTERS)
@pytest.mark.parametrize("file_format", golden.FORMATS)
def test_it_is_written_as_it_was_looked_at(language: str, file_format: str) -> None:
    assert golden.made(language, file_format) == golden.path_of(language, file_format).read_bytes().decode("utf-8")


@pytest.mark.parametrize(("language", "layout"), CASES)
def test_every_format_says_what_the_preview_says(language: str, layout: Layout) -> None:
    draft = LETTERS[language]
    laid = lay_out(draft, layout)
    words = laid.text.split()
    assert rendered(draft, "txt", layout).decode().split() == words
    assert words_of_page(rendered(draft, "html", layout).decode()) == words
    assert words_of_document(rendered(draft, "docx", layout)) == words
    head = laid.part("subject").split() if layout is Layout.EMAIL else []
    plain, page = words_of_mail(rendered(draft, "eml", layout))
    assert head + plain == head + page == words


@pytest.mark.parametrize(("language", "layout"), CASES)
def test_a_pdf_gives_its_words_back_in_the_order_they_are_read(language: str, layout: Layout, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext isn't installed")
    path = tmp_path / "letter.pdf"
    path.write_bytes(rendered(LETTERS[language], "pdf", layout))
    read = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    lines = ["".join(line.split()) for line in _DIRECTION.sub("", read).splitlines() if line.strip()]
    meant = "".join(lay_out(LETTERS[language], layout).text.split())
    if language != "ur":
        assert "".join(lines) == meant
        return
    # Where two directions meet, pdftotext may put a number on the other side of its neighbour.
    assert Counter("".join(lines)) == Counter(meant)
    for step in LETTERS["ur"].steps.values():
        for sentence in re.split(r"[\d،۔]+", step):
            assert "".join(sentence.split()) in "".join(lines)


@pytest.mark.parametrize("language", LETTERS)
def test_a_pdf_is_tagged_and_has_its_fonts_in_it(language: str, tmp_path: Path) -> None:
    if shutil.which("pdffonts") is None:
        pytest.skip("pdffonts isn't installed")
    path = tmp_path / "letter.pdf"
    path.write_bytes(rendered(LETTERS[language], "pdf"))

    def ask(program: str) -> str:
        return subprocess.run([program, path], capture_output=True, check=True).stdout.decode()

    fonts = [line.split() for line in ask("pdffonts").splitlines()[2:]]
    assert fonts
    for font in fonts:
        embedded, _, unicode_map = font[-5:-2]
        assert (embedded, unicode_map) == ("yes", "yes"), font
    about = ask("pdfinfo")
    assert re.search(r"^Tagged: +yes$", about, re.MULTILINE)
    assert re.search(rf"^Title: +{LETTERS[language].fact('subject')}$", about, re.MULTILINE)


@pytest.mark.parametrize(("language", "script"), [("bn", "Bengali"), ("ur", "Urdu")])
def test_a_missing_font_is_named(language: str, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compiler, _ = pdf._typst()
    monkeypatch.setattr(pdf, "_typst", lambda: (compiler, frozenset({"Noto Serif"})))
    with pytest.raises(InputError, match=f"no font here for {script}") as caught:
        rendered(LETTERS[language], "pdf")
    assert "Noto" in caught.value.remedy
    assert rendered(LETTERS["cs"], "pdf").startswith(b"%PDF")


def test_a_name_in_another_script_needs_its_font_too(monkeypatch: pytest.MonkeyPatch) -> None:
    compiler, _ = pdf._typst()
    monkeypatch.setattr(pdf, "_typst", lambda: (compiler, frozenset({"Noto Serif"})))
    with pytest.raises(InputError, match="Bengali"):
        rendered(LETTERS["en"].with_fact("recipient", "রফিকুল"), "pdf")


@pytest.mark.parametrize(("file_format", "module"), [("docx", "docx"), ("pdf", "typst")])
def test_what_is_not_installed_is_named(file_format: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    pdf._typst.cache_clear()
    with pytest.raises(InputError) as caught:
        rendered(LETTERS["en"], file_format)
    pdf._typst.cache_clear()
    assert f"tactful[{file_format}]" in caught.value.remedy


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("cs", "ltr"), ("bn", "ltr"), ("ur", "rtl")])
def test_a_page_says_its_language_and_fetches_nothing(language: str, direction: str) -> None:
    text = rendered(LETTERS[language], "html").decode()
    page = Page(text)
    assert ("html", {"lang": language, "dir": direction}) in page.elements
    assert {tag for tag, _ in page.elements} <= {"html", "head", "meta", "title", "style", "body", "main", "p", "br"}
    assert not any({"src", "href"} & set(attributes) for _, attributes in page.elements)
    assert "url(" not in text
    assert "@import" not in text


def test_an_urdu_document_runs_from_the_right_by_its_styles_alone() -> None:
    document: Any = docx.Document(io.BytesIO(rendered(LETTERS["ur"], "docx", "semi-block")))
    from docx.oxml.ns import qn

    normal = document.styles["Normal"].element
    assert normal.pPr.find(qn("w:bidi")) is not None
    assert normal.rPr.find(qn("w:rtl")) is not None
    assert normal.rPr.find(qn("w:rFonts")).get(qn("w:cs")) == "Noto Nastaliq Urdu"
    for paragraph in document.paragraphs:
        assert [child.tag for child in paragraph._p.pPr] == [qn("w:pStyle")]
        assert all(run._r.rPr is None for run in paragraph.runs)
    indents = {paragraph.style.name: paragraph.style.paragraph_format for paragraph in document.paragraphs}
    assert indents["Signature"].left_indent
    assert indents["Body Text"].first_line_indent
    assert not indents["Salutation"].left_indent


if os.environ.get("TACTFUL_OFFICE"):  # a heavy program, so only where it's asked for

    @pytest.mark.parametrize("language", LETTERS)
    def test_a_word_processor_reads_the_document(language: str, tmp_path: Path) -> None:
        path = tmp_path / "letter.docx"
        path.write_bytes(rendered(LETTERS[language], "docx", "semi-block"))
        to_text = [
            "soffice",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(path),
        ]
        subprocess.run(to_text, env={**os.environ, "HOME": str(tmp_path)}, check=True, capture_output=True)
        read = (tmp_path / "letter.txt").read_text(encoding="utf-8-sig")
        assert read.split() == lay_out(LETTERS[language], "semi-block").text.split()


@pytest.mark.parametrize("file_format", ["html", "eml", "docx", "pdf"])
def test_the_same_letter_makes_the_same_file(file_format: str) -> None:
    assert rendered(LETTERS["ur"], file_format) == rendered(LETTERS["ur"], file_format)


def test_paper_follows_the_region() -> None:
    from tactful.letters.customs import Customs, use_customs

    use_customs(Customs(regions=("US",)))
    try:
        assert b"size: letter" in rendered(LETTERS["en"], "html")
        section = docx.Document(io.BytesIO(rendered(LETTERS["en"], "docx"))).sections[0]
        assert section.page_width is not None
        assert round(section.page_width.mm) == 216
    finally:
        use_customs(Customs())
    assert b"size: A4" in rendered(LETTERS["en"], "html")


# --- mail


def test_a_mail_is_one_still_to_be_sent() -> None:
    mail: Any = email.message_from_bytes(rendered(LETTERS["en"], "eml"), policy=email.policy.default)
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "Your VAT return"
    assert str(mail["To"]) == "Ms Jana Novak <jana@example.com>"
    assert str(mail["From"]) == "Helen Marsh <helen@marsh.example>"
    assert mail["Date"].datetime == LETTERS["en"].updated
    assert not mail.defects
    assert [part["Content-Language"] for part in mail.iter_parts()] == ["en", "en"]


@pytest.mark.parametrize("language", LETTERS)
def test_a_mail_keeps_to_the_lines_of_mail(language: str) -> None:
    data = rendered(LETTERS[language], "eml")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 78
    assert data.isascii()
    assert not re.search(rb"^From ", data, re.MULTILINE)


@pytest.mark.parametrize("language", LETTERS)
def test_another_program_reads_the_mail(language: str, tmp_path: Path) -> None:
    if shutil.which("ripmime") is None:
        pytest.skip("ripmime isn't installed")
    path = tmp_path / "letter.eml"
    data = rendered(LETTERS[language], "eml")
    path.write_bytes(data)
    parts = tmp_path / "parts"
    subprocess.run(["ripmime", "-i", path, "-d", parts], check=True, capture_output=True)
    found = [file.read_bytes().decode("utf-8").split() for file in sorted(parts.iterdir())]
    plain, _ = words_of_mail(data)
    assert plain in found


@pytest.mark.parametrize(
    "nasty",
    [
        "Hello\r\nBcc: evil@example.com",
        "Hello\nBcc: evil@example.com\n\nbody",
        "Hello\u2028Bcc: evil@example.com",
        "Hello\x85Bcc: evil@example.com",
        "Hello\x0bBcc: evil@example.com",
        "=?utf-8?q?Hello=0D=0ABcc:_evil@example.com?=",
        "\u202eolleH " + "a" * 300 + " Bcc: evil@example.com",
        "Ω" * 200 + "\r\n\tBcc: evil@example.com",
    ],
)
def test_no_header_can_be_begun_from_within_the_letter(nasty: str) -> None:
    draft = Draft(
        facts={"subject": nasty, "recipient": f"{nasty} <a@example.com>", "sender": nasty, "date": "2026-11-21"},
        parts={"letterhead": "x@example.org"},
    )
    mail: Any = email.message_from_bytes(rendered(draft, "eml"), policy=email.policy.default)
    assert set(mail.keys()) <= {"Subject", "From", "To", "Date", "X-Unsent", "MIME-Version", "Content-Type"}
    assert mail["Bcc"] is None
    assert [address.addr_spec for address in mail["From"].addresses] == ["x@example.org"]
    to = mail["To"].addresses if mail["To"] else ()
    assert {address.addr_spec for address in to} <= {"a@example.com", "evil@example.com", "_evil@example.com"}
    assert len(to) <= 1
    assert "\u202e" not in str(mail["Subject"])


def test_an_address_that_is_none_is_left_out() -> None:
    for recipient in ("Ann", "ann@", "@b.example", "a b@c", "ann@localhost", "a..b@example.com."):
        mail = email.message_from_bytes(rendered(Draft(facts={"recipient": recipient}), "eml"))
        assert mail["To"] is None, recipient


def test_nobody_is_greeted_by_a_mail_address() -> None:
    text = rendered(Draft(facts={"recipient": "Ms Jana Novak <jana@example.com>"}), "txt").decode()
    assert "Dear Ms Novak,\n" in text
