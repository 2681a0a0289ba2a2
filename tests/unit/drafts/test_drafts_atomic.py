from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tactful.drafts.atomic import ensure_folder, make_private, write_atomic
from tactful.errors import ExitCode, WriteError


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refuse(number: int) -> Callable[..., Any]:
    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


@pytest.mark.usefixtures("open_umask")
def test_files_and_folders_are_ours_alone_whatever_the_umask(tmp_path: Path) -> None:
    folder = ensure_folder(tmp_path / "a" / "b")
    write_atomic(folder / "letter.toml", b"text")
    assert mode(folder.parent) == mode(folder) == 0o700
    assert mode(folder / "letter.toml") == 0o600


def test_a_strict_umask_does_not_lock_us_out(tmp_path: Path) -> None:
    former = os.umask(0o777)
    try:
        folder = ensure_folder(tmp_path / "a")
        write_atomic(folder / "letter.toml", b"text")
    finally:
        os.umask(former)
    assert mode(folder) == 0o700
    assert mode(folder / "letter.toml") == 0o600


def test_a_folder_of_ours_that_stood_open_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(0o755)
    assert mode(make_private(folder)) == 0o700


def test_a_mode_is_kept_on_wish(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("old")
    path.chmod(0o640)
    write_atomic(path, b"new", keep_mode=True)
    assert (path.read_text(), mode(path)) == ("new", 0o640)


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "fchmod"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_whatever_fails_the_old_text_stands_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    path = tmp_path / "letter.toml"
    path.write_text("old")
    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse(number))
        with pytest.raises(WriteError) as caught:
            write_atomic(path, b"new")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["letter.toml"]
    assert caught.value.exit_code == ExitCode.NOT_WRITTEN
    assert str(path) in caught.value.title
    assert caught.value.remedy


def test_a_disk_that_fills_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    written: list[int] = []

    def small(handle: int, data: bytes) -> int:
        if len(written) == 3:
            raise OSError(errno.ENOSPC, "full")
        written.append(real(handle, data[:2]))
        return written[-1]

    monkeypatch.setattr(os, "write", small)
    with pytest.raises(WriteError, match="disk is full"):
        write_atomic(tmp_path / "letter.toml", b"a longer text")
    assert names(tmp_path) == []


def test_small_bites_are_put_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))
    write_atomic(tmp_path / "letter.toml", b"a longer text")
    assert (tmp_path / "letter.toml").read_bytes() == b"a longer text"


@pytest.mark.parametrize(
    ("name", "words"),
    [("none/letter", "doesn't exist"), ("file/letter", "not a folder"), ("x" * 300, "too long"), ("folder", "folder")],
)
def test_places_that_can_not_be(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteError, match=words):
        write_atomic(tmp_path / name, b"text")
    assert names(tmp_path) == ["file", "folder"]


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_never_replaces_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:
        monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    path = tmp_path / "letter.toml"
    write_atomic(path, b"first", new=True)
    with pytest.raises(FileExistsError):
        write_atomic(path, b"second", new=True)
    assert path.read_bytes() == b"first"
    assert names(tmp_path) == ["letter.toml"]


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("theirs")
    (tmp_path / "letter.toml").symlink_to(tmp_path / "other")
    write_atomic(tmp_path / "letter.toml", b"ours")
    assert (tmp_path / "other").read_text() == "theirs"
    assert not (tmp_path / "letter.toml").is_symlink()


def test_the_file_is_on_the_disk_before_it_gets_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    for name in ("write", "fsync", "replace"):
        real = getattr(os, name)

        def noted(*args: Any, _name: str = name, _real: Callable[..., Any] = real) -> Any:
            calls.append(_name)
            return _real(*args)

        monkeypatch.setattr(os, name, noted)
    write_atomic(tmp_path / "letter.toml", b"text")
    assert calls == ["write", "fsync", "replace", "fsync"]
