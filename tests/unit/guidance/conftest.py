"""Packs to read, and nothing of them left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tactful.guidance import use_packs
from tactful.guidance.starting import template_files

HEAD = 'name = "acme"\ntitle = "Acme"\nlanguage = "en"\n'

CHECK = """id = "acme.gift"
kind = "presence"
severity = "must"
label = "Offers a gift"
why = "We always do."

[guides]
bad-news = { step = "solution" }

[find]
phrases = ["(gift|voucher) ... you"]

[messages]
pass = "There it is."
fail = "No gift yet."

[[good]]
text = "Here is a gift for you."

[[bad]]
text = "We gave it away."
"""

GUIDE = """id = "late"
title = "Late"
when = "It's late."
checks = ["news.plain", { id = "acme.gift", step = "end", severity = "consider" }]

[[steps]]
id = "begin"
title = "Begin"
goal = "Say it."

[[steps]]
id = "end"
title = "End"
goal = "Mend it."
"""

WORDS = """[[banned]]
words = ["synergy", "at your earliest convenience"]
instead = "soon"
why = "Nobody says it."

[[required]]
id = "address"
text = "Write to us at 4 Mill Lane, Ely."
where = "last"
guides = ["bad-news"]
"""

Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def no_packs(tmp_path: Path) -> Iterator[None]:
    yield
    use_packs(tmp_path / "no such folder")


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """The folder of packs."""
    folder = tmp_path / "packs"
    folder.mkdir()
    return folder


@pytest.fixture
def write(packs: Path) -> Write:
    """Write a pack: its files by their paths; the usual head unless one is given."""

    def made(files: dict[str, str | bytes], name: str = "acme") -> Path:
        for file, text in {"pack.toml": HEAD.replace("acme", name), **files}.items():
            path = packs / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return packs / name

    return made


@pytest.fixture
def template(write: Write) -> Path:
    """The template as a pack."""
    return write({**template_files()}, "house")
