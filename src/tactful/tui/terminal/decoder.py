"""A byte that isn't UTF-8 shows as a replacement sign instead of ending the application.

Textual decodes input strictly, so one Latin-2 letter from an old program stops it with a traceback.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from functools import partial

from textual.drivers import linux_driver


def _forgiving(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), "replace")


def apply() -> None:
    """Decode forgivingly from now on."""
    vars(linux_driver)["getincrementaldecoder"] = _forgiving


def undo() -> None:
    """Decode as Textual does."""
    vars(linux_driver)["getincrementaldecoder"] = codecs.getincrementaldecoder
