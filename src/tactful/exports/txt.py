"""Plain text, as it stands in the preview."""

from __future__ import annotations

from tactful.model import Draft, LaidOut


def write(laid: LaidOut, draft: Draft) -> bytes:
    """The letter as UTF-8 with a line end at its end."""
    text = laid.text
    return (text if text.endswith("\n") or not text else text + "\n").encode("utf-8")
