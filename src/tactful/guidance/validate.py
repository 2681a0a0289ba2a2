"""Looks through packs, built in or own, more closely than starting allows: every problem, passages included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tactful.errors import FileError, PackError
from tactful.guidance import examine
from tactful.guidance.files import PACKS, SHARED, parse_toml, read_own
from tactful.guidance.forms import Look
from tactful.guidance.own import OwnCheck, OwnPack
from tactful.guidance.own_checks import ORDER, Known, phrases, read_check
from tactful.guidance.places import Where
from tactful.guidance.reading import HEAD, WORDS, read_pack, read_packs
from tactful.guidance.rules import built_in_steps
from tactful.guidance.shapes import CHECK_WORDS, CUES, GUIDE, HOUSE, OWN_GUIDE, PACK, RULE, SORTING
from tactful.i18n import t

_READ = ("guides", "checks", "cues")


@dataclass(frozen=True, slots=True)
class Validated:
    """How many files were looked through, and what's wrong in them, by file and line."""

    files: int
    problems: tuple[PackError, ...]


def validate(path: Path) -> Validated:
    """Every problem of a file, a pack, or a folder of packs. Raises FileError when there's nothing to look at."""
    if not path.exists():
        raise FileError(path, t("pack.theres-no-such-file"))
    if path.is_file():
        home = next((folder for folder in (path.parent, path.parent.parent) if (folder / HEAD).is_file()), None)
        if home is None:
            return Validated(1, _sorted(_alone(path, path.resolve().parent)))
        found = _own(home, home)
        return Validated(1, tuple(problem for problem in found.problems if problem.path == path))
    if (path / HEAD).exists() or (path / HEAD).is_symlink():
        return _own(path, path)
    if _is_built_in(path):
        files = sorted(file for file in path.rglob("*.toml") if file.parent.name in _READ)
        return Validated(len(files), _sorted(problem for file in files for problem in _alone(file, path)))
    if any((path / name).is_dir() for name in ("guides", "checks")) or (path / WORDS).exists():
        return _own(path, path)
    folders = [entry for entry in sorted(path.iterdir()) if entry.is_dir() and not entry.name.startswith(".")]
    if not folders:
        raise FileError(path, t("pack.theres-no-guidance"), t("pack.pack-folder-with", head=HEAD))
    packs, problems = read_packs(path)
    deep = [problem for pack in packs for problem in _closely(pack, path)]
    count = sum(read_pack(folder, path).files for folder in folders)
    return Validated(count, _sorted((*problems, *deep)))


def _own(folder: Path, root: Path) -> Validated:
    reading = read_pack(folder, root)
    deep = _closely(reading.pack, root) if reading.pack else ()
    return Validated(reading.files, _sorted((*reading.problems, *deep)))


def _is_built_in(path: Path) -> bool:
    """A language's folder, the shared one, a folder of those, or a part of one."""
    if path.resolve().is_relative_to(PACKS) or path.name in (SHARED, *_READ):
        return True
    return (path / "language.toml").exists() or any(path.glob("*/language.toml"))


def _sorted(problems: Any) -> tuple[PackError, ...]:
    return tuple(sorted(problems, key=lambda one: (str(one.path), _number(one.line), one.column)))


def _number(line: int | None) -> int:
    return line or 0


# --- files by themselves


def _alone(path: Path, root: Path) -> list[PackError]:
    """What's wrong in a file of the built-in packs, or in one that stands in no pack."""
    try:
        text = read_own(path, root)
        look = Look(path, text, parse_toml(path, text))
    except PackError as error:
        return [error]
    table = look.table
    if path.parent.name == "cues":
        look.compare(CUES)
        for name, cue in look.table.items():
            for key in ("phrases", "suggest"):
                phrases(look, (name, key), cue.get(key, ()))
    elif path.name == HEAD:
        look.compare(PACK)
    elif path.name == WORDS or "banned" in table or "required" in table:
        look.compare(HOUSE)
    elif isinstance(table.get("steps"), dict):
        look.compare(SORTING)
        examine.sorting(look)
    elif "steps" in table or path.parent.name == "guides":
        own = "checks" in table
        look.compare(OWN_GUIDE if own else GUIDE)
        examine.guide(look, own=own)
    elif "kind" in table and "label" in table:
        read_check(look, Known(built_in_steps()), ORDER)
    elif "messages" in table or "label" in table:
        look.compare(CHECK_WORDS)
        examine.check_words(look)
    elif "kind" in table:
        look.compare(RULE)
        examine.rule(look)
    else:
        look.at_key((), t("pack.neither-guide-with-steps-nor"))
    return look.problems


# --- own packs, used


def _closely(pack: OwnPack, root: Path) -> Iterator[PackError]:
    """What only shows when a pack is used: passages, phrases that can't be found, names nothing bears."""
    from tactful.checks.language import load_language
    from tactful.checks.passages import never_found, wrongly_decided
    from tactful.text.folding import normal

    for check, kind, number, told in wrongly_decided(pack):
        look = _again(check.file, root)
        what = t("pack.passage-decided-otherwise", kind=kind, reason=told)
        look.at_key((kind, number), what, t("pack.change-passage-what-check-looks"))
        yield from look.problems
    for check, phrase in never_found(pack):
        look = _again(check.file, root)
        where = next((at for at, text in _texts(look.table, ()) if normal(text) == phrase), ())
        remedy = t("pack.numbers-read-as-num-amounts")
        look.at_value(where, t("pack.can-never-found", phrase=phrase), remedy)
        yield from look.problems
    language = load_language(pack.language)
    known = {*language.acts.names, *(cue for cue, _, _ in language.cues.phrases)}
    for one in pack.checks:
        if one.file.name != WORDS:
            yield from _names(one, known, root)
    for guide in pack.guides:
        look = _again(guide.file, root)
        for step, acts in look.table.get("step_acts", {}).items():
            if isinstance(acts, list):
                examine.known_names(look, ("step_acts", step), acts, set(language.acts.names), "act")
        yield from look.problems


def _names(check: OwnCheck, known: set[str], root: Path) -> Iterator[PackError]:
    look = _again(check.file, root)
    find = look.table.get("find", {})
    for key in ("acts", "cues", "unless", "not", "beside"):
        examine.known_names(look, ("find", key), find.get(key, ()), known, "cue")
    for variant, names in find.get("near", {}).items():
        examine.known_names(look, ("find", "near", variant), names, known, "cue")
    if find.get("slight", next(iter(known))) not in known:
        look.at_value(("find", "slight"), t("pack.unknown.slight", name=find["slight"]))
    yield from look.problems


def _again(path: Path, root: Path) -> Look:
    text = read_own(path, root)
    return Look(path, text, parse_toml(path, text))


def _texts(value: Any, where: Where) -> Iterator[tuple[Where, str]]:
    """Every text of a table with its way, and every key, as phrases may be keys."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield (*where, name), name
            yield from _texts(item, (*where, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, (*where, number))
