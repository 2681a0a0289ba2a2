"""How things are: what tactful can find out by itself, and what only a look at the screen can tell."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tactful._version import __version__
from tactful.cli.output import is_terminal
from tactful.config.paths import Paths
from tactful.config.settings import load_settings
from tactful.text.visible import visible_line

_SMALL = (60, 20)
_LITTLE_SPACE = 50_000_000


def findings() -> Iterator[tuple[str, list[str]]]:
    """Each part of the surroundings with what's to say about it."""
    paths = Paths.find()
    yield "tactful", list(_program(paths))
    yield "terminal", list(_terminal(os.environ))
    yield "writing", list(_scripts(paths))
    yield "clipboard", list(_clipboard(os.environ))
    yield "drafts", list(_drafts(paths))


def _program(paths: Paths) -> Iterator[str]:
    yield f"version {__version__}, Python {sys.version.split()[0]} on {sys.platform}"
    _, problem = load_settings(paths)
    if problem is not None:
        yield f"settings: {visible_line(str(problem))}"
    else:
        yield "settings: fine" if paths.settings.exists() else "settings: none, the defaults are in use"


def _terminal(environ: Mapping[str, str]) -> Iterator[str]:
    named = environ.get("TERM") or "not named (TERM is empty)"
    program = environ.get("TERM_PROGRAM")
    yield f"TERM: {visible_line(named)}" + (f", {visible_line(program)}" if program else "")
    if is_terminal(sys.stdin) and is_terminal(sys.stdout):
        size = shutil.get_terminal_size()
        yield f"size: {size.columns}x{size.lines}"
        if size.columns < _SMALL[0] or size.lines < _SMALL[1]:
            yield f"  the screens want {_SMALL[0]}x{_SMALL[1]} or more; plain questions work in any size"
    else:
        yield "input or output isn't a terminal: the screens can't be shown here, `tactful new --plain` works"
    if environ.get("NO_COLOR"):
        yield "colour: off (NO_COLOR)"
    else:
        yield "colour: " + ("full" if environ.get("COLORTERM") in ("truecolor", "24bit") else "what TERM allows")
    encoding = (getattr(sys.stdout, "encoding", None) or "unknown").lower()
    yield f"encoding: {encoding}" + ("" if encoding.replace("-", "") == "utf8" else "; letters want UTF-8")
    signs = (("tmux", "TMUX"), ("screen", "STY"), ("ssh", "SSH_CONNECTION"))
    inside = [name for name, sign in signs if environ.get(sign)]
    if inside:
        yield f"inside {' and '.join(inside)}: copying may depend on its settings"


def _scripts(paths: Paths) -> Iterator[str]:
    settings, _ = load_settings(paths)
    yield f"right to left: {settings.rtl.value}; width of vowel signs: {settings.width.value}"
    yield "only your eyes can tell whether these read well:"
    yield "  Příliš žluťoučký kůň · ক্ষমা করবেন, দুঃখিত · معذرت خواہ ہیں"


def _clipboard(environ: Mapping[str, str]) -> Iterator[str]:
    from tactful.clipboard._system import tools

    found = tools(environ)
    if found:
        yield f"by {found[0].give[0]}, and read back to make sure"
    elif sys.platform == "win32":
        yield "by the system"
    elif is_terminal(sys.stderr):
        yield "no program for it is within reach; the text goes by the terminal (OSC 52), which never confirms"
    else:
        yield "none within reach here; copying would leave the text in a file and say where"


def _drafts(paths: Paths) -> Iterator[str]:
    for name, folder in paths.to_dict().items():
        yield f"{name}: {visible_line(folder)}{_folder(Path(folder))}"
    from tactful.drafts import DraftStore

    store = DraftStore(paths)
    entries = store.entries()
    damaged = [entry for entry in entries if entry.damaged is not None]
    yield f"{len(entries)} letters, {len(store.trash_entries())} in the trash"
    for entry in damaged:
        yield f"  damaged: {visible_line(str(entry.path))}: {visible_line(entry.damaged or '')}"
    existing = next((folder for folder in (paths.drafts, *paths.drafts.parents) if folder.exists()), None)
    if existing is not None:
        free = shutil.disk_usage(existing).free
        yield f"free on that disk: {free // 1_000_000:,} MB" + ("; that's little" if free < _LITTLE_SPACE else "")


def _folder(folder: Path) -> str:
    try:
        about = folder.stat()
    except FileNotFoundError:
        return " (made when it's needed)"
    except OSError as error:
        return f" ({error.strerror})"
    if not folder.is_dir():
        return " (this isn't a folder)"
    if not os.access(folder, os.W_OK | os.X_OK):
        return " (can't be written)"
    if os.name == "posix" and stat.S_IMODE(about.st_mode) & 0o077:
        return " (others on this computer may look inside)"
    return ""
