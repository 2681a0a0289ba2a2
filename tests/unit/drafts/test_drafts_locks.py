from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tactful.drafts import DraftStore
from tactful.drafts.locks import Holder, Lock
from tactful.errors import DraftError, WriteError
from tactful.model import Draft


def test_the_second_window_reads_only(store: DraftStore, other_window: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    first = store.open(made.id)
    assert first.journal is not None
    typed = made.with_step("thanks", "Typed just now.")
    first.journal.record(made, typed)
    second = other_window.open(made.id)
    assert second.read_only
    assert second.locked_by is not None
    assert second.locked_by.pid == os.getpid()
    assert second.draft == typed
    other_window.close(second)
    assert not first.taken_over
    store.close(first)
    assert not other_window.open(made.id).read_only


def test_taking_over_by_consent(store: DraftStore, other_window: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    first = store.open(made.id)
    assert first.journal is not None
    typed = made.with_step("thanks", "Typed just now.")
    first.journal.record(made, typed)
    second = other_window.open(made.id, take_over=True)
    assert not second.read_only
    assert second.draft == typed
    assert first.taken_over
    with pytest.raises(WriteError, match="taken this letter over"):
        store.save(typed.with_step("thanks", "Too late."))
    first.journal.record(typed, typed.with_step("thanks", "Too late, but kept."))
    saved = other_window.save(second.draft.with_step("segue", "News."))
    store.close(first)
    assert other_window.load(made.id) == saved
    kept = [path.read_text() for path in (store.paths.state / "journal").glob("*.kept")]
    assert any("oo late, but kept" in text for text in kept)


def test_a_dead_window_holds_nothing(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    process = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    lock = store.paths.state / "locks" / made.id
    lock.parent.mkdir(parents=True)
    lock.write_text(json.dumps({"pid": int(process.stdout), "host": Holder.me().host, "token": "gone"}))
    opened = store.open(made.id)
    assert opened.locked_by is None
    assert not opened.read_only


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system doesn't tell when a process began")
def test_a_process_number_used_again_is_another_window(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    me = Holder.me()
    path.write_text(json.dumps({"pid": me.pid, "host": me.host, "token": "gone", "born": "1 another-boot"}))
    assert Lock(path).take() is None


def test_a_window_on_another_computer_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    path.write_text(json.dumps({"pid": 1, "host": "elsewhere.example", "token": "t"}))
    holder = Lock(path).take()
    assert holder is not None
    assert "elsewhere.example" in str(holder)


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "{}", '{"pid": "x"}'])
def test_a_lock_that_says_nothing_holds_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lock"
    path.write_text(text)
    assert Lock(path).take() is None


def test_a_letter_open_elsewhere_is_not_deleted_or_renamed(
    store: DraftStore, other_window: DraftStore, draft: Draft
) -> None:
    made = store.new(draft)
    store.open(made.id)
    for act in (
        lambda: other_window.delete(made.id),
        lambda: other_window.delete_forever(made.id),
        lambda: other_window.rename(made.id, "Other"),
    ):
        with pytest.raises(DraftError, match="has it open"):
            act()
    assert store.load(made.id) == made
