"""Where everything of a person lives on this computer."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paths:
    """The four folders tactful keeps; all absolute, none of them created by looking them up."""

    config: Path
    """`settings.toml` and the person's own guidance."""
    drafts: Path
    """One file a letter."""
    state: Path
    """Journals, former versions, locks and places: what the drafts need to survive."""
    trash: Path
    """Deleted drafts, until they're erased for good."""

    @classmethod
    def under(cls, home: Path) -> Paths:
        """All four below one folder."""
        home = Path(os.path.abspath(home.expanduser()))  # noqa: PTH100 - absolute and tidy, links left alone
        return cls(home / "config", home / "drafts", home / "state", home / "trash")

    @classmethod
    def find(cls, environ: Mapping[str, str] | None = None) -> Paths:
        """Below `TACTFUL_HOME` where that's set, else where this system keeps such things."""
        home = (os.environ if environ is None else environ).get("TACTFUL_HOME", "")
        if home:
            return cls.under(Path(home))
        usual = _usual(os.environ if environ is None else environ)
        if usual is not None:
            return usual
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("tactful", appauthor=False)
        data = dirs.user_data_path
        return cls(
            *(
                Path(os.path.abspath(folder))  # noqa: PTH100 - as above
                for folder in (dirs.user_config_path, data / "drafts", dirs.user_state_path, data / "trash")
            )
        )

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def packs(self) -> Path:
        """The folder of own packs: a company's guides, checks and words."""
        return self.config / "packs"

    def to_dict(self) -> dict[str, str]:
        """The folders as plain JSON values."""
        return {
            "config": str(self.config),
            "drafts": str(self.drafts),
            "state": str(self.state),
            "trash": str(self.trash),
        }


def _usual(environ: Mapping[str, str]) -> Paths | None:
    """What platformdirs says on an ordinary Linux, without the time it takes to load; None anywhere else."""
    if sys.platform != "linux" or "ANDROID_DATA" in environ or not os.path.isabs(os.path.expanduser("~")):  # noqa: PTH111, PTH117
        return None
    found = []
    for name, usual in (("CONFIG", ".config"), ("DATA", ".local/share"), ("STATE", ".local/state")):
        given = os.environ.get(f"XDG_{name}_HOME", "")
        if given.strip() and not os.path.isabs(given):  # noqa: PTH117
            return None
        found.append(Path(os.path.abspath(given if given.strip() else os.path.expanduser(f"~/{usual}"))) / "tactful")  # noqa: PTH100, PTH111
    config, data, state = found
    return Paths(config, data / "drafts", state, data / "trash")
