"""Writes a pack to begin one's own guidance with."""

from __future__ import annotations

import errno
from pathlib import Path

from tactful.errors import InputError, WriteError
from tactful.guidance.examine import NAME
from tactful.guidance.reading import HEAD

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
        raise InputError(f"A pack can't be called {name!r}.", "Name the folder in small letters, digits and hyphens.")
    files = template_files()
    files[HEAD] = files[HEAD].replace(_NAME, f'name = "{name}"')
    there = [path for path in (folder / file for file in files) if path.exists() or path.is_symlink()]
    if there:
        raise InputError(f"{there[0]} is there already.", "Name a folder that's new.")
    written = []
    for file, text in files.items():
        path = folder / file
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as target:
                target.write(text)
        except FileExistsError:
            raise InputError(f"{path} is there already.", "Name a folder that's new.") from None
        except OSError as error:
            told = "the disk is full" if error.errno == errno.ENOSPC else error.strerror
            raise WriteError(f"{path} could not be written: {told}.", "Choose another place.") from None
        written.append(path)
    return written
