from __future__ import annotations

import os
import re
import stat
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.config import Paths
from tactful.drafts import DraftStore
from tactful.errors import DraftError, InputError
from tactful.model import Draft

if TYPE_CHECKING:
    from tests.unit.drafts.conftest import Clock


def test_a_new_draft_has_a_short_id_that_tells_nothing(store: DraftStore, draft: Draft) -> None:
    made = store.new(replace(draft, title="Secret"))
    assert re.fullmatch(r"20261121-[0-9a-z]{4}", made.id)
    assert store.find(made.id).name == f"{made.id}.toml"
    assert made.created == made.updated == store._clock()
    assert store.load(made.id) == made


def test_ids_never_collide(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tactful.drafts.ids.os.urandom", lambda length: bytes(length))
    first = store.new()
    second = store.new()
    store.delete(second.id)
    third = store.new()
    assert [len(made.id) for made in (first, second, third)] == [13, 14, 15]


def test_saving_stamps_the_time(store: DraftStore, clock: Clock, draft: Draft) -> None:
    made = store.new(draft)
    clock.pass_(minutes=5)
    saved = store.save(made.with_step("segue", "News."))
    assert saved.created == made.created
    assert saved.updated == clock.now
    assert store.load(made.id) == saved
    assert store.save(Draft(title="no id yet")).id
    assert store.save(Draft(id="20200101-abcd")).created == clock.now


@pytest.mark.usefixtures("open_umask")
def test_everything_is_ours_alone(store: DraftStore, clock: Clock, draft: Draft) -> None:
    opened = store.open(store.new(draft).id)
    assert opened.journal is not None
    opened.journal.record(opened.draft, opened.draft.with_step("fix", "x"), ("fix", 1))
    clock.pass_(minutes=5)
    store.save(opened.draft.with_step("fix", "y"))
    store.close(opened, ("fix", 1))
    store.delete(store.duplicate(opened.draft.id).id)
    home = store.paths.drafts.parent
    for folder, _, files in os.walk(home):
        assert stat.S_IMODE(Path(folder).stat().st_mode) == 0o700, folder
        for name in files:
            assert stat.S_IMODE(Path(folder, name).stat().st_mode) == 0o600, name


def test_finding_by_id_beginning_and_path(store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("20261121-aaaa", "20261121-aabb", "20261122-cccc"):
        store.save(Draft(id=name))
    folder = store.paths.drafts
    assert store.find("20261121-aaaa") == folder / "20261121-aaaa.toml"
    assert store.find("20261121-AAB").stem == "20261121-aabb"
    assert store.find("20261122").stem == "20261122-cccc"
    assert store.find("20261122-cccc.toml").stem == "20261122-cccc"
    assert store.find(str(folder / "20261122-cccc.toml")).stem == "20261122-cccc"
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.toml").write_text('schema = 1\nguide = "bad-news"\nlanguage = "en"\n')
    assert store.find("mine.toml") == tmp_path / "mine.toml"
    assert store.find("./mine.toml") == tmp_path / "mine.toml"
    assert store.load(tmp_path / "mine.toml").id == "mine"


def test_an_exact_id_wins_over_longer_ones(store: DraftStore) -> None:
    store.save(Draft(id="20261121-aaaa"))
    store.save(Draft(id="20261121-aaaab"))
    assert store.find("20261121-aaaa").stem == "20261121-aaaa"


def test_what_can_not_be_found_names_candidates(store: DraftStore) -> None:
    with pytest.raises(DraftError, match="tactful new"):
        store.find("2026")
    for name in ("20261121-aaaa", "20261121-aabb"):
        store.save(Draft(id=name))
    with pytest.raises(DraftError, match="20261121-aaaa, 20261121-aabb"):
        store.find("20261121-aa")
    with pytest.raises(DraftError, match="20261121-aaaa"):
        store.find("20261121-aaxa")
    store.delete("20261121-aaaa")
    with pytest.raises(DraftError, match="in the trash"):
        store.find("20261121-aaaa")


@pytest.mark.parametrize(
    "ref", ["", " ", "..", ".", "../secret", "/etc/passwd", "a\0b", "../../x.toml", "drafts/", ".hidden", "*", "-"]
)
def test_no_reference_leads_elsewhere(store: DraftStore, ref: str) -> None:
    store.new()
    (store.paths.drafts.parent / "secret").write_text("schema = 1")
    (store.paths.drafts / ".hidden.toml").write_text("schema = 1")
    with pytest.raises(DraftError):
        store.find(ref)


@pytest.mark.parametrize("name", ["../evil", "a/b", ".hidden", "a\\b", "a\0", "x" * 300])
def test_no_id_leads_elsewhere(store: DraftStore, name: str) -> None:
    with pytest.raises(InputError):
        store.save(Draft(id=name))


def test_links_in_the_store_are_not_followed(store: DraftStore, tmp_path: Path, draft: Draft) -> None:
    made = store.new(draft)
    outside = tmp_path / "outside.toml"
    store.find(made.id).rename(outside)
    link = store.paths.drafts / f"{made.id}.toml"
    link.symlink_to(outside)
    before = outside.read_bytes()
    (entry,) = store.entries()
    assert entry.damaged is not None
    assert "link" in entry.damaged
    for act in (lambda: store.load(made.id), lambda: store.open(made.id)):
        with pytest.raises(DraftError, match="link"):
            act()
    with pytest.raises(Exception, match="link"):
        store.save(made.with_step("thanks", "changed"))
    assert link.is_symlink()
    assert outside.read_bytes() == before


def test_a_draft_kept_elsewhere_is_saved_there(store: DraftStore, tmp_path: Path, draft: Draft) -> None:
    path = tmp_path / "elsewhere.toml"
    store.find(store.new(draft).id).rename(path)
    path.chmod(0o640)
    opened = store.open(path)
    assert opened.journal is not None
    typed = opened.draft.with_step("fix", "Mended.")
    opened.journal.record(opened.draft, typed)
    saved = store.save(typed)
    store.close(opened)
    assert DraftStore(store.paths).load(path) == saved
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert store.entries() == []


def test_damaged_files_are_listed_and_hide_nothing(
    store: DraftStore, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = store.new(draft)
    folder = store.paths.drafts
    (folder / "broken.toml").write_text('schema = 1\nguide = "bad-news\n')
    (folder / "latin.toml").write_bytes(b"schema = 1\ntitle = '\xe9'\n")
    (folder / "newer.toml").write_text("schema = 99\n")
    (folder / "folder.toml").mkdir()
    (folder / "nowhere.toml").symlink_to("nothing")
    (folder / "empty.toml").touch()
    os.mkfifo(folder / "pipe.toml")
    monkeypatch.setattr("tactful.drafts.files.LARGEST", 100_000)
    (folder / "huge.toml").write_bytes(b"#" * 100_001)
    (folder / "notes.txt").write_text("not a draft")
    (folder / ".tactful-1234.tmp").write_text("half")
    entries = {entry.id: entry for entry in store.entries()}
    assert entries[good.id].damaged is None
    damaged = {name: entry.damaged for name, entry in entries.items() if entry.damaged}
    assert set(damaged) == {"broken", "latin", "newer", "folder", "nowhere", "empty", "pipe", "huge"}
    assert damaged["broken"].startswith("line 2: ")
    assert "newer tactful" in damaged["newer"]
    assert entries["broken"].to_dict()["damaged"] == damaged["broken"]
    for name in damaged:
        with pytest.raises(DraftError):
            store.open(name)


def test_a_damaged_file_is_never_overwritten(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    path = store.find(made.id)
    path.write_text("broken [")
    saved = store.save(made)
    assert store.load(made.id) == saved
    assert store.conflict is not None
    assert store.conflict.path is not None
    assert store.conflict.path.read_text() == "broken ["
    assert [entry.damaged is not None for entry in store.entries()].count(True) == 1


def test_entries_are_newest_first(store: DraftStore, clock: Clock) -> None:
    ids = []
    for number in range(3):
        ids.append(store.new(Draft(title=str(number))).id)
        clock.pass_(hours=1)
    store.save(store.load(ids[0]))
    assert [entry.title for entry in store.entries()] == ["0", "2", "1"]


def test_the_list_follows_the_files(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    assert store.entries() == store.entries()
    path = store.find(made.id)
    path.write_text(path.read_text().replace("Ms Weber", "Ms Beber"))
    assert [entry.recipient for entry in store.entries()] == ["Ms Beber"]
    path.unlink()
    assert store.entries() == []


def test_search_looks_in_title_recipient_and_words(store: DraftStore) -> None:
    store.new(Draft(title="Lost PARCEL", steps={"thanks": "Děkuji Vám za trpělivost."}))
    store.new(Draft(facts={"recipient": "Straße GmbH", "subject": "Invoice"}, steps={"fix": "ক্ষমা"}))
    assert [entry.title for entry in store.entries("parcel")] == ["Lost PARCEL"]
    assert [entry.title for entry in store.entries("DĚKUJI de\u030ckuji")] == ["Lost PARCEL"]
    assert [entry.recipient for entry in store.entries("STRASSE")] == ["Straße GmbH"]
    assert [entry.title for entry in store.entries("ক্ষমা invoice")] == ["Invoice"]
    assert store.entries("parcel invoice") == []
    assert len(store.entries("  ")) == 2


def test_the_list_is_the_agreed_json(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    assert [entry.to_dict() for entry in store.entries()] == [
        {
            "id": made.id,
            "title": "Ms Weber · bad-news",
            "guide": "bad-news",
            "language": "en",
            "recipient": "Ms Weber",
            "updated": "2026-11-21T09:30:00+01:00",
            "path": str(store.find(made.id)),
            "damaged": None,
        }
    ]


def test_the_title_comes_from_what_is_known(store: DraftStore) -> None:
    store.new(Draft())
    assert store.entries()[0].title == "bad-news"
    store.new(Draft(title="Given", facts={"subject": "Subject"}))
    store.new(Draft(facts={"subject": "Two\nlines", "recipient": "Ms Weber"}))
    assert {entry.title for entry in store.entries()} == {"bad-news", "Given", "Two lines"}


def test_rename_and_duplicate(store: DraftStore, clock: Clock, draft: Draft) -> None:
    made = store.new(draft)
    clock.pass_(minutes=1)
    renamed = store.rename(made.id, "A  better\ntitle ")
    assert renamed.title == "A better title"
    assert renamed.steps == made.steps
    copy = store.duplicate(made.id)
    assert copy.id != made.id
    assert copy.title == "A better title (2)"
    assert (copy.steps, copy.facts, copy.parts) == (made.steps, made.facts, made.parts)
    assert len(store.entries()) == 2
    assert not list((store.paths.state / "journal").iterdir())


def test_delete_and_restore(store: DraftStore, clock: Clock, draft: Draft) -> None:
    made = store.new(draft)
    clock.pass_(minutes=5)
    saved = store.save(made.with_step("fix", "Mended."))
    where = store.delete(made.id)
    assert where.parent == store.paths.trash
    assert where.name == f"{made.id}~20261121T083500Z.toml"
    assert store.entries() == []
    (entry,) = store.trash_entries()
    assert (entry.entry.id, entry.deleted, entry.entry.title) == (made.id, clock.now, "Ms Weber · bad-news")
    assert store.restore(made.id[:10]) == saved
    assert store.trash_entries() == []
    assert len(store.versions(made.id)) == 1
    with pytest.raises(DraftError, match="trash is empty"):
        store.restore(made.id)


def test_restoring_never_replaces_a_draft(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    store.delete(made.id)
    store.save(replace(draft, id=made.id, title="Another"))
    restored = store.restore(made.id)
    assert restored.id != made.id
    assert store.load(made.id).title == "Another"


def test_deleting_twice_in_a_second_keeps_both(store: DraftStore, draft: Draft) -> None:
    made = store.new(draft)
    store.delete(made.id)
    store.save(replace(draft, id=made.id))
    store.delete(made.id)
    assert len(store.trash_entries()) == 2


@pytest.mark.parametrize("from_trash", [False, True])
def test_delete_forever_leaves_no_trace(store: DraftStore, clock: Clock, draft: Draft, from_trash: bool) -> None:
    words = "Unmistakable words"
    made = store.new(draft.with_step("thanks", words))
    opened = store.open(made.id)
    clock.pass_(minutes=5)
    typed = store.save(opened.draft.with_step("segue", words))
    assert opened.journal is not None
    opened.journal.record(typed, typed.with_step("fix", words))
    store.close(opened, ("fix", 2))
    store.entries(words)
    if from_trash:
        store.delete(made.id)
    store.delete_forever(made.id)
    for folder, _, files in os.walk(store.paths.drafts.parent):
        for name in files:
            assert made.id not in name
            assert words.encode() not in Path(folder, name).read_bytes()
    assert store.entries() == []


def test_left_over_temp_files_are_cleared_away(store: DraftStore, draft: Draft) -> None:
    store.new(draft)
    old, young = (store.paths.drafts / f".tactful-{name}.tmp" for name in ("old", "young"))
    old.touch()
    young.touch()
    os.utime(old, (0, 0))
    store.entries()
    assert not old.exists()
    assert young.exists()


def test_nothing_is_made_by_looking(paths: Paths) -> None:
    store = DraftStore(paths)
    assert store.entries() == []
    assert store.trash_entries() == []
    assert not paths.drafts.exists()
    assert not paths.state.exists()
