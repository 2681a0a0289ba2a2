from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from tactful.config import Paths
from tactful.drafts import DraftStore, VersionKind
from tactful.drafts.log import SYNC_EVERY
from tactful.drafts.opening import OpenedDraft
from tactful.errors import InputError, WriteError
from tactful.model import Draft


def type_(opened: OpenedDraft, text: str, step: str = "thanks") -> Draft:
    """Types a text sign by sign, as the session does."""
    assert opened.journal is not None
    for sign in text:
        before = opened.draft
        opened.draft = before.with_step(step, before.steps.get(step, "") + sign)
        opened.journal.record(before, opened.draft, (step, len(opened.draft.steps[step])))
    return opened.draft


def die(store: DraftStore, opened: OpenedDraft) -> None:
    """The window dies: nothing is closed, and its lock belongs to nobody alive."""
    assert opened.places is not None
    (store.paths.state / "locks" / opened.places.key).unlink()


def log_of(paths: Paths, draft: Draft) -> Path:
    return paths.state / "journal" / f"{draft.id}.log"


def test_what_was_typed_is_there_after_a_death(store: DraftStore, other_window: DraftStore, draft: Draft) -> None:
    opened = store.open(store.new(draft).id)
    typed = type_(opened, '\nক্ষমা\r\x00\u202e\U0001f468 \\" end')
    die(store, opened)
    again = other_window.open(typed.id)
    assert again.recovered
    assert again.draft == typed
    assert again.position == ("thanks", len(typed.steps["thanks"]))
    assert again.problem is None
    assert other_window.load(typed.id) == typed


def test_every_kind_of_change_comes_back(store: DraftStore, other_window: DraftStore, draft: Draft) -> None:
    opened = store.open(store.new(draft).id)
    before = opened.draft
    after = Draft(
        id=before.id,
        guide="complaint-reply",
        language="cs",
        created=before.created,
        updated=before.updated,
        title="Ztracená zásilka",
        facts={"recipient": "paní Weberová", "agreed": ("one", "two", "three")},
        steps={"thanks": "", "next": "Soon."},
        parts={"cc": "Archive"},
        gate={"tried": False},
        shown={},
        ticks={"read-aloud": False, "slept": True},
        dismissed={"news.plain": "reason"},
    )
    assert opened.journal is not None
    opened.journal.record(before, after)
    die(store, opened)
    assert other_window.open(before.id).draft == after


def test_kill_minus_nine_loses_nothing(store: DraftStore, paths: Paths, draft: Draft) -> None:
    made = store.new(draft)
    program = f"""
import sys, time
from pathlib import Path
from tactful.config import Paths
from tactful.drafts import DraftStore
store = DraftStore(Paths.under(Path({str(paths.drafts.parent)!r})))
opened = store.open({made.id!r})
draft = opened.draft
for number in range(10_000):
    after = draft.with_step("segue", draft.steps["segue"] + f" {{number}}")
    opened.journal.record(draft, after)
    draft = after
    if number % 50 == 0:
        draft = store.save(draft)
    print(number, flush=True)
"""
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) == 333:
            process.send_signal(signal.SIGKILL)
            break
    rest = [int(line) for line in process.stdout.read().split("\n")[:-1] if line]
    process.wait()
    last = rest[-1] if rest else 333
    opened = store.open(made.id)
    assert opened.locked_by is None
    assert opened.problem is None
    wanted = "We lost your parcel." + "".join(f" {number}" for number in range(last + 1))
    assert opened.draft.steps["segue"].startswith(wanted)


@pytest.mark.parametrize("kept", range(1, 60, 7))
def test_a_torn_last_line_is_left_out(store: DraftStore, other_window: DraftStore, draft: Draft, kept: int) -> None:
    opened = store.open(store.new(draft).id)
    type_(opened, "ab")
    whole = opened.draft
    type_(opened, "c")
    log = log_of(store.paths, draft=opened.draft)
    data = log.read_bytes()
    last_two = data[:-1].rsplit(b"\n", 2)
    cut = len(last_two[0]) + 1 + kept
    log.write_bytes(data[: min(cut, len(data) - len(last_two[2]) - 2)])
    die(store, opened)
    again = other_window.open(whole.id)
    assert again.draft.steps == whole.steps
    assert again.problem is None
    more = type_(again, "xyz")
    die(store, again)
    assert store.open(whole.id).draft == more


