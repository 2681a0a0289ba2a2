"""A real terminal: the application in tmux, with a home, a clipboard and a display of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
PATIENCE = 30.0
"""Seconds to wait for what must come; on a busy machine it comes late."""

_SETTINGS = """
set -g status off
set -g default-terminal tmux-256color
set -s escape-time 0
set -s set-clipboard on
"""

# tmux itself forgets now and then to ask what a program ended with, so a shell keeps the window and writes it down.
_INNER = 'echo $$ >"$TACTFUL_TEST/pid.new"; mv "$TACTFUL_TEST/pid.new" "$TACTFUL_TEST/pid"; exec "$@"'
_OUTER = f"""sh -c '{_INNER}' sh "$@"; echo $? >"$TACTFUL_TEST/code.new"
mv "$TACTFUL_TEST/code.new" "$TACTFUL_TEST/code"; exec sleep 3600"""


def need(*programs: str) -> None:
    """Skip the test where a program it drives isn't installed."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} isn't installed")


def until(condition: Callable[[], object], what: Callable[[], str]) -> None:
    """Wait until it holds; fail with `what()` when it doesn't in time."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(what(), pytrace=False)
        time.sleep(0.03)


class Terminal:
    """One tmux with one window. What runs in it stays on the screen when it ends."""

    def __init__(self, folder: Path, environment: Mapping[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self._socket = folder / "tmux-0"
        self._started = 0
        self._folder = folder
        self._environment = {**environment, "TACTFUL_TEST": str(folder)}
        self._size = size
        self._settings = folder / "tmux.conf"
        self._settings.write_text(_SETTINGS, encoding="utf-8")

    def tmux(self, *arguments: str, check: bool = True, given: bytes | None = None) -> str:
        """Ask tmux something."""
        done = subprocess.run(
            ["tmux", "-S", str(self._socket), "-f", str(self._settings), *arguments],
            env=self._environment,
            input=given,
            capture_output=True,
            timeout=20,
            check=check,
        )
        return done.stdout.decode("utf-8", "replace")

    def start(self, *arguments: str) -> None:
        """Run the application in the window, after ending what ran in it."""
        self.close()
        # A server that is still going would take the new window down with it: each has a socket of its own.
        self._started += 1
        self._socket = self._folder / f"tmux-{self._started}"
        for name in ("pid", "code"):
            (self._folder / name).unlink(missing_ok=True)
        width, height = self._size
        command = ["sh", "-c", _OUTER, "sh", sys.executable, "-m", "tactful", *arguments]
        self.tmux("new-session", "-d", "-x", str(width), "-y", str(height), "--", *command)

    def close(self) -> None:
        """End tmux and what runs in it."""
        with suppress(subprocess.SubprocessError):
            self.tmux("kill-server", check=False)

    def ask(self, what: str) -> str:
        """One of tmux's formats."""
        return self.tmux("display-message", "-p", f"#{{{what}}}").strip()

    @property
    def pid(self) -> int:
        """The application's process."""
        return int((self._folder / "pid").read_text(encoding="ascii"))

    @property
    def running(self) -> bool:
        """Whether the application has not ended."""
        return not (self._folder / "code").exists()

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        return self.tmux("capture-pane", "-p")

    def see(self, *words: str) -> str:
        """Wait until all of them stand on the screen."""
        until(lambda: all(word in self.screen for word in words), lambda: f"never seen: {words}\n{self.screen}")
        return self.screen

    def see_one(self, *words: str) -> str:
        """Wait until one of them stands on the screen, and say which."""
        until(lambda: any(word in self.screen for word in words), lambda: f"never seen: {words}\n{self.screen}")
        return next(word for word in words if word in self.screen)

    def press(self, *keys: str) -> None:
        """Press keys, as tmux calls them."""
        self.tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type text."""
        self.tmux("send-keys", "-l", "--", text)

    def paste(self, data: bytes) -> None:
        """Paste as a terminal does."""
        self.tmux("load-buffer", "-b", "pasted", "-", given=data)
        self.tmux("paste-buffer", "-p", "-d", "-b", "pasted")

    def ended(self) -> int:
        """Wait until the application has ended; its exit code, or 128 and the signal that killed it."""
        until(lambda: not self.running, lambda: f"still running:\n{self.screen}")
        return int((self._folder / "code").read_text(encoding="ascii"))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What the application finds around it."""
    need("tmux")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "PYTHONPATH": os.pathsep.join(filter(None, (str(SOURCE), os.environ.get("PYTHONPATH")))),
        "TACTFUL_HOME": str(tmp_path / "home"),
    }


@pytest.fixture
def terminal(tmp_path: Path, environment: dict[str, str]) -> Iterator[Terminal]:
    made = Terminal(tmp_path, environment)
    yield made
    made.close()


@pytest.fixture
def display(environment: dict[str, str]) -> Iterator[str]:
    """A desktop with nothing on it but a clipboard; the application sees it too."""
    need("Xvfb", "xclip")
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "64x64x8", "-nolisten", "tcp"],
        pass_fds=[writer],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader, encoding="ascii") as answer:
        number = answer.readline().strip()
    try:
        if not number:
            pytest.skip("Xvfb doesn't start here")
        environment["DISPLAY"] = f":{number}"
        yield environment["DISPLAY"]
    finally:
        server.kill()
        server.wait()


@pytest.fixture
def tactful(environment: dict[str, str]) -> Callable[..., str]:
    """Runs a command and gives what it printed."""

    def run(*arguments: str, given: str = "") -> str:
        done = subprocess.run(
            [sys.executable, "-m", "tactful", *arguments],
            env=environment,
            input=given.encode("utf-8", "surrogatepass"),
            capture_output=True,
            timeout=60,
            check=True,
        )
        return done.stdout.decode("utf-8")

    return run
