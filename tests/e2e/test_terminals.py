"""In real terminals on a display of their own: borders stay straight beside Bengali, and Urdu stands at the right.

With TACTFUL_PICTURES set to a folder, what was seen is kept there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from tactful.config.paths import Paths
from tactful.drafts import DraftStore
from tactful.model import Draft

from .conftest import PATIENCE, need

COLUMNS, ROWS, BORDER = 120, 40, 72
SIZE = f"{COLUMNS}x{ROWS}"

STARTS: dict[str, Callable[[list[str]], list[str]]] = {
    "xterm": lambda run: [
        "xterm",
        "-tn",
        "xterm-256color",
        "-fa",
        "DejaVu Sans Mono",
        "-fs",
        "10",
        "-geometry",
        SIZE,
        "-e",
        *run,
    ],
    "xfce4-terminal": lambda run: [
        *("dbus-run-session", "xfce4-terminal", "--disable-server", "--hide-menubar", "--hide-scrollbar"),
        *("--font=DejaVu Sans Mono 10", f"--geometry={SIZE}", "-x", *run),
    ],
    "kitty": lambda run: [
        *("kitty", "--config", "NONE", "-o", "remember_window_size=no", "-o", f"initial_window_width={COLUMNS}c"),
        *("-o", f"initial_window_height={ROWS}c", "-o", "symbol_map=U+0600-U+06FF Noto Naskh Arabic", *run),
    ],
    "alacritty": lambda run: [
        *("alacritty", "-o", f"window.dimensions.columns={COLUMNS}", f"window.dimensions.lines={ROWS}", "-e", *run),
    ],
    "konsole": lambda run: [
        *("dbus-run-session", "konsole", "--hide-menubar", "--hide-tabbar", "-p", f"TerminalColumns={COLUMNS}"),
        *("-p", f"TerminalRows={ROWS}", "-p", "ScrollBarPosition=2", "-e", *run),
    ],
}
ALWAYS = ("xterm", "xfce4-terminal", "kitty")
"""Those the tests want; the others are looked at where they're installed."""
TERMINALS = [name for name in STARTS if name in ALWAYS or shutil.which(name)]

WORDS = {
    "bn": "আপনার মায়ের বিয়ের শাড়ি থেকে আজ পর্যন্ত ক্লায়েন্টদের পরিবার আমাদের তাঁতের ওপর আস্থা রেখেছে, এজন্য ধন্যবাদ।",
    "ur": "آپ کے گھر کی یہ تیسری شادی ہے جس کے 350 کارڈ آپ نے ہمیں سونپے، اس بھروسے کا دل سے شکریہ۔",
}


@dataclass(frozen=True)
class Picture:
    """A screen's pixels, grey."""

    width: int
    height: int
    grey: bytes

    @cached_property
    def ground(self) -> int:
        """The shade that most of it has."""
        return Counter(self.grey).most_common(1)[0][0]

    def ink(self, left: float, top: float, right: float, bottom: float) -> int:
        """Pixels in a part of it that aren't its ground."""
        ground = self.ground
        rows = (
            self.grey[y * self.width + int(left) : y * self.width + int(right)] for y in range(int(top), int(bottom))
        )
        return sum(abs(shade - ground) > 24 for row in rows for shade in row)

    def column(self, x: int) -> int:
        """The longest piece of a line in a column of pixels, small gaps aside."""
        ground = self.ground
        best = length = gap = 0
        for y in range(self.height):
            if abs(self.grey[y * self.width + x] - ground) > 8:
                length, gap = length + gap + 1, 0
            elif length:
                gap += 1
                if gap > 3:
                    length = gap = 0
            best = max(best, length)
        return best


@contextmanager
def display() -> Iterator[str]:
    """A screen large enough for the terminal and nothing else."""
    need("Xvfb", "convert", "import")
    reader, writer = os.pipe()
    nothing = subprocess.DEVNULL
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1300x900x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
    )
    os.close(writer)
    try:
        with os.fdopen(reader, encoding="ascii") as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.kill()
        server.wait()


def taken(environment: dict[str, str], path: Path) -> Picture:
    """A picture of the screen as it is now, kept at `path` too."""
    subprocess.run(
        ["import", "-window", "root", str(path)], env=environment, check=True, capture_output=True, timeout=30
    )
    made = subprocess.run(
        ["convert", str(path), "-depth", "8", "gray:-"], env=environment, check=True, capture_output=True, timeout=30
    )
    return Picture(1300, 900, made.stdout)


def border(picture: Picture) -> tuple[int, int]:
    """Where the line between the panes stands, and how long it is; the window ends further right."""
    found = max(range(500, 720), key=picture.column)
    return found, picture.column(found)


@pytest.mark.parametrize("terminal", TERMINALS)
def test_panes_stay_apart_in_every_script(terminal: str, environment: dict[str, str], tmp_path: Path) -> None:
    need(terminal, *(("dbus-run-session",) if "dbus-run-session" in STARTS[terminal]([]) else ()))
    kept = Path(os.environ.get("TACTFUL_PICTURES") or tmp_path)
    environment |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "COLORTERM": "truecolor", "NO_AT_BRIDGE": "1"}
    environment |= {"LIBGL_ALWAYS_SOFTWARE": "1", "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(tmp_path)}
    tmp_path.chmod(0o700)
    borders = {}
    for language, words in WORDS.items():
        facts = {"recipient": "X", "fault": "ours", "relationship": "continues", "date": "2026-11-12"}
        home = tmp_path / language
        first = "آپ کا شکریہ۔" if language == "ur" else words
        steps = {"thanks": first, "segue": words, "solution": words, "fix": words}
        drafted = Draft(language=language, facts=facts, steps=steps)
        ref = DraftStore(Paths.under(home)).new(drafted).id
        environment["TACTFUL_HOME"] = str(home)
        with display() as environment["DISPLAY"]:
            picture = seen(
                STARTS[terminal]([sys.executable, "-m", "tactful", "open", ref]),
                environment,
                kept,
                f"{terminal}-{language}.png",
            )
        borders[language], length = border(picture)
        assert length > 400, f"{language}: no straight border"
        cell = (borders[language] + 0.5) / (BORDER + 0.5)
        # The first rows of the editor: left of the middle, and at the right end.
        left = picture.ink(20 * cell, 124, 40 * cell, 230)
        right = picture.ink(58 * cell, 124, 70 * cell, 230)
        if language == "ur":
            assert right > 60, "Urdu doesn't begin at the right"
            assert left == 0
        else:
            assert left > 60
    assert max(borders.values()) - min(borders.values()) <= 1, borders


def seen(command: list[str], environment: dict[str, str], folder: Path, name: str) -> Picture:
    """The screen once it's drawn and still."""
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(
        command, env=environment, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    )
    try:
        deadline = time.monotonic() + 2 * PATIENCE
        before = None
        while time.monotonic() < deadline:
            time.sleep(1)
            picture = taken(environment, folder / name)
            if before is not None and picture.grey == before.grey and border(picture)[1] > 400:
                return picture
            before = picture
        pytest.fail(f"nothing was drawn, see {folder / name}", pytrace=False)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()
