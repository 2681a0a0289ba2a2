"""The guidance as data: guides, steps, checks, and the words of each language; built in, and a company's own."""

from __future__ import annotations

from tactful.guidance.files import language_data, language_ids
from tactful.guidance.guides import check_text, guide_ids, load_guide
from tactful.guidance.in_use import own_packs, pack_problems, rules_for, use_packs
from tactful.guidance.rules import CheckRule, check_rules

__all__ = [
    "CheckRule",
    "check_rules",
    "check_text",
    "guide_ids",
    "language_data",
    "language_ids",
    "load_guide",
    "own_packs",
    "pack_problems",
    "rules_for",
    "use_packs",
]
