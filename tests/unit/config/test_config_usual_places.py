"""On an ordinary Linux the folders are found without platformdirs, and are the same."""

from __future__ import annotations

import sys

import pytest
from platformdirs import PlatformDirs

from tactful.config.paths import Paths

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is always asked")


@pytest.mark.parametrize("config", ["", " ", "/else/where", "/else/where/", "rel/ative", "~/mine", "/a/../b"])
@pytest.mark.parametrize("data", ["", "/data"])
@pytest.mark.parametrize("home", ["/home/amina", "/home/amina/"])
def test_the_folders_are_those_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, config: str, data: str, home: str
) -> None:
    monkeypatch.delenv("TACTFUL_HOME", raising=False)
    monkeypatch.setenv("HOME", home)
    monkeypatch.setenv("XDG_CONFIG_HOME", config)
    monkeypatch.setenv("XDG_DATA_HOME", data)
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    dirs = PlatformDirs("tactful", appauthor=False)
    found = Paths.find()
    assert str(found.config) == str(dirs.user_config_path.absolute().resolve())
    assert str(found.drafts) == str(dirs.user_data_path / "drafts")
    assert str(found.state) == str(dirs.user_state_path)
    assert str(found.trash) == str(dirs.user_data_path / "trash")
