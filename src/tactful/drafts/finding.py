"""From what a person calls a draft to its file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tactful.drafts.files import SUFFIX
from tactful.drafts.listing import draft_files
from tactful.errors import DraftError, InputError
from tactful.i18n import t

_SHOWN = 8
_LONGEST = 200


def check_id(name: str) -> str:
    """The id itself. Raises InputError when it couldn't be the name of a file in the store."""
    plain = not any(sign in name for sign in ("/", "\\", "\0", "\n"))
    if not name or not plain or name.startswith(".") or len(os.fsencode(name)) > _LONGEST:
        raise InputError(t("draft.cant-id-draft", name=name), t("draft.tactful-list-shows-ids-your"))
    return name


def find(ref: str | Path, folder: Path) -> Path:
    """The file of a draft by its id, the beginning of its id, or its path. Raises DraftError."""
    text = os.fspath(ref)
    if not text.strip() or "\0" in text:
        raise DraftError(repr(text), t("draft.names-no-draft"), t("draft.tactful-list-shows-your-drafts"))
    if isinstance(ref, Path) or os.sep in text or (os.altsep and os.altsep in text):
        return _by_path(text, folder)
    name = text.removesuffix(SUFFIX)
    for exact in (name, name.lower()):
        path = folder / f"{exact}{SUFFIX}"
        if exact and not exact.startswith(".") and _spelled_so(exact) and os.path.lexists(path):
            return path
    files = {path.stem: path for path in draft_files(folder)}
    for exact in (name, name.lower()):
        if exact in files:
            return files[exact]
    if text.endswith(SUFFIX) and os.path.lexists(text):
        return _by_path(text, folder)
    found = [stem for stem in files if stem.startswith(name.lower())]
    if len(found) == 1:
        return files[found[0]]
    if found:
        raise DraftError(
            text, t("draft.drafts-begin-like", count=len(found), names=_some(found)), t("draft.give-more-id")
        )
    from difflib import get_close_matches

    near = get_close_matches(name, list(files), cutoff=0.5) or sorted(files, reverse=True)
    remedy = t("draft.there", names=_some(near)) if near else t("draft.there-no-drafts-yet-tactful")
    raise DraftError(text, t("draft.no-draft-called"), remedy)


def _spelled_so(name: str) -> bool:
    """Whether a file that answers to the name bears it: not where capitals and accents may be others on the disk."""
    return sys.platform not in ("darwin", "win32") or (name.isascii() and name == name.lower())


def _by_path(text: str, folder: Path) -> Path:
    path = Path(os.path.abspath(os.path.expanduser(text)))  # noqa: PTH100, PTH111 - a link is judged below; an unknown ~name is a name
    if path.suffix != SUFFIX:
        raise DraftError(text, t("draft.isnt-draft-drafts-name-ends", suffix=SUFFIX), t("draft.give-id-such-path"))
    if not os.path.lexists(path):
        raise DraftError(text, t("draft.theres-no-such-file"), t("draft.tactful-list-shows-your-drafts"))
    if path.parent != folder and path.parent.resolve() != folder.resolve():
        path = path.resolve()
    if path.parent == folder or path.parent.resolve() == folder.resolve():
        return folder / path.name
    return path


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return t("draft.more", shown=shown, count=len(names) - _SHOWN) if len(names) > _SHOWN else shown
