"""A mail that opens in a mail program as one still to be sent: text and page side by side."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from tactful.exports._blocks import blocks_of, clean, title_of
from tactful.exports.html import document
from tactful.letters.conventions import conventions
from tactful.model import Draft, LaidOut, Layout

USUAL_LAYOUT = Layout.EMAIL
"""How a mail is set when nothing else is asked for."""

MAIL_TO = "mail_to"
"""Where a draft keeps the reader's mail address when it isn't to stand in the letter."""

_NAME = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?<![^\s<(:,;])({_NAME}(?:\.{_NAME})*@{_LABEL}(?:\.{_LABEL})+)(?![A-Za-z0-9-])")
_LONG = 60
"""A word or a name of that many letters has no place to be folded at."""
_MARKS_OF_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def write(laid: LaidOut, draft: Draft) -> bytes:
    """The letter as a mail by RFC 5322, in quoted-printable UTF-8.

    It names the addresses that the letter itself holds and invents none: the mail program fills in its own.
    """
    head = [("Subject", _words(_one_line(subject_of(laid, draft)), "Subject"))]
    head.append(
        ("From", _address("\n".join((draft.parts.get("letterhead", ""), laid.part("signature"))), draft.fact("sender")))
    )
    head += [
        ("To", _address(str(draft.extra.get(MAIL_TO) or draft.fact("recipient")), _reader(draft))),
        ("Date", format_datetime(_moment(draft))),
    ]
    head.append(("X-Unsent", "1"))
    lines = "".join(f"{name}: {value}\r\n" for name, value in head if value)
    return lines.encode("ascii") + _body(laid, draft)


def _body(laid: LaidOut, draft: Draft) -> bytes:
    """The text and the page as two forms of one thing, with the lines of the head that say so."""
    mail = EmailMessage(policy=SMTP)
    email = laid.layout is Layout.EMAIL
    mail.set_content(_without_subject(laid) if email else clean(laid.text), cte="quoted-printable")
    blocks = blocks_of(laid, without="subject" if email else "")
    page = document(blocks, draft.language, title_of(laid, draft))
    mail.add_alternative(page, subtype="html", cte="quoted-printable")
    for part in mail.iter_parts():
        part["Content-Language"] = draft.language
        # A line that begins so is taken for the next mail's first wherever mails are kept in one file.
        part.set_payload(re.sub(r"^From ", "=46=\nrom ", str(part.get_payload()), flags=re.MULTILINE))
    digest = hashlib.sha256(laid.text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    mail.set_boundary(f"=_{digest}")
    return mail.as_bytes()


def subject_of(laid: LaidOut, draft: Draft) -> str:
    """The subject without the word that announces it."""
    subject = laid.part("subject")
    label = f"{conventions(draft.language).label('subject')}:"
    return subject[len(label) :] if subject.casefold().startswith(label.casefold()) else subject


def is_address(text: str) -> bool:
    """Whether that's a mail address and nothing else."""
    return _ADDRESS.fullmatch(text) is not None


def _without_subject(laid: LaidOut) -> str:
    """The text of an e-mail without its subject line: that stands in the head of the mail."""
    text = laid.text
    for part in reversed(laid.parts):
        if part.kind == "subject":
            text = text[: part.start] + text[part.end :].lstrip("\n")
    return clean(text)


def _address(text: str, name: str) -> str:
    """The first address in a text with a name before it, as a head holds them; empty when there's none."""
    found = _ADDRESS.search(text)
    if found is None:
        return ""
    shown = _one_line(_ADDRESS.sub("", name)).strip(" <>()\"'")
    if not shown:
        return found[1]
    if shown.isascii() and "=?" not in shown and len(shown) < _LONG:
        return formataddr((shown, found[1]))
    return f"{_words(shown, 'From')}\r\n <{found[1]}>"


def _words(text: str, name: str) -> str:
    """Text as a head holds it: letters beyond ASCII, and what would be taken for such letters, in encoded words."""
    plain = text.isascii() and "=?" not in text and all(len(word) < _LONG for word in text.split())
    return Header(text, "us-ascii" if plain else "utf-8", header_name=name).encode(linesep="\r\n")


def _reader(draft: Draft) -> str:
    lines = draft.fact("recipient").strip().splitlines()
    return lines[0].partition(",")[0] if lines else ""


def _one_line(text: str) -> str:
    """Text fit for the head of a mail: no line can be begun from within it, nothing turned round."""
    return " ".join(_MARKS_OF_DIRECTION.sub("", clean(text)).split())


def _moment(draft: Draft) -> dt.datetime:
    """When it was written, as far as that's known: the same draft makes the same mail."""
    if draft.updated is not None and draft.updated.tzinfo is not None:
        return draft.updated
    try:
        day = dt.date.fromisoformat(draft.fact("date"))
    except ValueError:
        return dt.datetime.now().astimezone()
    return dt.datetime.combine(day, dt.time(12), dt.UTC)
