"""The kinds of checks, one a module: each has `judge(letter, spec)`, which answers with a Verdict.

A kind is found by its module's name, so adding one is adding a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, cast

from tactful.checks.letter import Letter
from tactful.checks.verdict import Verdict

Kind = Callable[[Letter, Mapping[str, Any]], Verdict]


@cache
def kind(name: str) -> Kind:
    """The judge of that name. Raises KeyError when there is none."""
    module, _, function = name.partition(".")
    if not module.isidentifier():
        raise KeyError(name)
    try:
        found = getattr(import_module(f"tactful.checks.kinds.{module}"), function or "judge", None)
    except ModuleNotFoundError:
        found = None
    if found is None:
        raise KeyError(name)
    return cast(Kind, found)
