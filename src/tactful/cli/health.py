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
from tactful.cli.scripts import scripts
from tactful.config.paths import Paths
from tactful.config.settings import load_settings
from tactful.i18n import t
from tactful.text.visible import visible_line

_SMALL = (60, 20)
_LITTLE_SPACE = 50_000_000


def findings() -> Iterator[tuple[str, list[str]]]:
    """Each part of the surroundings with what's to say about it."""
    paths = Paths.find()
    yield t("cli.doctor.part.tactful"), list(_program(paths))
    yield t("cli.doctor.part.terminal"), list(_terminal(os.environ))
    yield t("cli.doctor.part.writing"), list(_scripts(paths))
    yield t("cli.doctor.part.clipboard"), list(_clipboard(os.environ))
    yield t("cli.doctor.part.drafts"), list(_drafts(paths))
    yield t("cli.doctor.part.packs"), list(_packs(paths))


def _program(paths: Paths) -> Iterator[str]:
    yield t("cli.doctor.version", version=__version__, python=sys.version.split()[0], system=sys.platform)
    _, problem = load_settings(paths)
    if problem is not None:
        yield t("cli.doctor.settings", words=visible_line(str(problem)))
    else:
        yield t("cli.doctor.settings-fine" if paths.settings.exists() else "cli.doctor.settings-none")


def _terminal(environ: Mapping[str, str]) -> Iterator[str]:
    named = environ.get("TERM") or t("cli.doctor.term-empty")
    program = environ.get("TERM_PROGRAM")
    yield f"TERM: {visible_line(named)}" + (f", {visible_line(program)}" if program else "")
    if is_terminal(sys.stdin) and is_terminal(sys.stdout):
        size = shutil.get_terminal_size()
        yield t("cli.doctor.size", columns=size.columns, rows=size.lines)
        if size.columns < _SMALL[0] or size.lines < _SMALL[1]:
            yield "  " + t("cli.doctor.small", columns=_SMALL[0], rows=_SMALL[1])
    else:
        yield t("cli.doctor.no-terminal")
    if environ.get("NO_COLOR"):
        yield t("cli.doctor.colour-off")
    else:
        yield t(
            "cli.doctor.colour-full" if environ.get("COLORTERM") in ("truecolor", "24bit") else "cli.doctor.colour-some"
        )
    encoding = (getattr(sys.stdout, "encoding", None) or "?").lower()
    good = encoding.replace("-", "") == "utf8"
    yield t("cli.doctor.encoding" if good else "cli.doctor.encoding-other", name=encoding)
    signs = (("tmux", "TMUX"), ("screen", "STY"), ("ssh", "SSH_CONNECTION"))
    inside = [name for name, sign in signs if environ.get(sign)]
    if inside:
        yield t("cli.doctor.inside", names=" + ".join(inside))


def _scripts(paths: Paths) -> Iterator[str]:
    settings, _ = load_settings(paths)
    yield from scripts(settings, os.environ)


def _clipboard(environ: Mapping[str, str]) -> Iterator[str]:
    from tactful.clipboard._system import tools

    found = tools(environ)
    if found:
        yield t("cli.doctor.clipboard-tool", name=found[0].give[0])
    elif sys.platform == "win32":
        yield t("cli.doctor.clipboard-system")
    elif is_terminal(sys.stderr):
        yield t("cli.doctor.clipboard-terminal")
    else:
        yield t("cli.doctor.clipboard-none")


def _drafts(paths: Paths) -> Iterator[str]:
    for name, folder in paths.to_dict().items():
        yield f"{name}: {visible_line(folder)}{_folder(Path(folder))}"
    from tactful.drafts import DraftStore

    store = DraftStore(paths)
    entries = store.entries()
    damaged = [entry for entry in entries if entry.damaged is not None]
    yield f"{t('home.count', count=len(entries))}, {t('cli.doctor.trash', count=len(store.trash_entries()))}"
    for entry in damaged:
        path, reason = visible_line(str(entry.path)), visible_line(entry.damaged or "")
        yield "  " + t("cli.doctor.damaged", path=path, reason=reason)
    existing = next((folder for folder in (paths.drafts, *paths.drafts.parents) if folder.exists()), None)
    if existing is not None:
        free = shutil.disk_usage(existing).free
        yield t("cli.doctor.little-room" if free < _LITTLE_SPACE else "cli.doctor.room", size=f"{free // 1_000_000:,}")


def _packs(paths: Paths) -> Iterator[str]:
    """The person's own guidance: where it's looked for, what's in use of it, what's broken."""
    from tactful.guidance import own_packs, pack_problems

    yield f"{visible_line(str(paths.packs))}{_folder(paths.packs)}"
    packs, problems = own_packs(), pack_problems()
    if not packs and not problems:
        yield t("cli.doctor.packs-none")
        return
    for pack in packs:
        held = (("guides", pack.guides), ("checks", pack.checks), ("overrides", pack.overrides))
        told = [t(f"cli.doctor.packs-{name}", count=len(things)) for name, things in held if things]
        title = visible_line(pack.title or pack.name)
        yield "  " + t("cli.doctor.pack", name=title, language=pack.language, holds=", ".join(told) or "–")
    yield t("cli.doctor.packs-broken", count=len(problems)) if problems else t("cli.doctor.packs-fine")
    for problem in problems:
        yield "  " + visible_line(str(problem))


def _folder(folder: Path) -> str:
    try:
        about = folder.stat()
    except FileNotFoundError:
        return f" ({t('cli.doctor.folder-later')})"
    except OSError as error:
        return f" ({error.strerror})"
    if not folder.is_dir():
        return f" ({t('cli.doctor.no-folder')})"
    if not os.access(folder, os.W_OK | os.X_OK):
        return f" ({t('cli.doctor.folder-read-only')})"
    if os.name == "posix" and stat.S_IMODE(about.st_mode) & 0o077:
        return f" ({t('cli.doctor.folder-open')})"
    return ""
