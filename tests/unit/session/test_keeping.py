"""A session and the store together: what was typed is there again, whatever happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from tactful.config.paths import Paths
from tactful.drafts import DraftStore
from tactful.errors import InputError, WriteError
from tactful.model import Draft
from tactful.session import Kept, LetterSession, Position


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(Paths.under(tmp_path))


def test_a_new_draft_has_a_file_from_the_start(store: DraftStore) -> None:
    open_draft = LetterSession(Draft(), store=store)
    assert [entry.id for entry in store.entries()] == [open_draft.draft.id]
    open_draft.close()


def test_what_was_typed_survives_without_a_save(store: DraftStore) -> None:
    open_draft = LetterSession(Draft(), store=store)
    name = open_draft.draft.id
    open_draft.edit("thanks", "Six good years.", cursor=3)
    open_draft.set_fact("fault", "ours")
    assert open_draft.saved.words == "not saved yet"
    again = LetterSession.open(DraftStore(store.paths), name, take_over=True)
    assert again.draft.steps == {"thanks": "Six good years."}
    assert again.draft.fact("fault") == "ours"
    assert again.recovered
    assert again.position == Position("thanks", 3)
    again.close()
    open_draft.save()
    assert open_draft.saved.kept is Kept.FAILED


def test_a_saved_draft_says_so_and_is_read_back(store: DraftStore) -> None:
    open_draft = LetterSession(Draft(), store=store)
    open_draft.edit("thanks", "Six good years.")
    assert open_draft.saved.words == "not saved yet"
    open_draft.save()
    assert open_draft.saved.words.startswith("saved ")
    open_draft.position = ("segue", 0)
    open_draft.close()
    again = LetterSession.open(store, open_draft.draft.id)
    assert not again.recovered
    assert again.position == Position("segue", 0)
    assert again.saved.kept is Kept.SAVED
    again.close()


def test_a_second_window_reads_only(store: DraftStore) -> None:
    first = LetterSession(Draft(), store=store)
    second = LetterSession.open(DraftStore(store.paths), first.draft.id)
    assert second.read_only
    with pytest.raises(InputError, match="another window"):
        second.edit("thanks", "Mine.")
    second.save()
    second.close()
    first.edit("thanks", "Ours.")
    first.close()
    assert store.load(first.draft.id).steps == {"thanks": "Ours."}


def test_a_failing_save_is_told_and_the_next_one_tries_again(
    store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_draft = LetterSession(Draft(), store=store)
    open_draft.edit("thanks", "Six good years.")

    def full(draft: Draft) -> Draft:
        raise WriteError("The disk is full.", "Make room.")

    with monkeypatch.context() as broken:
        broken.setattr(store, "save", full)
        open_draft.save()
    assert open_draft.saved.words == "Not saved: The disk is full. Make room."
    assert open_draft.draft.steps["thanks"] == "Six good years."
    open_draft.save()
    assert open_draft.saved.kept is Kept.SAVED
    open_draft.close()


def test_a_change_from_outside_is_told_and_kept(store: DraftStore) -> None:
    open_draft = LetterSession(Draft(), store=store)
    open_draft.edit("thanks", "Mine.")
    open_draft.save()
    path = store.find(open_draft.draft.id)
    path.write_text(path.read_text(encoding="utf-8").replace("Mine.", "Theirs."), encoding="utf-8")
    open_draft.edit("thanks", "Mine, longer.")
    open_draft.save()
    assert open_draft.saved.kept is Kept.SAVED
    assert "Another program" in open_draft.saved.notice
    assert store.load(open_draft.draft.id).steps["thanks"] == "Mine, longer."
    assert any("Theirs." in version.path.read_text(encoding="utf-8") for version in store.versions(path.stem))
    open_draft.close()


def test_what_another_program_wrote_comes_into_the_open_letter(store: DraftStore) -> None:
    session = LetterSession(Draft(guide="bad-news", language="en"), store=store)
    session.edit("thanks", "Thank you.")
    session.save()
    path = store.find(session.draft.id)
    assert not session.look()
    path.write_text(path.read_text("utf-8").replace("Thank you.", "Thanks to you all."), "utf-8")
    assert not session.look()
    revision = session.revision
    assert session.look()
    assert session.draft.steps["thanks"] == "Thanks to you all."
    assert "Thanks to you all." in session.laid().text
    assert session.revision > revision
    assert session.saved.notice
    assert not session.look()


def test_words_typed_meanwhile_stay_beside_those_of_another_program(store: DraftStore) -> None:
    session = LetterSession(Draft(guide="bad-news", language="en"), store=store)
    session.edit("thanks", "Thank you.")
    session.save()
    path = store.find(session.draft.id)
    path.write_text(path.read_text("utf-8").replace("Thank you.", "Thanks to you all."), "utf-8")
    session.edit("fix", "We mended it.")
    session.save()
    assert dict(session.draft.steps) == {"thanks": "Thanks to you all.", "fix": "We mended it."}
    session.edit("fix", "We mended it all.")
    session.close()
    assert store.load(session.draft.id).steps["fix"] == "We mended it all."
    assert store.load(session.draft.id).steps["thanks"] == "Thanks to you all."


def test_back_to_a_version_from_the_open_letter(store: DraftStore) -> None:
    session = LetterSession(Draft(guide="bad-news", language="en"), store=store)
    session.edit("thanks", "The first text.")
    session.save()
    session.close()
    session = LetterSession.open(store, session.draft.id)
    session.edit("thanks", "Another one.")
    session.save()
    (first,) = session.versions()
    session.restore(first.number)
    assert session.draft.steps["thanks"] == "The first text."
    assert session.saved.kept is Kept.SAVED
    kept = [session.version(version.number).steps["thanks"] for version in session.versions()]
    assert kept == ["The first text.", "Another one."]
