from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.config import Paths
from tactful.drafts import DraftStore, catalogue
from tactful.model import Draft

if TYPE_CHECKING:
    from tests.unit.drafts.conftest import Clock


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three drafts are many here."""
    monkeypatch.setattr(catalogue, "FEW", 2)


@pytest.fixture
def many(store: DraftStore, clock: Clock) -> list[Draft]:
    """Five drafts in four languages, the oldest first."""
    texts = ("We lost your parcel.", "Děkujeme za trpělivost.", "আমরা ক্ষমা চাইছি।", "ہم معذرت خواہ ہیں", "The parcels")
    made = []
    for number, text in enumerate(texts):
        clock.pass_(minutes=1)
        made.append(store.new(Draft(title=f"Letter {number}", steps={"thanks": text})))
    store.catalogue.catch_up()
    return made


def titles(store: DraftStore, search: str = "") -> list[str]:
    return [entry.title for entry in store.shelf(search)]


def base_of(paths: Paths) -> Path:
    return paths.state / "index" / "letters.db"


def stored(paths: Paths) -> bytes:
    return b"".join(path.read_bytes() for path in base_of(paths).parent.iterdir())


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["Letter 4", "Letter 3", "Letter 2", "Letter 1", "Letter 0"]),
        ("parcel", ["Letter 4", "Letter 0"]),
        ("parcel lost", ["Letter 0"]),
        ("dekuj", ["Letter 1"]),
        ("ক্ষ", ["Letter 2"]),
        ("ক্ষমা", ["Letter 2"]),
        ("মা", []),
        ("معذرت", ["Letter 3"]),
        ("arcel", []),
        ('"parcel" OR NEAR( * - ^', []),
    ],
)
def test_many_drafts_are_found_as_few_are(
    store: DraftStore, many: list[Draft], search: str, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert titles(store, search) == found
    assert [entry.title for entry in store.entries(search)] == found
    monkeypatch.setattr(catalogue, "FEW", 64)
    assert titles(store, search) == found


def test_the_index_is_closed_to_others(store: DraftStore, many: list[Draft], paths: Paths, open_umask: None) -> None:
    base_of(paths).unlink()
    store = DraftStore(paths)
    store.entries()
    assert base_of(paths).parent.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in base_of(paths).parent.iterdir()} == {0o600}


def test_what_happens_here_shows_without_catching_up(store: DraftStore, many: list[Draft], clock: Clock) -> None:
    opened = store.open(many[0].id)
    clock.pass_(minutes=1)
    store.save(replace(many[0], steps={"thanks": "A refund comes."}))
    store.close(opened)
    assert titles(store)[0] == "Letter 0"
    assert titles(store, "refund") == ["Letter 0"]
    assert titles(store, "lost") == []
    store.rename(many[1].id, "Renamed")
    assert titles(store, "renamed") == ["Renamed"]
    store.delete(many[2].id)
    assert "Letter 2" not in titles(store)
    store.restore(many[2].id)
    assert "Letter 2" in titles(store)
    assert len(store.shelf()) == 5
    store.new(Draft(title="New one"))
    assert titles(store, "new") == ["New one"]


def test_what_other_programs_did_shows_after_catching_up(store: DraftStore, many: list[Draft], paths: Paths) -> None:
    def file(draft: Draft) -> Path:
        return paths.drafts / f"{draft.id}.toml"

    text = file(many[0]).read_text("utf-8")
    file(many[0]).write_text(text.replace("We lost", "They found"), "utf-8")
    file(many[1]).unlink()
    (paths.drafts / "added.toml").write_text(
        'schema = 1\nguide = "bad-news"\nlanguage = "en"\n[steps]\nthanks = "Another zebra."\n', "utf-8"
    )
    (paths.drafts / "broken.toml").write_text("[[[", "utf-8")
    assert store.catalogue.catch_up() == 4
    assert titles(store, "found") == ["Letter 0"]
    assert titles(store, "lost") == []
    assert titles(store, "dekujeme") == []
    assert [entry.id for entry in store.shelf("zebra")] == ["added"]
    (broken,) = (entry for entry in store.shelf() if entry.damaged)
    assert broken.id == "broken"
    assert store.catalogue.catch_up() == 0


def test_a_name_of_odd_bytes_is_listed(store: DraftStore, many: list[Draft], paths: Paths) -> None:
    name = os.path.join(os.fsencode(paths.drafts), b"odd-\xff.toml")  # noqa: PTH118 - bytes
    try:
        with open(name, "wb") as file:  # noqa: PTH123 - bytes
            file.write(b'schema = 1\nguide = "bad-news"\nlanguage = "en"\ntitle = "Odd"\n')
    except OSError:
        pytest.skip("this file system takes no such name")
    store.catalogue.catch_up()
    assert "Odd" in titles(store)
    assert store.catalogue.catch_up() == 0


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100, None])
def test_a_lost_or_damaged_index_is_made_again(
    store: DraftStore, many: list[Draft], paths: Paths, damage: bytes | None
) -> None:
    base = base_of(paths)
    for path in base.parent.iterdir():
        path.unlink()
    if damage is not None:
        base.write_bytes(damage)
    fresh = DraftStore(paths)
    assert len(titles(fresh)) == 2  # the youngest, at a first look
    fresh.catalogue.catch_up()
    assert len(titles(fresh)) == 5
    assert titles(fresh, "refund parcels") == []
    assert titles(fresh, "parcels") == ["Letter 4"]


def test_damage_inside_the_index_never_hides_a_draft(store: DraftStore, many: list[Draft], paths: Paths) -> None:
    base = base_of(paths)
    with sqlite3.connect(base) as handle:
        handle.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    handle.close()
    data = bytearray(base.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    for path in base.parent.iterdir():
        path.unlink()
    base.write_bytes(data)
    fresh = DraftStore(paths)
    assert len(fresh.entries()) == 5
    fresh.catalogue.catch_up()
    assert titles(fresh, "parcel") == ["Letter 4", "Letter 0"]


def test_an_index_whose_own_description_is_damaged_is_made_again(
    store: DraftStore, many: list[Draft], paths: Paths
) -> None:
    base = base_of(paths)
    with sqlite3.connect(base) as handle:
        handle.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    handle.close()
    data = bytearray(base.read_bytes())
    data[3811:3812] = b"\x80"
    data[3900:3990] = b"\xff" * 90
    for path in base.parent.iterdir():
        path.unlink()
    base.write_bytes(data)
    fresh = DraftStore(paths)
    assert len(fresh.entries()) == 5


def test_an_index_of_another_age_is_made_again(store: DraftStore, many: list[Draft], paths: Paths) -> None:
    with sqlite3.connect(base_of(paths)) as handle:
        handle.execute("DROP TABLE said")
        handle.execute("PRAGMA user_version=99")
    handle.close()
    fresh = DraftStore(paths)
    assert fresh.catalogue.catch_up() == 5
    assert len(titles(fresh)) == 5


def test_without_a_place_for_the_index_drafts_are_read(store: DraftStore, many: list[Draft], paths: Paths) -> None:
    for path in base_of(paths).parent.iterdir():
        path.unlink()
    base_of(paths).parent.rmdir()
    base_of(paths).parent.write_text("in the way", "utf-8")
    fresh = DraftStore(paths)
    assert len(fresh.entries()) == 5
    assert fresh.catalogue.catch_up() == 0
    assert len(fresh.shelf()) == 2


def test_a_locked_index_keeps_nobody_from_their_drafts(
    store: DraftStore, many: list[Draft], paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tactful.drafts.index._WAIT", 0.05)
    other = sqlite3.connect(base_of(paths), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    fresh = DraftStore(paths)
    fresh.new(Draft(title="Written meanwhile"))
    assert len(fresh.shelf()) == 5
    other.execute("ROLLBACK")
    other.close()
    fresh.catalogue.catch_up()
    assert titles(fresh)[0] == "Written meanwhile"


def test_delete_forever_leaves_no_word_in_the_index(store: DraftStore, many: list[Draft], paths: Paths) -> None:
    secret = store.new(Draft(title="Verysecrettitle", steps={"thanks": "Unspeakableword here."}))
    store.catalogue.catch_up()
    assert titles(store, "unspeakable") == ["Verysecrettitle"]
    assert b"unspeakableword" in stored(paths).lower()
    store.delete_forever(secret.id)
    assert b"unspeak" not in stored(paths).lower()
    assert b"verysecret" not in stored(paths).lower()
    assert b"npeakable" not in stored(paths).lower()
    assert len(store.shelf()) == 5


def test_a_long_list_is_read_a_page_at_a_time(store: DraftStore, many: list[Draft]) -> None:
    shelf = store.shelf()
    assert [shelf.place(draft.id) for draft in many] == [4, 3, 2, 1, 0]
    assert shelf.place("nobody") is None
    assert shelf[-1].title == "Letter 0"
    assert [entry.title for entry in shelf[1:3]] == ["Letter 3", "Letter 2"]
    with pytest.raises(IndexError):
        shelf[5]
    found = store.shelf("letter")
    assert found.place(many[0].id) == 4


def test_a_search_with_too_many_answers_says_so(
    store: DraftStore, many: list[Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "MOST", 3)
    shelf = store.shelf("letter")
    assert (len(shelf), shelf.more) == (3, True)
    assert not store.shelf("parcel").more
    assert len(store.entries("letter")) == 5


def test_two_windows_share_the_index(store: DraftStore, other_window: DraftStore, many: list[Draft]) -> None:
    assert len(other_window.shelf()) == 5
    store.new(Draft(title="From the first"))
    assert titles(other_window)[0] == "From the first" or "From the first" in titles(other_window)
    other_window.delete(many[0].id)
    assert "Letter 0" not in titles(store)


def test_a_draft_taken_away_after_it_was_counted_has_a_line(store: DraftStore, many: list[Draft]) -> None:
    shelf = store.shelf("letter")
    store.delete(many[0].id)
    assert shelf[4].damaged


def test_dates_beyond_reason_are_listed(store: DraftStore, many: list[Draft], paths: Paths) -> None:
    (paths.drafts / "early.toml").write_text(
        'schema = 1\nguide = "bad-news"\nlanguage = "en"\nupdated = 0001-01-01T00:00:00+14:00\n', "utf-8"
    )
    (paths.drafts / "late.toml").write_text(
        'schema = 1\nguide = "bad-news"\nlanguage = "en"\nupdated = 9999-12-31T23:59:59-14:00\n', "utf-8"
    )
    store.catalogue.catch_up()
    ids = [entry.id for entry in store.shelf()]
    assert (ids[0], ids[-1]) == ("late", "early")
