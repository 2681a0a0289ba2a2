"""The guidance as data: guides, steps, checks, and the words of each language; built in, and a company's own.

The names are loaded when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tactful.guidance.files import language_data, language_ids
    from tactful.guidance.guide_checks import check_text, guide_ids
    from tactful.guidance.guides import load_guide
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

_HOMES = {
    "files": ("language_data", "language_ids"),
    "guide_checks": ("check_text", "guide_ids"),
    "guides": ("load_guide",),
    "in_use": ("own_packs", "pack_problems", "rules_for", "use_packs"),
    "rules": ("CheckRule", "check_rules"),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f"tactful.guidance.{module}"), name)
    raise AttributeError(f"module 'tactful.guidance' has no attribute {name!r}")
