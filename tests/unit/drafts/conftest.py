from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tactful.config import Paths
from tactful.drafts import DraftStore
from tactful.model import Draft


class Clock:
    """A clock that stands until it's moved."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += dt.timedelta(**time)


@pytest.fixture(autouse=True)
def runtime_dir(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for what goes on elsewhere when the disk is full."""
    folder = tmp_path_factory.mktemp("runtime")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def open_umask() -> Iterator[None]:
    former = os.umask(0)
    yield
    os.umask(former)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path / "home")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(paths: Paths, clock: Clock) -> DraftStore:
    return DraftStore(paths, clock)


@pytest.fixture
def other_window(paths: Paths, clock: Clock) -> DraftStore:
    return DraftStore(paths, clock)


@pytest.fixture
def draft() -> Draft:
    return Draft(
        guide="bad-news",
        language="en",
        facts={"recipient": "Ms Weber", "fault": "ours", "date": "2026-11-21", "agreed": ("a refund", "a call")},
        steps={"thanks": "Dear Ms Weber,\n\nthank you for six years.", "segue": "We lost your parcel."},
        parts={"close": "Kind regards", "letterhead": "North Parcels\n1 Dock Road"},
        gate={"tried": True},
        shown={"referral": False},
        ticks={"read-aloud": True},
        dismissed={"news.brevity": "She asked for every detail."},
    )
