"""Everything that can happen to a few letters, in any order, against a plain model of what must be found afterwards."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tactful.config import Paths
from tactful.drafts import DraftStore, OpenedDraft, catalogue, decode, encode
from tactful.model import Draft

STEPS = ("thanks", "fix")
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)
STEP = st.sampled_from(STEPS)
PICK = st.integers(0, 100)


@dataclass
class Letter:
    """What must be true of one letter."""

    screen: dict[str, str]
    """What was last seen of it."""
    title: str = ""
    deleted: bool = False


class Letters(RuleBasedStateMachine):
    """One home; a window at a time, which may die at any moment; and another program."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.patch = pytest.MonkeyPatch()
        self.patch.setenv("XDG_RUNTIME_DIR", str(self.folder))
        self.patch.setattr(catalogue, "FEW", 1)
        self.paths = Paths.under(self.folder / "home")
        self.now = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
        self.letters: dict[str, Letter] = {}
        self.store = self._window()
        self.open: dict[str, tuple[OpenedDraft, Draft]] = {}

    def _window(self) -> DraftStore:
        def clock() -> dt.datetime:
            self.now += dt.timedelta(seconds=7)
            return self.now

        return DraftStore(self.paths, clock)

    def teardown(self) -> None:
        for opened, _ in self.open.values():
            opened.close()
        self.patch.undo()
        shutil.rmtree(self.folder)

    def _one(self, pick: int, *, deleted: bool = False) -> str:
        # In the order in which they were made, for ids are drawn by lot.
        names = [name for name, letter in self.letters.items() if letter.deleted is deleted]
        return names[pick % len(names)] if names else ""

    def _opened(self, name: str) -> tuple[OpenedDraft, Draft]:
        if name not in self.open:
            opened = self.store.open(name)
            assert not opened.read_only
            self.open[name] = opened, opened.draft
        return self.open[name]

    @rule(text=TEXT)
    def write_a_new_one(self, text: str) -> None:
        made = self.store.new(Draft(steps={"thanks": text}))
        self.letters[made.id] = Letter({"thanks": text})

    @precondition(lambda self: self._one(0))
    @rule(pick=PICK, step=STEP, text=TEXT)
    def type(self, pick: int, step: str, text: str) -> None:
        name = self._one(pick)
        opened, draft = self._opened(name)
        after = draft.with_step(step, text)
        assert opened.journal is not None
        opened.journal.record(draft, after, (step, len(text)))
        self.open[name] = opened, after
        self.letters[name].screen[step] = text

    @precondition(lambda self: self.open)
    @rule(pick=PICK)
    def save(self, pick: int) -> None:
        name = list(self.open)[pick % len(self.open)]
        opened, draft = self.open[name]
        self.open[name] = opened, self.store.save(draft)

    @precondition(lambda self: self.open)
    @rule(pick=PICK)
    def close(self, pick: int) -> None:
        name = list(self.open)[pick % len(self.open)]
        opened, draft = self.open.pop(name)
        self.store.save(draft)
        self.store.close(opened)

    @rule()
    def die_and_start_again(self) -> None:
        for opened, _ in self.open.values():
            # What a dead process leaves: its handles closed, its lock and its journal where they were.
            assert opened.journal is not None
            opened.journal._log.close(remove=False)
            (self.paths.state / "locks" / opened.path.stem).unlink(missing_ok=True)
        self.open.clear()
        self.store = self._window()

    @precondition(lambda self: self._one(0))
    @rule(pick=PICK, title=TEXT)
    def rename(self, pick: int, title: str) -> None:
        name = self._one(pick)
        if name not in self.open:
            self.store.rename(name, title)
            self.letters[name].title = " ".join(title.split())

    @precondition(lambda self: self._one(0))
    @rule(pick=PICK)
    def delete(self, pick: int) -> None:
        name = self._one(pick)
        if name not in self.open:
            self.store.delete(name)
            self.letters[name].deleted = True

    @precondition(lambda self: self._one(0, deleted=True))
    @rule(pick=PICK)
    def restore(self, pick: int) -> None:
        name = self._one(pick, deleted=True)
        self.store.restore(name)
        self.letters[name].deleted = False

    @precondition(lambda self: self.letters)
    @rule(pick=PICK)
    def erase(self, pick: int) -> None:
        name = list(self.letters)[pick % len(self.letters)]
        if name not in self.open:
            self.store.delete_forever(name)
            del self.letters[name]
            left = [path for path in self.folder.rglob("*") if name in path.name]
            assert left == []

    @precondition(lambda self: self._one(0))
    @rule(pick=PICK, step=STEP, text=TEXT, whole=st.booleans())
    def another_program_writes(self, pick: int, step: str, text: str, whole: bool) -> None:
        name = self._one(pick)
        path = self.paths.drafts / f"{name}.toml"
        journal = self.paths.state / "journal" / f"{name}.log"
        if name not in self.open and journal.exists():
            return  # what was typed before a death becomes a version then, which is tested by itself
        there = decode(path.read_text("utf-8"), path)
        theirs = encode(there.with_step(step, text))
        if whole:
            beside = path.with_name(f".{name}.swp")
            beside.write_text(theirs, "utf-8")
            os.replace(beside, path)  # noqa: PTH105 - as editors do
        else:
            path.write_text(theirs, "utf-8")
        if name not in self.open:
            self.letters[name].screen[step] = text
            return
        opened, ours = self.open[name]
        before = opened.base.steps.get(step, "") if opened.base is not None else ""
        mine = ours.steps.get(step, "")
        saved = self.store.save(ours)
        expected = text if mine == before and text != before else mine
        assert saved.steps.get(step, "") == expected
        self.open[name] = opened, saved
        self.letters[name].screen[step] = expected
        if len({text, mine, before}) > 1 and text not in (mine, before):
            kept = [self.store.load_version(name, one.number).steps.get(step, "") for one in self.store.versions(name)]
            assert text in kept

    @invariant()
    def every_letter_says_what_was_last_seen(self) -> None:
        window = self._window()
        entries = {entry.id: entry for entry in window.entries()}
        assert {name for name, letter in self.letters.items() if not letter.deleted} == set(entries)
        assert all(entry.damaged is None for entry in entries.values())
        for name, letter in self.letters.items():
            if not letter.deleted:
                draft = window.load(name)
                said = {step: text for step, text in draft.steps.items() if text}
                assert said == {step: text for step, text in letter.screen.items() if text}
                assert draft.title == letter.title
        trashed = {entry.entry.id for entry in window.trash_entries()}
        assert {name for name, letter in self.letters.items() if letter.deleted} == trashed
        temps = [path for path in self.paths.drafts.glob("*") if path.suffix == ".tmp"]
        assert temps == []


TestLetters = Letters.TestCase
TestLetters.settings = settings(
    max_examples=int(os.environ.get("TACTFUL_TORTURE", "1")) * 12,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
