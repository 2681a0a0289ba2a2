"""The whole program in a real terminal: how it starts, how it's told to stop, what it leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")
pyte = pytest.importorskip("pyte")

START = "import sys; from tactful.tui.run import run_new; sys.exit(run_new('bad-news', 'en', {}))"


class Terminal:
    """A program in a pseudo-terminal, and the screen a person would see."""

    def __init__(self, home: Path, **environ: str) -> None:
        inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        own = {"TACTFUL_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.child = pexpect.spawn(
            sys.executable, ["-c", START], env={**inherited, **own, **environ}, dimensions=(24, 80), timeout=20
        )
        self.sent = b""
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)

    def see(self, words: str, patience: float = 20) -> str:
        """Wait until these words stand on the screen."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            self.read()
            if words in (shown := "\n".join(self._screen.display)):
                return shown
        raise AssertionError(f"{words!r} never came:\n" + "\n".join(self._screen.display))

    def read(self) -> None:
        try:
            data = self.child.read_nonblocking(65536, timeout=0.1)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.sent += data
        self._stream.feed(data.replace(b"\x1b[>", b"\x1b[").replace(b"\x1b[<", b"\x1b["))

    def end(self) -> int:
        """Wait for the end; the exit code."""
        until = time.monotonic() + 20
        while self.child.isalive() and time.monotonic() < until:
            self.read()
        self.read()
        self.child.close()
        status: int | None = self.child.exitstatus
        return status if status is not None else -int(self.child.signalstatus)


def _drafts(home: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (home / "drafts").glob("*.toml"))


def _writing(home: Path, **environ: str) -> Terminal:
    terminal = Terminal(home, **environ)
    terminal.see("1 of")
    terminal.child.send("\x1bOS")
    terminal.see("Thanks")
    return terminal


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=["TERM", "HUP", "INT"]
)
def test_told_to_stop_it_saves_and_leaves_the_terminal_clean(tmp_path: Path, number: int, code: int) -> None:
    terminal = _writing(tmp_path)
    terminal.child.send("Thank you so much")
    terminal.see("Thank you so much")
    terminal.child.kill(number)
    assert terminal.end() == code
    assert "Thank you so much" in _drafts(tmp_path)
    assert b"\x1b[?1049l" in terminal.sent
    assert b"\x1b[?1003l" in terminal.sent


def test_a_terminal_that_is_gone_ends_it_saved(tmp_path: Path) -> None:
    terminal = _writing(tmp_path)
    terminal.child.send("Thank you so much")
    terminal.see("Thank you so much")
    # Output that nobody reads piles up until the application waits for its terminal; then the window closes.
    terminal.child.send("\x1bOQ" * 400)
    time.sleep(4)
    os.close(terminal.child.child_fd)
    terminal.child.closed = True
    until = time.monotonic() + 15
    status = 0
    while time.monotonic() < until:
        ended, status = os.waitpid(terminal.child.pid, os.WNOHANG)
        if ended:
            break
        time.sleep(0.1)
    else:
        terminal.child.kill(signal.SIGKILL)
        raise AssertionError("it lives on without a terminal")
    assert os.waitstatus_to_exitcode(status) == 129
    assert "Thank you so much" in _drafts(tmp_path)


def test_quitting_gives_nought_and_strange_bytes_do_no_harm(tmp_path: Path) -> None:
    terminal = _writing(tmp_path)
    terminal.child.send(b"caf\xe9 and ")
    terminal.see("caf")
    terminal.child.send("\x1b[200~red\x1b[31m \x1b\x11 end\x1b[201~")
    terminal.see("red␛[31m ␛␑ end")
    terminal.child.send("\x11")
    assert terminal.end() == 0
    assert "red␛[31m ␛␑ end" in _drafts(tmp_path)


def test_no_colour_means_none(tmp_path: Path) -> None:
    terminal = _writing(tmp_path, NO_COLOR="1")
    terminal.child.send("\x11")
    assert terminal.end() == 0
    assert b"38;2;" not in terminal.sent
    assert b"48;2;" not in terminal.sent
    assert b"\x1b[31m" not in terminal.sent


def test_without_a_terminal_it_says_so(tmp_path: Path) -> None:
    script = START.replace("sys.exit(run_new('bad-news', 'en', {}))", "run_new()")
    done = subprocess.run(
        [sys.executable, "-c", script],
        input="",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TACTFUL_HOME": str(tmp_path)},
    )
    assert "The screens need a terminal" in done.stderr
    assert not done.stdout
