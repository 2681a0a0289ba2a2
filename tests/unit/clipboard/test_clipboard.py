from __future__ import annotations

import base64
import errno
import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tactful.clipboard import copy, copy_page
from tactful.clipboard._copy import FILE_NAME
from tactful.clipboard._terminal import LARGEST, sequence
from tactful.errors import ClipboardError, ExitCode, InputError

TEXT = "Dear Ms Weber,\n\nক্ষমা র‍্যাব معذرت 😀\r\n\ttail  "

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the programs played here are those of Linux")


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "full")


def program(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def tools(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Makes programs of the given names and scripts, and the environment in which they're found."""

    def make(**scripts: str) -> dict[str, str]:
        for name, script in scripts.items():
            program(tmp_path / "bin", name.replace("_", "-"), script)
        (tmp_path / "bin").mkdir(exist_ok=True)
        return {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin" if scripts else str(tmp_path / "bin"), "DISPLAY": ":97"}

    return make


@pytest.mark.parametrize("text", [TEXT, "x" * 1_000_000, "\n", "\x00\x1b]52;c;AAAA\x07"])
def test_the_desktop_has_the_text(display: dict[str, str], tmp_path: Path, text: str) -> None:
    result = copy(text, write_to_terminal=None, fallback_dir=tmp_path / "state", environ=display)
    assert (result.way, result.confirmed, result.path) == ("system", True, None)
    asked = subprocess.run(
        ["xclip", "-selection", "clipboard", "-o"], env=display, capture_output=True, timeout=10, check=True
    )
    assert asked.stdout == text.encode()
    assert not (tmp_path / "state").exists()


def test_it_neither_prints_nor_keeps_our_pipes_open(display: dict[str, str], tmp_path: Path) -> None:
    script = (
        "from pathlib import Path\nfrom tactful.clipboard import copy\n"
        f"print(copy('text', write_to_terminal=None, fallback_dir=Path({str(tmp_path)!r})).way)"
    )
    environ = {**display, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", script], env=environ, capture_output=True, timeout=20, check=True)
    assert done.stdout == b"system\n"
    assert done.stderr == b""


def test_a_dead_display_does_not_count_and_does_not_print(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    if shutil.which("xclip") is None:
        pytest.skip("xclip isn't installed")
    environ = {"PATH": os.environ["PATH"], "DISPLAY": ":9731"}
    result = copy(TEXT, write_to_terminal=None, fallback_dir=tmp_path / "state", environ=environ)
    assert result.way == "file"
    assert capfd.readouterr() == ("", "")


def test_a_program_that_hangs_is_left(tmp_path: Path, tools: Callable[..., dict[str, str]]) -> None:
    environ = tools(xclip="sleep 60")
    begin = time.monotonic()
    result = copy(TEXT, write_to_terminal=None, fallback_dir=tmp_path / "state", environ=environ)
    assert result.way == "file"
    assert time.monotonic() - begin < 8


def test_a_program_that_takes_but_keeps_something_else(tmp_path: Path, tools: Callable[..., dict[str, str]]) -> None:
    environ = tools(xclip='case "$*" in *-o*) echo other;; *) cat >/dev/null;; esac')
    result = copy(TEXT, write_to_terminal=None, fallback_dir=tmp_path / "state", environ=environ)
    assert (result.way, result.confirmed) == ("system", False)
    assert result.path is not None
    assert str(result.path) in result.message
    assert result.path.read_bytes() == TEXT.encode()


def test_the_next_program_is_asked(tmp_path: Path, tools: Callable[..., dict[str, str]]) -> None:
    keep = tmp_path / "kept"
    environ = tools(xclip="exit 1", xsel=f'case "$*" in *output*) cat {keep};; *) cat >{keep};; esac')
    result = copy(TEXT, write_to_terminal=None, fallback_dir=tmp_path / "state", environ=environ)
    assert (result.way, result.confirmed) == ("system", True)


def test_wayland_comes_first(tmp_path: Path, tools: Callable[..., dict[str, str]]) -> None:
    keep = tmp_path / "kept"
    environ = tools(wl_copy=f"cat >{keep}", wl_paste=f"cat {keep}", xclip="exit 1")
    result = copy(TEXT, write_to_terminal=None, fallback_dir=tmp_path, environ={**environ, "WAYLAND_DISPLAY": "w"})
    assert (result.way, result.confirmed) == ("system", True)
    assert keep.read_bytes() == TEXT.encode()


def test_the_terminal_is_asked_and_nothing_is_claimed(tmp_path: Path) -> None:
    sent: list[str] = []
    result = copy(TEXT, write_to_terminal=sent.append, fallback_dir=tmp_path / "state", environ={"PATH": ""})
    assert sent == [f"\x1b]52;c;{base64.b64encode(TEXT.encode()).decode()}\x07"]
    assert (result.way, result.confirmed) == ("terminal", False)
    assert "can't be known" in result.message
    assert result.path is not None
    assert result.path.read_bytes() == TEXT.encode()


def test_inside_tmux_it_is_wrapped_when_tmux_itself_does_not_answer(tmp_path: Path) -> None:
    sent: list[str] = []
    environ = {"PATH": "", "TMUX": "/gone,1,0"}
    copy("hi", write_to_terminal=sent.append, fallback_dir=tmp_path, environ=environ)
    assert sent == ["\x1bPtmux;\x1b\x1b]52;c;aGk=\x07\x1b\\"]


def test_tmux_keeps_it_and_passes_it_on(tmp_path: Path) -> None:
    if shutil.which("tmux") is None:
        pytest.skip("tmux isn't installed")
    socket = tmp_path / "socket"
    base = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "xterm-256color"}
    tmux = ["tmux", "-S", str(socket), "-f", "/dev/null"]
    subprocess.run([*tmux, "new-session", "-d", "sleep 60"], env=base, check=True, timeout=10)
    try:
        result = copy(TEXT, write_to_terminal=None, fallback_dir=tmp_path, environ={**base, "TMUX": f"{socket},1,0"})
        shown = subprocess.run([*tmux, "show-buffer"], env=base, capture_output=True, check=True, timeout=10)
    finally:
        subprocess.run([*tmux, "kill-server"], env=base, check=False, timeout=10)
    assert (result.way, result.confirmed) == ("terminal", False)
    assert shown.stdout == TEXT.encode()


def test_screen_gets_small_bites() -> None:
    whole = sequence(b"x" * 5000, inside="screen")
    bites = whole.split("\x1b\\")[:-1]
    assert all(bite.startswith("\x1bP") and len(bite) < 768 for bite in bites)
    assert "".join(bite.removeprefix("\x1bP") for bite in bites) == sequence(b"x" * 5000)


def test_what_is_too_large_for_terminals_goes_to_a_file(tmp_path: Path) -> None:
    sent: list[str] = []
    text = "x" * LARGEST
    result = copy(text, write_to_terminal=sent.append, fallback_dir=tmp_path / "state", environ={"PATH": ""})
    assert sent == []
    assert result.way == "file"


def test_a_terminal_that_is_gone(tmp_path: Path) -> None:
    result = copy("text", write_to_terminal=refuse, fallback_dir=tmp_path / "state", environ={"PATH": ""})
    assert result.way == "file"


def test_the_file_is_ours_alone_and_named(tmp_path: Path) -> None:
    former = os.umask(0)
    try:
        result = copy(TEXT, write_to_terminal=None, fallback_dir=tmp_path / "state", environ={"PATH": ""})
    finally:
        os.umask(former)
    assert result.path == tmp_path / "state" / FILE_NAME
    assert str(result.path) in result.message
    assert result.path.read_bytes() == TEXT.encode()
    assert stat.S_IMODE(result.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(result.path.parent.stat().st_mode) == 0o700


def test_a_link_in_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("theirs")
    (tmp_path / FILE_NAME).symlink_to(tmp_path / "other")
    copy(TEXT, write_to_terminal=None, fallback_dir=tmp_path, environ={"PATH": ""})
    assert (tmp_path / "other").read_text() == "theirs"


def test_when_nothing_works_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(ClipboardError, match="disk is full") as caught:
        copy(TEXT, write_to_terminal=None, fallback_dir=tmp_path, environ={"PATH": ""})
    assert caught.value.exit_code == ExitCode.NOT_WRITTEN
    assert caught.value.remedy


def test_the_terminal_still_serves_when_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", refuse)
    sent: list[str] = []
    result = copy(TEXT, write_to_terminal=sent.append, fallback_dir=tmp_path, environ={"PATH": ""})
    assert (result.way, result.path) == ("terminal", None)
    assert len(sent) == 1


@pytest.mark.parametrize(("back", "confirmed"), [("Dear\r\nMs Weber", True), ("other", False)])
def test_on_windows_pyperclip_is_asked_and_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, back: str, confirmed: bool
) -> None:
    import pyperclip

    given: list[str] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(pyperclip, "copy", given.append)
    monkeypatch.setattr(pyperclip, "paste", lambda: back)
    result = copy("Dear\nMs Weber", write_to_terminal=None, fallback_dir=tmp_path, environ={"PATH": ""})
    assert given == ["Dear\nMs Weber"]
    assert (result.way, result.confirmed) == ("system", confirmed)


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="character 3"):
        copy("ab\ud83d", write_to_terminal=None, fallback_dir=tmp_path, environ={"PATH": ""})


# --- pages, and Windows below Linux


def test_a_page_is_marked_as_one(display: dict[str, str], tmp_path: Path) -> None:
    page = "<p lang='ur'>معذرت</p>"
    result = copy_page(page, fallback_dir=tmp_path / "state", environ=display)
    assert (result.way, result.confirmed, result.path) == ("system", True, None)
    assert "formatted" in result.message
    asked = subprocess.run(
        ["xclip", "-selection", "clipboard", "-t", "TARGETS", "-o"],
        env=display, capture_output=True, timeout=10, check=True,
    )  # fmt: skip
    assert "text/html" in asked.stdout.decode().split()


def test_a_page_goes_to_no_terminal_but_to_a_file(tmp_path: Path) -> None:
    result = copy_page("<p>x</p>", fallback_dir=tmp_path / "state", environ={"PATH": "", "TMUX": "x"})
    assert (result.way, result.path) == ("file", tmp_path / "state" / "copied-letter.html")
    assert result.path is not None
    assert result.path.read_text() == "<p>x</p>"


def test_windows_below_linux_gets_the_letters_it_reads(tools: Callable[..., dict[str, str]], tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    environ = tools(
        **{
            "clip.exe": f"cat > {kept}",
            "powershell.exe": f"iconv -f UTF-16 -t UTF-8 {kept} | sed 's/$/\\r/'",
        }
    )
    environ = {"PATH": environ["PATH"], "WSL_DISTRO_NAME": "Debian"}
    text = "Dear Ms Weber,\nক্ষমা معذرت 😀\n"
    result = copy(text, write_to_terminal=None, fallback_dir=tmp_path / "state", environ=environ)
    assert kept.read_bytes().decode("utf-16") == text
    assert (result.way, result.confirmed) == ("system", True)
