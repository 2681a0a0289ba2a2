from __future__ import annotations

import os
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("pseudo-terminals", allow_module_level=True)
pytest.importorskip("pyte")

from tests.torture.kills import torture


def test_a_killed_window_loses_no_character_that_was_on_the_screen(tmp_path: Path) -> None:
    """A short run of `python -m tests.torture.kills`."""
    tally = torture(tmp_path, kills=25, seed=7)
    assert tally.notes == []
    assert (tally.kills, tally.lost, tally.damaged) == (25, 0, 0)
    # And it did see something: else nothing could have been missing.
    assert tally.seen > 100
    assert len(tally.scripts) >= 3
