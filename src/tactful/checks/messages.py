"""Finds the words for a verdict and puts what was found into them."""

from __future__ import annotations

from tactful.checks.verdict import Verdict
from tactful.model import Check
from tactful.text.visible import visible_line

_LONGEST = 60


def message(check: Check, verdict: Verdict) -> str:
    """The message for a verdict, as one line."""
    status: str = verdict.status
    texts = check.messages
    text = texts.get(f"{status}.{verdict.variant}") if verdict.variant else None
    if text is None:
        text = texts.get(status)
    if text is None:
        text = next((texts[key] for key in texts if key.startswith(status + ".")), "")
    if "{" not in text:
        return text
    values = {key: str(value) for key, value in verdict.values.items()}
    values["words"] = _quoted(verdict)
    for key, value in values.items():
        text = text.replace("{" + key + "}", value)
    return text


def _quoted(verdict: Verdict) -> str:
    """The first words found, shortened, as one line."""
    if not verdict.findings:
        return "…"
    found = " ".join(visible_line(verdict.findings[0].text).replace("␊", " ").split())
    return found if len(found) <= _LONGEST else found[: _LONGEST - 1].rstrip() + "…"
