"""Where each thing that belongs to a draft stands in the state folder."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tactful.config.paths import Paths
from tactful.drafts.atomic import make_private, write_atomic
from tactful.drafts.changes import Position
from tactful.drafts.history import History
from tactful.drafts.journal import journals_of
from tactful.drafts.locks import Lock
from tactful.errors import WriteError


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one draft, named by its key: its id, or a mark of its path when it's kept elsewhere."""

    paths: Paths
    key: str

    @classmethod
    def of(cls, paths: Paths, file: Path) -> Places:
        """The places of the draft in that file."""
        if file.parent == paths.drafts:
            return cls(paths, file.stem)
        mark = hashlib.sha256(os.fsencode(file)).hexdigest()[:20]
        return cls(paths, f"elsewhere-{mark}")

    @property
    def journal(self) -> Path:
        """What was typed since the last save."""
        return self.paths.state / "journal" / f"{self.key}.log"

    @property
    def spare_journal(self) -> Path | None:
        """Where the journal goes on when its own disk refuses; None where there's no such place."""
        if os.name != "posix":
            return None
        folder = Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp") / f"tactful-{os.geteuid()}"  # noqa: S108 - see below
        if os.path.lexists(folder):
            about = folder.lstat()
            if about.st_uid != os.geteuid() or not folder.is_dir() or folder.is_symlink():
                return None
        home = hashlib.sha256(os.fsencode(self.paths.state)).hexdigest()[:12]
        return folder / f"{home}-{self.key}.log"

    @property
    def history(self) -> History:
        """The former versions."""
        return History(self.paths.state / "history" / self.key)

    @property
    def lock(self) -> Lock:
        """The lock against a second window."""
        return Lock(self.paths.state / "locks" / self.key)

    @property
    def _position(self) -> Path:
        return self.paths.state / "positions" / f"{self.key}.json"

    def position(self) -> Position | None:
        """Where the person was last."""
        try:
            item: Any = json.loads(self._position.read_bytes())
            return Position(str(item[0]), int(item[1]))
        except (OSError, ValueError, TypeError, LookupError, RecursionError):
            return None

    def remember(self, position: Position) -> None:
        """Keeps where the person is; no matter if it can't."""
        with suppress(WriteError):
            make_private(self._position.parent)
            write_atomic(self._position, json.dumps(list(position)).encode())

    def erase(self) -> None:
        """Forgets everything about the draft but its file."""
        journals = [*journals_of(self.journal.parent, self.key), self.paths.state / "locks" / self.key, self._position]
        if self.spare_journal is not None:
            journals.append(self.spare_journal)
        for path in journals:
            with suppress(OSError):
                path.unlink()
        self.history.erase()
