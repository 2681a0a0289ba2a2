"""Tactful: guides you, one step at a time, through the letters nobody likes to write.

The names here are the Python interface. They're loaded when first used, so that importing the package
costs next to nothing and never brings in the terminal interface.
"""

from __future__ import annotations

from tactful._version import __version__

TYPE_CHECKING = False  # as in typing, which every start would wait for
if TYPE_CHECKING:
    from typing import Any

    from tactful.checks import check
    from tactful.guidance import load_guide
    from tactful.letters import render
    from tactful.model import Draft, Report

__all__ = ["Draft", "Report", "__version__", "check", "load_guide", "render"]

_HOMES = {
    "check": "tactful.checks",
    "load_guide": "tactful.guidance",
    "render": "tactful.letters",
    "Draft": "tactful.model",
    "Report": "tactful.model",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'tactful' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(home), name)
    globals()[name] = value
    return value
