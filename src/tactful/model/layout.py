"""A letter laid out as text, with the place of every part and of every step."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tactful.model.report import StepSpan


class Layout(StrEnum):
    """How a letter is set (guidance item B38)."""

    BLOCK = "block"
    """Everything at the left margin, a blank line between paragraphs."""
    MODIFIED = "modified"
    """Date, close and signature start at the middle."""
    SEMI_BLOCK = "semi-block"
    """Modified block with indented paragraphs."""
    EMAIL = "email"
    """Subject line first, no letterhead, date or inside address."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the text, half-open in code points: `kind` is a part's name (letterhead, date, address, reference,
    subject, salutation, body, close, signature, enclosures, cc, other) and `step` the step of a body part."""

    kind: str
    start: int
    end: int
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a step's own text that stands unchanged in the letter."""

    step: str
    step_start: int
    text_start: int
    length: int


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The letter as one text, the parts in order, and the way back from the text to a step's editor."""

    text: str
    layout: Layout
    parts: tuple[Part, ...]
    segments: tuple[Segment, ...]

    @property
    def steps(self) -> tuple[StepSpan, ...]:
        """Where each step stands in the text."""
        return tuple(StepSpan(part.step, part.start, part.end) for part in self.parts if part.step is not None)

    def part(self, kind: str) -> str:
        """The text of all parts of that kind, joined by blank lines."""
        return "\n\n".join(self.text[part.start : part.end] for part in self.parts if part.kind == kind)

    def to_step(self, start: int, end: int) -> tuple[str, int, int] | None:
        """Step and offsets in that step's own text for a span of the letter; None outside the steps."""
        for segment in self.segments:
            if segment.text_start <= start < segment.text_start + segment.length or (
                start == end == segment.text_start + segment.length
            ):
                shift = segment.step_start - segment.text_start
                last = end
                for later in self.segments:
                    if later.step == segment.step and later.text_start < end:
                        last = min(end, later.text_start + later.length) + later.step_start - later.text_start
                return segment.step, start + shift, last
        return None

    def from_step(self, step: str, offset: int) -> int | None:
        """Where an offset in a step's own text stands in the letter; None when it's left out."""
        at_end = None
        for segment in self.segments:
            into = offset - segment.step_start
            if segment.step == step and 0 <= into < segment.length:
                return segment.text_start + into
            if segment.step == step and into == segment.length:
                at_end = segment.text_start + into
        return at_end
