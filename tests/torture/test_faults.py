"""The disk refuses each call of an edit and a save in turn; nothing is lost, and saving resumes by itself."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tactful.config import Paths
from tactful.drafts import DraftStore
from tactful.model import Draft
from tactful.session import LetterSession
from tactful.session.state import Kept

CALLS = ("open", "write", "fsync", "ftruncate", "replace", "rename", "link", "unlink", "mkdir")
FULL, REFUSED, READ_ONLY, BROKEN = errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO


class Faults:
    """From the `first` call on below the root (or only at it), calls that change something fail."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.first = -1
        self.kind = FULL
        self.lasts = True
        self.calls = 0
        self.hit = False
        self._handles: set[int] = set()
        for name in CALLS:
            patch.setattr(os, name, self._guarded(name, getattr(os, name)))
        close, dup = os.close, os.dup

        def closing(handle: int) -> None:
            self._handles.discard(handle)
            close(handle)

        def doubling(handle: int) -> int:
            double = dup(handle)
            (self._handles.add if handle in self._handles else self._handles.discard)(double)
            return double

        patch.setattr(os, "close", closing)
        patch.setattr(os, "dup", doubling)

    def begin(self, first: int, kind: int, *, lasts: bool) -> None:
        self.first, self.kind, self.lasts, self.calls, self.hit = first, kind, lasts, 0, False

    def end(self) -> None:
        self.first = -1

    def _guarded(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **more: Any) -> Any:
            if self._changes(name, given):
                now = self.calls
                self.calls += 1
                if self.first >= 0 and (now == self.first or (self.lasts and now > self.first)):
                    self.hit = True
                    if name == "write" and len(given[1]) > 1:
                        # A full disk takes a part before it takes nothing.
                        real(given[0], bytes(given[1])[: len(given[1]) // 2])
                    raise OSError(self.kind, os.strerror(self.kind))
            result = real(*given, **more)
            if name == "open" and str(given[0]).startswith(str(self.root)):
                self._handles.add(result)
            elif name == "open":
                self._handles.discard(result)
            return result

        return call

    def _changes(self, name: str, given: tuple[Any, ...]) -> bool:
        if name == "unlink" and self.kind == FULL:
            return False  # a full disk still lets go
        if name in ("write", "fsync", "ftruncate"):
            return given[0] in self._handles
        if name == "open":
            writes = len(given) > 1 and given[1] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            return bool(writes) and str(given[0]).startswith(str(self.root))
        return str(given[0]).startswith(str(self.root))


@pytest.mark.skipif(sys.platform == "win32", reason="other calls")
@pytest.mark.parametrize("lasts", [True, False], ids=["from then on", "once"])
@pytest.mark.parametrize("kind", [FULL, REFUSED, READ_ONLY, BROKEN], ids=["full", "refused", "read-only", "broken"])
def test_whatever_call_fails_nothing_is_lost_and_saving_resumes(
    kind: int, lasts: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "runtime").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "runtime"))
    paths = Paths.under(tmp_path / "home")
    store = DraftStore(paths)
    name = store.new(Draft(guide="bad-news", language="en")).id
    faults = Faults(tmp_path / "home", monkeypatch)
    first, typed = 0, 0
    while True:
        session = LetterSession.open(store, name)
        before = session.draft.steps.get("thanks", "")
        faults.begin(first, kind, lasts=lasts)
        typed += 1
        text = f"{before}{typed} "
        session.edit("thanks", text)
        # Another window that dies here would find it: in the journal, or in the one elsewhere.
        assert DraftStore(paths).load(name).steps["thanks"] == text, (first, "typed")
        session.save()
        text += "x "
        session.edit("thanks", text)
        assert session.draft.steps["thanks"] == text
        assert DraftStore(paths).load(name).steps["thanks"] == text, (first, "typed after saving")
        hit = faults.hit
        faults.end()
        session.save()
        assert session.saved.kept is Kept.SAVED, first
        assert session.saved.error is None
        assert [entry.damaged for entry in DraftStore(paths).entries()] == [None]
        session.close()
        assert DraftStore(paths).load(name).steps["thanks"] == text
        if not hit:
            break
        first += 1
    assert first > 5
    leftover = [path.name for path in paths.drafts.iterdir() if path.name != f"{name}.toml"]
    assert leftover == [] or kind is not FULL
