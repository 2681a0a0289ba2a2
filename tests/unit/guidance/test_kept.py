"""What was read of the packs is kept, and never outlives the files it was read from."""

from __future__ import annotations

import marshal
import os
import sys
from pathlib import Path

import pytest

from tactful.checks.acts import ActModel
from tactful.checks.cues import CueFinder
from tactful.checks.language import _read, load_language
from tactful.checks.tokens import Vocabulary, tokenize
from tactful.errors import PackError
from tactful.guidance import files
from tactful.kept import kept, stamp


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "a.toml").write_text("word = 'one'", encoding="utf-8")
    return pack


def look(pack: Path, made: list[str]) -> str:
    def make() -> str:
        made.append("made")
        return (pack / "a.toml").read_text(encoding="utf-8")

    found: str = kept(str(pack), "words", [stamp(str(pack), ".toml")], make)
    return found


def packs_below(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.pack"))


def test_what_was_made_is_taken_until_a_file_changes(home: Path) -> None:
    made: list[str] = []
    assert look(home, made) == look(home, made) == "word = 'one'"
    assert made == ["made"]
    (home / "a.toml").write_text("word = 'two'", encoding="utf-8")
    assert look(home, made) == "word = 'two'"
    (home / "b.toml").write_text("", encoding="utf-8")
    look(home, made)
    assert len(made) == 3


@pytest.mark.parametrize("spoilt", [b"", b"\x00", b"not packed at all", marshal.dumps((1, 2, 3)), marshal.dumps(None)])
def test_a_spoilt_file_is_made_anew(home: Path, spoilt: bytes) -> None:
    made: list[str] = []
    look(home, made)
    (file,) = packs_below(home)
    file.write_bytes(spoilt)
    assert look(home, made) == "word = 'one'"
    assert len(made) == 2
    look(home, made)
    assert len(made) == 2


def test_where_bytecode_is_not_wanted_the_own_cache_has_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    made: list[str] = []
    look(home, made)
    look(home, made)
    assert made == ["made"]
    assert not packs_below(home)
    if sys.platform != "darwin":
        assert packs_below(home.parent / "cache")


def test_nothing_is_kept_where_nothing_can_be_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "makedirs", refuse)
    made: list[str] = []
    assert look(home, made) == look(home, made) == "word = 'one'"
    assert len(made) == 2


def test_tables_are_fresh_each_time_and_follow_their_file(home: Path) -> None:
    first = files.read_toml(home / "a.toml")
    first["word"] = "changed by its reader"
    assert files.read_toml(home / "a.toml") == {"word": "one"}
    (home / "a.toml").write_text("word = 'three'", encoding="utf-8")
    files._tables.cache_clear()
    assert files.read_toml(home / "a.toml") == {"word": "three"}


def test_a_file_that_is_no_toml_says_so_whether_kept_or_not(home: Path) -> None:
    (home / "b.toml").write_text("word = ", encoding="utf-8")
    for _ in range(2):
        files._tables.cache_clear()
        with pytest.raises(PackError, match=r"b\.toml:1:"):
            files.read_toml(home / "b.toml")
        assert files.read_toml(home / "a.toml") == {"word": "one"}


@pytest.mark.parametrize("language", files.language_ids())
def test_a_language_that_was_kept_is_the_language_as_read(language: str) -> None:
    vocabulary, phrases, acts, *rest = _read(language)
    again = marshal.loads(marshal.dumps((vocabulary, phrases, acts, rest)))  # noqa: S302
    assert again == (vocabulary, phrases, acts, rest)
    loaded = load_language(language)
    assert loaded.vocabulary == Vocabulary(**vocabulary)
    assert ActModel.unpack(acts).names == loaded.acts.names
    plain = CueFinder(Vocabulary(**vocabulary))
    plain.phrases = phrases[0]
    # The phrases' own words, so that there is plenty to be found.
    said = [[word for words, *_ in elements for word in sorted(words)[:1]] for _, elements, _ in phrases[0][::7]]
    for words in said:
        forms = tokenize(" ".join(words), plain.vocabulary).forms
        assert loaded.cues.find(forms) == plain.find(forms)
