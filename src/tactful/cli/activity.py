"""Whether something is just being written: it decides the exit code of a failure nobody foresaw."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_failed_writing = False


@contextmanager
def while_writing() -> Iterator[None]:
    """What fails in here failed to be written."""
    global _failed_writing
    try:
        yield
    except Exception:
        _failed_writing = True
        raise


def writing() -> bool:
    """Whether the failure came out of writing."""
    return _failed_writing
