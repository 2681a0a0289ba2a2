"""Writes a pack to begin one's own guidance with."""

from __future__ import annotations

import errno
from pathlib import Path

from tactful.errors import InputError, WriteError
from tactful.guidance.examine import NAME
from tactful.guidance.reading import HEAD
from tactful.i18n import t

TEMPLATE = Path(__file__).parent / "template"
_NAME = 'name = "house"'


def template_files() -> dict[str, str]:
    """The template's files with their texts."""
    paths = sorted(TEMPLATE.rglob("*.toml"))
    return {path.relative_to(TEMPLATE).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def write_template(folder: Path) -> list[Path]:
    """Write the template into a folder, named after it, and return the files.

    Raises InputError for a folder that can't be a pack or holds one of the files, WriteError when it can't be written.
    """
    name = folder.resolve().name
    if not NAME.fullmatch(name):
        raise InputError(t("pack.name-not-possible", name=name), t("pack.name-folder-small-letters-digits"))
    files = template_files()
    files[HEAD] = files[HEAD].replace(_NAME, f'name = "{name}"')
    there = [path for path in (folder / file for file in files) if path.exists() or path.is_symlink()]
    if there:
        raise InputError(t("pack.there-already", path=there[0]), t("pack.name-folder-thats-new"))
    written = []
    for file, text in files.items():
        path = folder / file
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as target:
                target.write(text)
        except FileExistsError:
            raise InputError(t("pack.there-already", path=path), t("pack.name-folder-thats-new")) from None
        except OSError as error:
            told = t("pack.disk-full") if error.errno == errno.ENOSPC else error.strerror
            raise WriteError(
                t("pack.could-not-written", path=path, reason=told), t("pack.choose-another-place")
            ) from None
        written.append(path)
    return written
