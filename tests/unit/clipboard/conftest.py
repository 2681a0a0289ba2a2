from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def display(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a desktop with nothing on it but a clipboard."""
    for program in ("Xvfb", "xclip"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} isn't installed")
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "64x64x8", "-nolisten", "tcp"],
        pass_fds=[writer],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with open(reader, encoding="ascii") as answer:  # noqa: PTH123 - an open handle has no path
        number = answer.readline().strip()
    try:
        if not number:
            pytest.skip("Xvfb doesn't start here")
        yield {"PATH": os.environ["PATH"], "DISPLAY": f":{number}", "HOME": str(tmp_path)}
    finally:
        server.kill()
        server.wait()
