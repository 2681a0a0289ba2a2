"""The committed pictures show what the screens show now."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from screenshots import make

FOLDER = Path(make.__file__).parent
NAMES = [f"{scene.name}-{width}x{height}.svg" for scene in make.SCENES for width, height in make.SIZES]


@pytest.fixture(scope="module")
def pictures() -> dict[str, str]:
    return make.take_all()


def test_there_is_a_picture_of_every_scene_and_no_other() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.svg")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_is_current(pictures: dict[str, str], name: str) -> None:
    committed = (FOLDER / name).read_text(encoding="utf-8")
    assert make.words(committed) == make.words(pictures[name]), "run: python screenshots/make.py, and look at them"


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_fetches_nothing(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    Xml.fromstring(text)  # noqa: S314 - our own file
    assert "@font-face" not in text
    assert "url(http" not in text
    assert "href" not in text
