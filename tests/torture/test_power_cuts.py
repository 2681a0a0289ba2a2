"""Every moment of a save, a new draft, a deletion and a restoration is cut off, and what's left is opened again."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.torture.disk import Recorder

from tactful.config import Paths
from tactful.drafts import DraftStore
from tactful.model import Draft

OLD, NEW, NEWER = "The first text.", "The first text, and more ক্ষমা.", "Another text altogether."
Work = Callable[[DraftStore, Draft], None]


@pytest.fixture(autouse=True)
def runtime_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "runtime").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "runtime"))


class Clock:
    """Ten seconds pass at each look, so that saves keep versions."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(seconds=10)
        return self.now


def with_text(draft: Draft, text: str) -> Draft:
    return draft.with_step("thanks", text)


def save(store: DraftStore, draft: Draft) -> None:
    """A window that types, saves, types on, saves and is closed."""
    opened = store.open(draft.id)
    assert opened.journal is not None
    typed = with_text(opened.draft, NEW)
    opened.journal.record(opened.draft, typed, ("thanks", 3))
    opened.journal.sync()
    saved = store.save(typed)
    more = with_text(saved, NEWER)
    opened.journal.record(saved, more)
    store.save(more)
    store.close(opened, ("thanks", 5))


def rename(store: DraftStore, draft: Draft) -> None:
    store.rename(draft.id, "Another title")


def delete(store: DraftStore, draft: Draft) -> None:
    store.delete(draft.id)


def delete_and_restore(store: DraftStore, draft: Draft) -> None:
    store.delete(draft.id)
    store.restore(draft.id)


def restore_version(store: DraftStore, draft: Draft) -> None:
    store.restore(draft.id, 1)


def new(store: DraftStore, draft: Draft) -> None:
    store.new(with_text(Draft(), NEW))


@pytest.mark.parametrize("work", [save, rename, delete, delete_and_restore, restore_version, new])
def test_every_moment_leaves_an_old_or_a_new_whole_draft(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "home"
    clock = Clock()
    store = DraftStore(Paths.under(root), clock)
    draft = store.new(with_text(Draft(), "The very first text, which was kept as a version."))
    draft = store.save(with_text(draft, OLD))
    store = DraftStore(Paths.under(root), clock)
    recorder = Recorder(root)
    with recorder.watching():
        work(store, draft)
    assert len(recorder.calls) > 2
    # The computer was started anew: who held a lock is gone.
    monkeypatch.setattr("tactful.drafts.locks._born", lambda pid: "another start")

    allowed = {OLD, NEW, NEWER} if work is save else {OLD}
    allowed |= {"The very first text, which was kept as a version."} if work is restore_version else set()
    seen: set[str] = set()
    states = 0
    for moment in recorder.moments():
        left = tmp_path / "left"
        recorder.leave(left, *moment)
        after = DraftStore(Paths.under(left), clock)
        entries = after.entries()
        assert [entry.damaged for entry in entries if entry.damaged is not None] == [], moment
        trashed = {entry.entry.id for entry in after.trash_entries()}
        assert draft.id in {entry.id for entry in entries} | trashed, moment
        if draft.id not in {entry.id for entry in entries}:
            assert work in (delete, delete_and_restore), moment
            after.restore(draft.id)
        opened = after.open(draft.id)
        text = opened.draft.steps["thanks"]
        assert text in allowed, moment
        seen.add(text)
        for version in after.versions(draft.id):
            after.load_version(draft.id, version.number)
        assert opened.journal is not None
        opened.journal.record(opened.draft, with_text(opened.draft, "Goes on."))
        assert after.save(with_text(opened.draft, "Goes on.")).steps["thanks"] == "Goes on."
        after.close(opened)
        assert DraftStore(Paths.under(left), clock).load(draft.id).steps["thanks"] == "Goes on."
        shutil.rmtree(left)
        states += 1
    assert states > 10
    if work is save:
        assert seen == allowed
