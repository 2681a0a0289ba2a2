from __future__ import annotations

from pathlib import Path

import pytest

from tactful.config import Paths


def test_everything_below_one_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACTFUL_HOME", str(tmp_path))
    assert Paths.find().to_dict() == {name: str(tmp_path / name) for name in ("config", "drafts", "state", "trash")}
    assert Paths.find().settings == tmp_path / "config" / "settings.toml"


def test_a_relative_folder_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TACTFUL_HOME", "there/../here")
    assert Paths.find().drafts == tmp_path / "here" / "drafts"


@pytest.mark.parametrize("home", [None, ""])
def test_else_where_the_system_keeps_such_things(
    home: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("TACTFUL_HOME", raising=False)
    paths = Paths.find({} if home is None else {"TACTFUL_HOME": home})
    folders = [Path(folder) for folder in paths.to_dict().values()]
    assert len(set(folders)) == 4
    assert all(folder.is_absolute() and "tactful" in str(folder) for folder in folders)


def test_looking_makes_nothing(tmp_path: Path) -> None:
    Paths.find({"TACTFUL_HOME": str(tmp_path / "home")})
    assert list(tmp_path.iterdir()) == []
