"""From a draft to a file, by the ending of its name."""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from tactful.drafts.atomic import write_atomic
from tactful.errors import InputError, UnknownNameError
from tactful.exports._placeholders import placeholders
from tactful.i18n import t
from tactful.letters import lay_out
from tactful.model import Draft, LaidOut, Layout

Writer = Callable[[LaidOut, Draft], bytes]

_SHOWN = 6
_ORDINARY = 0o666


def export_formats() -> tuple[str, ...]:
    """The endings there's a writer for."""
    found = pkgutil.iter_modules(import_module("tactful.exports").__path__)
    return tuple(sorted(module.name for module in found if not module.name.startswith("_")))


def rendered(draft: Draft, file_format: str, layout: Layout | str | None = None) -> bytes:
    """The letter in one format. Raises UnknownNameError, and InputError where the format can't hold it."""
    return _writer(file_format)(lay_out(draft, layout or usual_layout(file_format)), draft)


def part_of(laid: LaidOut, draft: Draft, part: str) -> str:
    """The text of one part; the subject without the word that announces it."""
    if part == "subject":
        from tactful.exports.eml import subject_of

        return subject_of(laid, draft).strip()
    return laid.part(part)


def usual_layout(file_format: str) -> Layout | None:
    """The layout that goes with a format when none is asked for; None where the draft decides."""
    if file_format not in export_formats():
        return None
    layout: Layout | None = getattr(import_module(f"tactful.exports.{file_format}"), "USUAL_LAYOUT", None)
    return layout


def export(
    draft: Draft,
    path: Path | str,
    layout: Layout | str | None = None,
    force: bool = False,
    overwrite: bool = False,
    wrap: int | None = None,
) -> Path:
    """Writes the letter to `path`, in the format of its ending, whole or not at all. Returns the path.

    Raises InputError for an unknown ending, for places left to be filled in, and where a file that says
    something else would be replaced; `force` lets the latter two pass, `overwrite` only the last. `wrap`
    breaks the lines of a `.txt` after so many columns. Raises WriteError when it can't be written.
    """
    path = Path(os.path.expanduser(path))  # noqa: PTH111 - an unknown ~name is a name
    file_format = path.suffix[1:].lower()
    writer = _writer(file_format, path)
    laid = lay_out(draft, layout or usual_layout(file_format))
    if wrap is not None:
        laid = _wrapped(laid, file_format, wrap)
    if not force:
        _refuse_placeholders(laid.text)
    data = writer(laid, draft)
    if os.path.lexists(path):
        if not (force or overwrite):
            if _holds(path, data):
                return path
            raise InputError(t("export.there-already", path=path), t("export.choose-another-name-say-may"))
        path = path.resolve()
        if path.exists() and not path.is_file():
            raise InputError(t("export.isnt-file", path=path), t("export.give-name-file"))
        write_atomic(path, data, mode=_ordinary_mode(), keep_mode=True)
        return path
    try:
        write_atomic(path, data, mode=_ordinary_mode(), new=not (force or overwrite))
    except FileExistsError:
        raise InputError(t("export.there-already", path=path), t("export.choose-another-name")) from None
    return path


def _writer(file_format: str, path: Path | None = None) -> Writer:
    known = export_formats()
    if file_format not in known:
        if path is None:
            raise UnknownNameError("format", file_format, known)
        endings = ", ".join(f".{name}" for name in known)
        raise InputError(t("export.theres-no-format-ending", path=path), t("export.end-name-one", endings=endings))
    writer: Writer = import_module(f"tactful.exports.{file_format}").write
    return writer


def _wrapped(laid: LaidOut, file_format: str, columns: int) -> LaidOut:
    if file_format != "txt":
        raise InputError(t("export.only-text-wraps"), t("export.only-text-wraps-remedy"))
    from tactful.exports.txt import wrapped

    return replace(laid, text=wrapped(laid.text, columns))


def _refuse_placeholders(text: str) -> None:
    open_places = list(dict.fromkeys(place.text for place in placeholders(text)))
    if not open_places:
        return
    named = ", ".join(open_places[:_SHOWN])
    if len(open_places) > _SHOWN:
        named = t("export.more", names=named, count=len(open_places) - _SHOWN)
    raise InputError(t("export.unfilled", names=named), t("export.unfilled-remedy"))


def _holds(path: Path, data: bytes) -> bool:
    """Whether that file is this very letter already."""
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _ordinary_mode() -> int:
    """The permissions a new file has here: a letter that's exported is meant to be handed on."""
    umask = os.umask(0o077)
    os.umask(umask)
    return _ORDINARY & ~umask
