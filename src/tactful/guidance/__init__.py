"""The guidance as data: guides, steps, checks, and the words of each language."""

from __future__ import annotations

from tactful.guidance.files import language_data, language_ids
from tactful.guidance.guides import CheckRule, check_rules, check_text, guide_ids, load_guide

__all__ = ["CheckRule", "check_rules", "check_text", "guide_ids", "language_data", "language_ids", "load_guide"]
