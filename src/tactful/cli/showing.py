"""A draft as `tactful show` prints it."""

from __future__ import annotations

from typing import Any

from tactful.letters.layout import render
from tactful.model import Draft, Layout


def as_text(draft: Draft, form: str, layout: Layout | None) -> str:
    """The letter in a text format. Raises UnknownNameError for one there's no writer for, or no text."""
    if form == "txt":
        return render(draft, layout)
    from tactful.errors import UnknownNameError
    from tactful.exports import export_formats, rendered

    there = [name for name in ("txt", "md", "html") if name in export_formats()]
    if form not in there:
        raise UnknownNameError("format", form, (*there, "json"))
    return rendered(draft, form, layout).decode("utf-8")


def as_json(draft: Draft, layout: Layout | None) -> dict[str, Any]:
    """The draft with all it holds, and its letter as text."""
    return {
        "schema": draft.schema,
        "id": draft.id,
        "guide": draft.guide,
        "language": draft.language,
        "created": draft.created.isoformat() if draft.created else None,
        "updated": draft.updated.isoformat() if draft.updated else None,
        "title": draft.title,
        "facts": {name: list(value) if isinstance(value, tuple) else value for name, value in draft.facts.items()},
        "steps": dict(draft.steps),
        "parts": dict(draft.parts),
        "gate": dict(draft.gate),
        "shown": dict(draft.shown),
        "ticks": dict(draft.ticks),
        "dismissed": dict(draft.dismissed),
        "text": render(draft, layout),
    }