def test_a_log_broken_in_the_middle_is_kept_and_told(store: DraftStore, other_window: DraftStore, draft: Draft) -> None:
    opened = store.open(store.new(draft).id)
    type_(opened, "abcdef")
    log = log_of(store.paths, opened.draft)
    lines = log.read_bytes().split(b"\n")
    lines[5] = lines[5].replace(b"put", b"PUT")
    broken = b"\n".join(lines)
    log.write_bytes(broken)
    die(store, opened)
    again = other_window.open(opened.draft.id)
    assert again.draft.steps["thanks"] == draft.steps["thanks"] + "ab"
    assert again.problem is not None
    (kept,) = log.parent.glob("*.kept")
    assert kept.read_bytes() == broken
    assert kept.name in again.problem.remedy


def test_a_log_that_says_nothing_is_kept_and_told(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    log = log_of(store.paths, made)
    log.parent.mkdir(parents=True)
    log.write_bytes(b"\x00" * 512)
    opened = store.open(made.id)
    assert opened.draft == made
    assert opened.problem is not None
    assert len(list(log.parent.glob("*.kept"))) == 1


def test_a_save_begins_the_journal_anew(store: DraftStore, other_window: DraftStore, draft: Draft) -> None:
    opened = store.open(store.new(draft).id)
    type_(opened, "abc")
    saved = opened.draft = store.save(opened.draft)
    assert log_of(store.paths, saved).read_bytes().count(b"\n") == 1
    typed = type_(opened, "d")
    die(store, opened)
    again = other_window.open(saved.id)
    assert again.recovered
    assert again.draft == typed


def test_a_death_between_the_save_and_the_new_journal(
    store: DraftStore, other_window: DraftStore, draft: Draft
) -> None:
    opened = store.open(store.new(draft).id)
    type_(opened, "abc")
    before_save = log_of(store.paths, opened.draft)
    grown = before_save.read_bytes()
    assert opened.journal is not None
    real = opened.journal.about_to_save
    marked: list[bytes] = []

    def noted(data: bytes) -> None:
        real(data)
        marked.append(before_save.read_bytes())

    opened.journal.about_to_save = noted  # type: ignore[method-assign]
    saved = store.save(opened.draft)
    assert marked[0].startswith(grown)
    before_save.write_bytes(marked[0])
    die(store, opened)
    again = other_window.open(saved.id)
    assert not again.recovered
    assert again.problem is None
    assert again.draft == saved
    assert [version.kind for version in other_window.versions(saved.id)] == [VersionKind.SAVED]


def test_a_file_changed_outside_keeps_what_was_typed(store: DraftStore, other_window: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    opened = store.open(made.id)
    type_(opened, " unsaved words")
    path = store.find(made.id)
    path.write_text(path.read_text().replace("six years", "seven years"))
    die(store, opened)
    again = other_window.open(made.id)
    assert "seven years" in again.draft.steps["thanks"]
    assert not again.recovered
    assert again.problem is not None
    assert "version 1" in again.problem.remedy
    (version,) = other_window.versions(made.id)
    assert version.kind is VersionKind.TYPED
    assert other_window.load_version(made.id, 1).steps == opened.draft.steps
    assert len(list((store.paths.state / "journal").glob("*.kept"))) == 1


def test_a_clean_end_leaves_no_log(store: DraftStore, draft: Draft) -> None:
    opened = store.open(store.new(draft).id)
    type_(opened, "abc")
    store.save(opened.draft)
    store.close(opened, ("thanks", 3))
    assert list((store.paths.state / "journal").iterdir()) == []
    assert list((store.paths.state / "locks").iterdir()) == []
    assert store.open(opened.draft.id).position == ("thanks", 3)


def test_an_end_without_a_save_leaves_the_log(store: DraftStore, draft: Draft) -> None:
    opened = store.open(store.new(draft).id)
    typed = type_(opened, "abc")
    store.close(opened)
    again = store.open(typed.id)
    assert again.recovered
    assert again.draft == typed


def test_half_a_character_never_reaches_the_log(store: DraftStore, draft: Draft) -> None:
    opened = store.open(store.new(draft).id)
    size = log_of(store.paths, opened.draft).stat().st_size
    with pytest.raises(InputError, match="half a character"):
        type_(opened, "\ud83d")
    assert log_of(store.paths, opened.draft).stat().st_size == size


def test_a_line_is_with_the_kernel_before_the_call_returns(store: DraftStore, draft: Draft) -> None:
    opened = store.open(store.new(draft).id)
    log = log_of(store.paths, opened.draft)
    for sign in "abc":
        size = log.stat().st_size
        type_(opened, sign)
        assert log.stat().st_size > size


def test_the_disk_has_it_within_a_second_and_not_more_often(
    store: DraftStore, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = store.open(store.new(draft).id)
    time.sleep(0.2)
    log = log_of(store.paths, opened.draft)
    synced: list[float] = []
    real = os.fsync

    def noted(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").readlink() == log:
            synced.append(time.monotonic())
        real(handle)

    monkeypatch.setattr(os, "fsync", noted)
    begin = last = time.monotonic()
    while time.monotonic() < begin + 0.5:
        type_(opened, "x")
        last = time.monotonic()
        time.sleep(0.01)
    while not (synced and synced[-1] >= last) and time.monotonic() < last + 5:
        time.sleep(0.02)
    assert last <= synced[-1] <= last + SYNC_EVERY + 0.5
    gaps = [later - earlier for earlier, later in pairwise(synced)]
    assert all(gap >= SYNC_EVERY for gap in gaps)


def test_a_disk_that_refuses_to_sync_is_not_trusted(
    store: DraftStore, other_window: DraftStore, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = store.open(store.new(draft).id)

    def refuse(_: int) -> None:
        raise OSError(errno.EIO, "broken")

    assert opened.journal is not None
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        opened.journal.sync()
    typed = type_(opened, "x")
    assert opened.journal.problem is not None
    assert "fault" in opened.journal.problem.title
    die(store, opened)
    assert other_window.open(typed.id).draft == typed


class FullDisk:
    """Refuses to write into files of some folder."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
        self.folders = folders
        self._real = os.write
        monkeypatch.setattr(os, "write", self._write)

    def _write(self, handle: int, data: bytes) -> int:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        if any(path.is_relative_to(folder) for folder in self.folders):
            self._real(handle, data[:5])
            raise OSError(errno.ENOSPC, "full")
        return self._real(handle, data)


def test_a_full_disk_moves_the_journal_elsewhere(
    store: DraftStore,
    other_window: DraftStore,
    draft: Draft,
    monkeypatch: pytest.MonkeyPatch,
    runtime_dir: Path,
) -> None:
    opened = store.open(store.new(draft).id)
    type_(opened, "before ")
    disk = FullDisk(monkeypatch, store.paths.state, store.paths.drafts)
    typed = type_(opened, "while full")
    assert opened.journal is not None
    assert opened.journal.problem is not None
    assert "full" in opened.journal.problem.title
    with pytest.raises(WriteError, match="full"):
        store.save(typed)
    die(store, opened)
    disk.folders = ()
    again = other_window.open(typed.id)
    assert again.recovered
    assert again.draft == typed
    assert list(runtime_dir.rglob("*.log")) == []
    other_window.save(again.draft)
    other_window.close(again)
    assert not store.open(typed.id).recovered


def test_saving_resumes_by_itself(
    store: DraftStore, draft: Draft, monkeypatch: pytest.MonkeyPatch, runtime_dir: Path
) -> None:
    opened = store.open(store.new(draft).id)
    disk = FullDisk(monkeypatch, store.paths.state, store.paths.drafts, runtime_dir)
    with pytest.raises(WriteError, match="full"):
        type_(opened, "x")
    typed = opened.draft
    disk.folders = (store.paths.state, store.paths.drafts)
    typed = type_(opened, "y")
    assert typed.steps["thanks"].endswith("xy")
    disk.folders = ()
    saved = store.save(typed)
    assert opened.journal is not None
    assert opened.journal.problem is None
    assert list(runtime_dir.rglob("*.log")) == []
    assert store.load(saved.id) == saved
    type_(opened, "z")
    assert log_of(store.paths, saved).read_bytes().count(b"\n") >= 2


def test_a_runtime_folder_that_is_not_ours_is_not_used(
    store: DraftStore, draft: Draft, monkeypatch: pytest.MonkeyPatch, runtime_dir: Path
) -> None:
    elsewhere = runtime_dir / "theirs"
    elsewhere.mkdir()
    (runtime_dir / f"tactful-{os.geteuid()}").symlink_to(elsewhere)
    opened = store.open(store.new(draft).id)
    FullDisk(monkeypatch, store.paths.state)
    with pytest.raises(WriteError):
        type_(opened, "x")
    assert list(elsewhere.iterdir()) == []
