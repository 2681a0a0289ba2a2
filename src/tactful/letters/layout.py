"""Sets a draft as a letter and remembers where every part and every step stands.

What the person wrote or brought along (`draft.parts`) stands as it is; what's missing is proposed from
the facts, or left out. The words of the body are never changed, wrapped or joined.
"""

from __future__ import annotations

from collections.abc import Iterator

from tactful.errors import UnknownNameError
from tactful.letters.conventions import conventions, long_date
from tactful.letters.greetings import close, salutation
from tactful.model.draft import PART_NAMES, Draft
from tactful.model.layout import LaidOut, Layout, Part, Segment

MIDDLE = 36
"""The column at which date, close and signature start in the modified and the semi-block layout."""
INDENT = 4
"""How far semi-block sets the first line of a paragraph in."""

PROPOSED_PARTS = ("letterhead", "date", "address", "reference", "subject", "salutation", "close", "signature")
"""The parts that are proposed from the facts while the person hasn't written them."""

_AFTER_BODY = ("close", "signature", "enclosures", "cc", "other")
AT_MIDDLE = ("date", "close", "signature")


def default_layout(draft: Draft) -> Layout:
    """The layout a draft gets when none is asked for: an e-mail if it's sent as one, else block."""
    return Layout.EMAIL if draft.fact("channel") == "email" else Layout.BLOCK


def parse_layout(layout: Layout | str) -> Layout:
    """The layout of that name. Raises UnknownNameError."""
    try:
        return Layout(layout)
    except ValueError:
        raise UnknownNameError("layout", str(layout), tuple(Layout)) from None


def lay_out(draft: Draft, layout: Layout | str | None = None) -> LaidOut:
    """The draft set as a letter, with the place of each part and the way back into each step's own text."""
    chosen = default_layout(draft) if layout is None else parse_layout(layout)
    setter = _Setter(chosen)
    for kind in _before_body(chosen, draft.language):
        setter.add(kind, part_text(draft, kind, chosen))
    for step in _steps_in_order(draft):
        if draft.applies(step):
            setter.add_step(step, draft.steps.get(step, ""))
    for kind in (*_AFTER_BODY, *_unknown_parts(draft)):
        setter.add(kind, part_text(draft, kind, chosen))
    return setter.laid_out()


def render(draft: Draft, layout: Layout | str | None = None) -> str:
    """The letter as text; empty when there's nothing to set."""
    return lay_out(draft, layout).text


def part_text(draft: Draft, part: str, layout: Layout | None = None) -> str:
    """What stands in one part of the letter: the draft's own text, else our proposal from the facts.

    An empty text in the draft means that the person wants the part left out.
    """
    chosen = layout or default_layout(draft)
    email = chosen is Layout.EMAIL
    given = draft.parts.get(part)
    if given is not None:
        if email and part in ("letterhead", "date", "address") and not _is_mail_header(given):
            return ""
        if email and part == "subject":
            return _labelled("subject", given, draft.language)
        return given
    fact = draft.fact
    match part:
        case "letterhead":
            return "" if email else fact("company")
        case "date":
            return "" if email else _on_paper("date", long_date(fact("date"), draft.language), draft.language)
        case "address":
            return "" if email else fact("recipient")
        case "reference":
            return _labelled("reference", fact("reference"), draft.language)
        case "subject":
            label = _labelled if email else _on_paper
            return label("subject", fact("subject"), draft.language)
        case "salutation":
            return salutation(fact("recipient"), draft.language)
        case "close":
            return close(fact("recipient"), draft.language, email=email)
        case "signature":
            return "\n".join(line for line in (fact("sender"), fact("role"), fact("company")) if line)
        case _:
            return ""


def _before_body(layout: Layout, language: str) -> tuple[str, ...]:
    if layout is Layout.EMAIL:
        return ("subject", "letterhead", "date", "address", "reference", "salutation")
    return (*conventions(language).order, "salutation")


def _unknown_parts(draft: Draft) -> tuple[str, ...]:
    """Parts this version has no place for: they close the letter, so that nothing is lost."""
    known = {*PART_NAMES, "date", "address", "reference"}
    return tuple(part for part in draft.parts if part not in known)


def _steps_in_order(draft: Draft) -> tuple[str, ...]:
    """The steps of the draft's guide; those it has text for when the guide can't be had."""
    from tactful.guidance import load_guide

    try:
        return load_guide(draft.guide, draft.language).step_ids
    except UnknownNameError:
        return tuple(draft.steps)


def _on_paper(name: str, text: str, language: str) -> str:
    """As `_labelled` where letters of this language bear that label; else the text alone."""
    return _labelled(name, text, language) if name in conventions(language).labels_in_letters else text


def _labelled(name: str, text: str, language: str) -> str:
    """`Subject: text`, unless the text is empty or says so already."""
    label = conventions(language).label(name)
    if not text.strip() or text.casefold().startswith(f"{label.casefold()}:"):
        return text
    return f"{label}: {text}"


def _is_mail_header(text: str) -> bool:
    """Whether a part holds only lines of a mail's head, as `From: …`; those belong in an e-mail too."""
    lines = [line for line in text.splitlines() if line.strip()]
    return bool(lines) and all(":" in line and " " not in line.partition(":")[0].strip() for line in lines)


def inner(text: str) -> tuple[int, int]:
    """Where the text stands without the blank lines around it; (0, 0) when there is nothing else."""
    start = position = end = 0
    found = False
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = start if found else position
            found = True
            end = position + len(line.rstrip("\r\n"))
        position += len(line)
    return (start, end) if found else (0, 0)


def _paragraph_starts(text: str) -> Iterator[int]:
    """Where each paragraph's first line begins."""
    position = 0
    after_blank = True
    for line in text.splitlines(keepends=True):
        blank = not line.strip()
        if after_blank and not blank:
            yield position
        after_blank = blank
        position += len(line)


class _Setter:
    """Sets part after part, counting where each stands."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._pieces: list[str] = []
        self._length = 0
        self._parts: list[Part] = []
        self._segments: list[Segment] = []

    def add(self, kind: str, text: str) -> None:
        """Set one part that belongs to no step; nothing when it's blank."""
        start, end = inner(text)
        if start == end:
            return
        text = text[start:end]
        self._blank_line()
        if kind in AT_MIDDLE and self.layout in (Layout.MODIFIED, Layout.SEMI_BLOCK):
            margin = " " * MIDDLE
            self._write(margin)
            text = text.replace("\n", f"\n{margin}")
        self._parts.append(Part(kind, self._length, self._length + len(text)))
        self._write(text)

    def add_step(self, step: str, text: str) -> None:
        """Set the text of one step, in pieces that map back to it."""
        start, end = inner(text)
        if start == end:
            return
        own = text[start:end]
        self._blank_line()
        begin = self._length
        cuts = list(_paragraph_starts(own)) if self.layout is Layout.SEMI_BLOCK else [0]
        for cut, following in zip(cuts, [*cuts[1:], len(own)], strict=True):
            if self.layout is Layout.SEMI_BLOCK:
                self._write(" " * INDENT)
            self._segments.append(Segment(step, start + cut, self._length, following - cut))
            self._write(own[cut:following])
        self._parts.append(Part("body", begin, self._length, step))

    def laid_out(self) -> LaidOut:
        """Everything set so far."""
        if self._length:
            self._write("\n")
        return LaidOut("".join(self._pieces), self.layout, tuple(self._parts), tuple(self._segments))

    def _blank_line(self) -> None:
        if self._length:
            self._write("\n\n")

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
