"""A desk of our own for every test: a small guide that never changes, a fixed clock, an empty home."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

# Loaded before anything is put in place of a guide, or it would keep what was put there.
import tactful.checks.engine
import tactful.checks.inference
import tactful.letters.sorting  # noqa: F401
from tactful.config.choices import Rtl
from tactful.i18n import use_language
from tactful.tui.app import TactfulApp
from tactful.tui.terminal import controls, rows, turning

from . import small
from .helpers import TestDesk

SNAPSHOTS = Path(__file__).parent / "snapshots"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--snapshot-update", action="store_true", help="write the screens anew instead of comparing them")


@pytest.fixture(autouse=True)
def small_guide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every screen speaks of the small guide, so that no change of wording elsewhere moves a picture here."""
    small.install(monkeypatch)
    monkeypatch.setattr("tactful.tui.screens.step.SAVE_AFTER", 0.05)
    monkeypatch.setattr("tactful.tui.screens.step.JUDGE_AFTER", 0.01)


@pytest.fixture(autouse=True)
def amended() -> Iterator[None]:
    controls.apply()
    rows.apply()
    turning.apply()
    turning.use(Rtl.APP)
    use_language("en")
    yield
    controls.undo()
    rows.undo()
    turning.undo()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestDesk:
    monkeypatch.setenv("TACTFUL_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return TestDesk(tmp_path)


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[TactfulApp, str], None]:
    """Compare the screen with the committed one: its text in plain, its styles as a digest."""

    def compare(app: TactfulApp, name: str) -> None:
        strips = app.screen._compositor.render_strips()
        styles = [[(segment.text, str(segment.style)) for segment in strip] for strip in strips]
        digest = hashlib.sha256(json.dumps(styles).encode()).hexdigest()[:16]
        picture = "\n".join([*(strip.text.rstrip() for strip in strips), f"styles {digest}", ""])
        path = SNAPSHOTS / f"{name}-{app.size.width}x{app.size.height}.txt"
        if request.config.getoption("--snapshot-update"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(picture, encoding="utf-8")
        assert path.exists(), f"{path.name} is missing; run with --snapshot-update"
        assert picture == path.read_text(encoding="utf-8")

    return compare
