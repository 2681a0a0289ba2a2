"""Reads a letter as a careful editor would and says what is good, open, or worth another look.

The names are loaded when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tactful.checks.engine import Checker, check, checker

__all__ = ["Checker", "check", "checker"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'tactful.checks' has no attribute {name!r}")
    from tactful.checks import engine

    return getattr(engine, name)
