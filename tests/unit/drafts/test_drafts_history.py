from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.drafts import DraftStore, VersionKind
from tactful.drafts.history import History
from tactful.errors import DraftError
from tactful.model import Draft

if TYPE_CHECKING:
    from tests.unit.drafts.conftest import Clock


def test_a_save_keeps_what_it_replaces(store: DraftStore, clock: Clock, draft: Draft) -> None:
    made = store.new(draft)
    clock.pass_(minutes=1)
    store.save(made.with_step("thanks", "Second."))
    (version,) = store.versions(made.id)
    assert (version.number, version.kind, version.saved) == (1, VersionKind.SAVED, made.updated)
    assert store.load_version(made.id, 1) == made
    with pytest.raises(DraftError, match="There are: 1"):
        store.load_version(made.id, 7)


def test_saving_the_same_words_keeps_nothing(store: DraftStore, clock: Clock, draft: Draft) -> None:
    made = store.new(draft)
    for _ in range(3):
        clock.pass_(minutes=5)
        store.save(made)
    assert store.versions(made.id) == []


def test_saves_while_typing_keep_one_a_minute(store: DraftStore, clock: Clock, draft: Draft) -> None:
    made = store.new(draft)
    text = ""
    for _ in range(240):
        clock.pass_(seconds=1)
        text += "x"
        store.save(made.with_step("thanks", text))
    assert 3 <= len(store.versions(made.id)) <= 6


def test_a_great_loss_keeps_a_version_at_once(store: DraftStore, clock: Clock, draft: Draft) -> None:
    made = store.new(draft)
    long = store.save(made.with_step("thanks", "word " * 100))
    clock.pass_(seconds=1)
    longer = store.save(long.with_step("thanks", "word " * 101))
    clock.pass_(seconds=1)
    store.save(longer.with_step("thanks", ""))
    last = store.versions(made.id)[-1]
    assert store.load_version(made.id, last.number).steps == longer.steps


def test_each_sitting_begins_with_a_version(
    store: DraftStore, other_window: DraftStore, clock: Clock, draft: Draft
) -> None:
    made = store.new(draft)
    first = store.save(made.with_step("thanks", "One."))
    clock.pass_(seconds=1)
    opened = other_window.open(made.id)
    other_window.save(opened.draft.with_step("thanks", "Two."))
    last = other_window.versions(made.id)[-1]
    assert other_window.load_version(made.id, last.number).steps == first.steps


def test_back_to_a_version_keeps_the_present_one(store: DraftStore, clock: Clock, draft: Draft) -> None:
    made = store.new(draft)
    clock.pass_(minutes=1)
    second = store.save(made.with_step("thanks", "Second."))
    restored = store.restore(made.id, version=1)
    assert restored.steps == made.steps
    assert restored.id == made.id
    assert store.load(made.id).steps == made.steps
    assert store.load_version(made.id, 2).steps == second.steps
    assert store.restore(made.id, version=2).steps == second.steps


def test_a_version_mends_a_damaged_file(store: DraftStore, clock: Clock, draft: Draft) -> None:
    made = store.new(draft)
    clock.pass_(minutes=1)
    store.save(made.with_step("thanks", "Second."))
    path = store.find(made.id)
    path.write_text("broken [")
    assert store.restore(made.id, version=1).steps == made.steps
    assert store.load(made.id).steps == made.steps
    assert "broken [" in [file.read_text() for file in path.parent.iterdir()]


def test_an_edit_from_outside_is_kept_and_told(store: DraftStore, clock: Clock, draft: Draft) -> None:
    made = store.new(draft)
    opened = store.open(made.id)
    assert not store.changed_outside(made.id)
    path = store.find(made.id)
    path.write_text(path.read_text().replace("six years", "seven years"))
    assert store.changed_outside(made.id)
    saved = store.save(opened.draft.with_step("fix", "Mended."))
    assert store.conflict is not None
    assert store.conflict.version == 1
    assert "version 1" in store.conflict.remedy
    assert store.versions(made.id)[0].kind is VersionKind.OUTSIDE
    assert "seven years" in store.load_version(made.id, 1).steps["thanks"]
    assert store.load(made.id) == saved
    store.save(saved.with_step("fix", "Mended again."))
    assert store.conflict is None


def test_changes_of_both_come_together_and_both_texts_are_kept(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    opened = store.open(made.id)
    path = store.find(made.id)
    path.write_text(path.read_text().replace("six years", "seven years"))
    saved = store.save(opened.draft.with_step("fix", "Mended."))
    assert saved.steps["fix"] == "Mended."
    assert "seven years" in saved.steps["thanks"]
    assert store.load(made.id).steps == saved.steps
    assert store.conflict is not None
    assert (store.conflict.taken, store.conflict.clashes) == (("steps.thanks",), ())
    kept = [store.load_version(made.id, version.number).steps["thanks"] for version in store.versions(made.id)]
    assert any("seven years" in text for text in kept)
    assert any("six years" in text for text in kept)


def test_where_both_changed_the_same_words_ours_stand(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    opened = store.open(made.id)
    path = store.find(made.id)
    path.write_text(path.read_text().replace("six years", "seven years").replace("We lost", "They lost"))
    saved = store.save(opened.draft.with_step("thanks", "Mine."))
    assert saved.steps["thanks"] == "Mine."
    assert saved.steps["segue"].startswith("They lost")
    assert store.conflict is not None
    assert (store.conflict.taken, store.conflict.clashes) == (("steps.segue",), ("steps.thanks",))
    assert store.conflict.version is not None
    assert "seven years" in store.load_version(made.id, store.conflict.version).steps["thanks"]


def test_looking_at_an_open_draft_never_hides_a_change_from_outside(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    opened = store.open(made.id)
    path = store.find(made.id)
    path.write_text(path.read_text().replace("six years", "seven years"))
    store.load(made.id)
    store.save(opened.draft.with_step("thanks", "Mine."))
    assert store.conflict is not None
    assert store.versions(made.id)[0].kind is VersionKind.OUTSIDE


def test_a_change_is_told_once_the_other_program_is_done(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    opened = store.open(made.id)
    path = store.find(made.id)
    text = path.read_text()
    assert not store.settled_change(opened)
    path.write_text(text[: len(text) // 2])
    assert not store.settled_change(opened)
    path.write_text(text.replace("six years", "seven years"))
    assert not store.settled_change(opened)
    assert store.settled_change(opened)
    store.save(opened.draft)
    assert not store.settled_change(opened)
    assert not store.settled_change(opened)
    path.write_text("broken [")
    assert [store.settled_change(opened) for _ in range(3)] == [False] * 3
    path.unlink()
    assert [store.settled_change(opened) for _ in range(2)] == [False, True]


def test_a_file_written_again_with_the_same_words_is_no_change(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    opened = store.open(made.id)
    path = store.find(made.id)
    path.write_bytes(path.read_bytes())
    assert [store.settled_change(opened) for _ in range(3)] == [False] * 3


def test_a_copy_left_by_a_syncing_program_is_told(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    path = store.find(made.id)
    text = path.read_text()
    copy = path.with_name(f"{made.id} (conflicted copy 2026-11-22).toml")
    copy.write_text(text)
    path.with_name(f"{made.id}x.toml").write_text(text.replace("six years", "ten years"))
    opened = store.open(made.id)
    assert opened.problem is None
    store.close(opened)
    copy.write_text(text.replace("six years", "seven years"))
    opened = store.open(made.id)
    assert copy.stem in str(opened.problem)
    assert "seven years" in store.load(copy.stem).steps["thanks"]


def test_a_file_taken_away_is_written_anew(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    store.open(made.id)
    store.find(made.id).unlink()
    saved = store.save(made)
    assert store.conflict is not None
    assert store.load(made.id) == saved


def test_versions_are_thinned_as_they_age(tmp_path: Path) -> None:
    history = History(tmp_path / "history")
    now = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    times = [now - dt.timedelta(minutes=minutes) for minutes in (*range(100_000, 3_000, -300), *range(3_000, 0, -2))]
    tmp = []
    for number, time in enumerate(times):
        tmp.append(history.keep(f"# {number}\n".encode(), VersionKind.SAVED, time))
        if number % 200 == 0:
            history.thin(now)
    kept_outside = history.keep(b"# outside", VersionKind.OUTSIDE, now - dt.timedelta(days=400))
    history.thin(now)
    left = history.versions()
    assert kept_outside in left
    saved = [version for version in left if version.kind is VersionKind.SAVED]
    assert saved[-30:] == tmp[-30:]
    assert 150 < len(saved) < 350
    assert len({version.number for version in left}) == len(left)
    gaps = [later.saved - earlier.saved for earlier, later in pairwise(saved)]
    assert max(gaps) <= dt.timedelta(days=2)


def test_numbers_are_never_used_again(tmp_path: Path) -> None:
    history = History(tmp_path / "history")
    now = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    assert [history.keep(f"{n}".encode(), VersionKind.SAVED, now).number for n in range(3)] == [1, 2, 3]
    assert history.keep(b"2", VersionKind.SAVED, now).number == 3
