"""Reads the folder of own packs. Nothing that's wrong in it stops anything: it's left out, and said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tactful.errors import PackError, are_known
from tactful.guidance import examine
from tactful.guidance.files import PACKS, SHARED, inside, language_ids, parse_toml, read_own, read_toml
from tactful.guidance.forms import Look
from tactful.guidance.house import read_house
from tactful.guidance.own import Override, OwnCheck, OwnGuide, OwnPack, Reading
from tactful.guidance.own_checks import ORDER, Known, read_check
from tactful.guidance.rules import built_in_checks, built_in_steps
from tactful.guidance.shapes import OWN_GUIDE, PACK
from tactful.i18n import t

HEAD = "pack.toml"
WORDS = "words.toml"
FOLDERS = ("guides", "checks")


def read_packs(folder: Path) -> tuple[tuple[OwnPack, ...], tuple[PackError, ...]]:
    """The packs in a folder, each in a folder of its own, and every problem."""
    packs: list[OwnPack] = []
    problems: list[PackError] = []
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        return (), (PackError(folder, 1, 1, t("pack.cant-read", reason=error.strerror), t("pack.check-whose-folder")),)
    for entry in entries:
        if not inside(entry, folder):
            problems.append(PackError(entry, 1, 1, t("pack.leads-out-packs-folder"), t("pack.make-folder-here")))
        elif _is_folder(entry):
            try:
                reading = read_pack(entry, folder)
            except OSError as error:
                told = t("pack.cant-read", reason=error.strerror)
                problems.append(PackError(entry, 1, 1, told, t("pack.check-whose-folder")))
                continue
            problems += reading.problems
            if reading.pack is not None:
                packs.append(_without_doubles(reading.pack, packs, problems))
        elif entry.suffix == ".toml":
            problems.append(PackError(entry, 1, 1, t("pack.pack-folder"), t("pack.put-into-one-beside", head=HEAD)))
    return tuple(packs), tuple(problems)


def read_pack(folder: Path, root: Path | None = None) -> Reading:
    """One pack. Its files may not lead out of `root`, which is the pack itself unless given."""
    return _Pack(folder, root or folder).read()


def _without_doubles(pack: OwnPack, before: list[OwnPack], problems: list[PackError]) -> OwnPack:
    """The pack without what an earlier one in its language has under the same name."""
    others = [other for other in before if other.language == pack.language]
    taken = {guide.id: other.name for other in others for guide in other.guides}
    taken |= {check.rule.id: other.name for other in others for check in other.checks}
    taken |= {f"{override.id} ": other.name for other in others for override in other.overrides}
    doubles = [(one.id, one.file) for one in pack.guides] + [(one.rule.id, one.file) for one in pack.checks]
    for name, file in [*doubles, *((f"{one.id} ", one.file) for one in pack.overrides)]:
        if name in taken:
            told = t("pack.pack-has-already", taken=taken[name], name=name.strip())
            problems.append(PackError(file, 1, 1, told, t("pack.choose-another-id-keep-one")))
    return replace(
        pack,
        guides=tuple(one for one in pack.guides if one.id not in taken),
        checks=tuple(one for one in pack.checks if one.rule.id not in taken),
        overrides=tuple(one for one in pack.overrides if f"{one.id} " not in taken),
    )


class _Pack:
    """One folder while it's read."""

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder = folder
        self._root = root
        self._problems: list[PackError] = []
        self._looks: list[Look] = []
        self._files = 0

    def read(self) -> Reading:
        head = self._head()
        language = head["language"] if head else "en"
        guides = [(look, guide) for look in self._each("guides") if (guide := self._guide(look))]
        steps: dict[str, tuple[str, ...] | None] = dict(built_in_steps())
        steps |= {path.stem: None for path in self._paths("guides")}
        steps |= {guide.id: tuple(guide.acts) for _, guide in guides}
        found = [read_check(look, Known(steps), ORDER) for look in self._each("checks")]
        checks = [one for one in found if isinstance(one, OwnCheck)]
        house = self._look(self._folder / WORDS) if _there(self._folder / WORDS) else None
        if house is not None:
            checks += self._new(read_house(house, self._folder.name, language, Known(steps), ORDER + 1000), checks)
        known = {one.rule.id for one in checks} | built_in_checks()
        known_or_broken = known | {path.name.removesuffix(".toml") for path in self._paths("checks")}
        for look, guide in guides:
            self._used(look, guide, known_or_broken)
        self._strangers()
        problems = sorted(
            (*self._problems, *(problem for look in self._looks for problem in look.problems)),
            key=lambda problem: (str(problem.path), problem.line or 0, problem.column),
        )
        if head is None:
            return Reading(None, tuple(problems), self._files)
        pack = OwnPack(
            self._folder,
            head["name"],
            head["title"],
            language,
            tuple(_only(guide, known) for _, guide in guides),
            tuple(checks),
            tuple(one for one in found if isinstance(one, Override)),
        )
        return Reading(pack, tuple(problems), self._files)

    def _head(self) -> dict[str, Any] | None:
        path = self._folder / HEAD
        if not _there(path):
            self._problems.append(
                PackError(path, 1, 1, t("pack.theres-no-such-file"), t("pack.gives-name-title-language"))
            )
            return None
        look = self._look(path)
        if look is None:
            return None
        look.compare(PACK)
        name, language = look.table.get("name"), look.table.get("language")
        if name is not None and not examine.NAME.fullmatch(name):
            remedy = t("pack.use-small-letters-z-digits")
            look.at_value(("name",), t("pack.pack-cant-called", name=name), remedy)
        elif name is not None and name != self._folder.resolve().name:
            told = t("pack.name-must-folders-name", name=self._folder.resolve().name)
            look.at_value(("name",), told, t("pack.change-name-folders-name"))
        if language is not None and language not in language_ids():
            look.at_value(("language",), t("pack.no-language-called", language=language), are_known(language_ids()))
        return look.table if look.fine else None

    def _guide(self, look: Look) -> OwnGuide | None:
        look.compare(OWN_GUIDE)
        examine.guide(look, own=True)
        table = look.table
        name = table.get("id", "")
        if name and not examine.NAME.fullmatch(name):
            look.at_value(("id",), t("pack.guide-cant-called", name=name), t("pack.use-small-letters-digits-hyphens"))
        if name in built_in_steps():
            look.at_value(("id",), t("pack.built-guide", name=name), t("pack.choose-another-id-for-file"))
        steps = [str(step.get("id")) for _, step in look.tables(("steps",))]
        acts = dict(table.get("step_acts", {}))
        for step, item in acts.items():
            if step == "closing" and item not in steps:
                look.at_value(("step_acts", step), t("pack.guide-has-no-step", step=item), are_known(steps))
            elif step != "closing" and step not in steps:
                look.at_key(("step_acts", step), t("pack.guide-has-no-step", step=step), are_known(steps))
        for where, used in look.tables(("checks",)):
            if used.get("step") is not None and used["step"] not in steps:
                told = t("pack.guide-has-no-step", step=used["step"])
                look.at_value((*where, "step"), told, are_known(steps))
        if not look.fine:
            return None
        closing = acts.pop("closing", steps[-1])
        acts = {step: [given] if isinstance(given, str) else given for step, given in acts.items()} or _usual_acts(
            steps
        )
        used = {one if isinstance(one, str) else one["id"]: one for one in table["checks"]}
        return OwnGuide(
            id=name,
            table=table,
            checks={
                check: {} if isinstance(one, str) else {key: item for key, item in one.items() if key != "id"}
                for check, one in used.items()
            },
            acts={step: tuple(acts.get(step, ())) for step in steps},
            closing=closing,
            file=look.path,
        )

    def _used(self, look: Look, guide: OwnGuide, known: set[str]) -> None:
        """A check that a guide names and nobody has is said; the guide does without it."""
        for number, one in enumerate(guide.table["checks"]):
            name = one if isinstance(one, str) else one["id"]
            if name not in known:
                where = ("checks", number) if isinstance(one, str) else ("checks", number, "id")
                remedy = t("pack.tactful-guides-show-bad-news")
                look.at_value(where, t("pack.no-check-called", name=name), remedy)

    def _new(self, house: Iterator[OwnCheck], checks: list[OwnCheck]) -> Iterator[OwnCheck]:
        """The checks of `words.toml` whose names are still free."""
        taken = {one.rule.id for one in checks} | built_in_checks()
        for check in house:
            if check.rule.id in taken:
                told = t("pack.theres-check-already", name=check.rule.id)
                self._problems.append(PackError(check.file, 1, 1, told, t("pack.choose-another-id")))
            else:
                yield check

    # --- files

    def _each(self, folder: str) -> Iterator[Look]:
        for path in self._paths(folder):
            look = self._look(path)
            if look is not None:
                yield look

    def _paths(self, folder: str) -> list[Path]:
        place = self._folder / folder
        if not place.is_dir() or not inside(place, self._root):
            return []
        try:
            return sorted(path for path in place.iterdir() if path.suffix == ".toml" and path.name[0] != ".")
        except OSError:
            return []

    def _look(self, path: Path) -> Look | None:
        self._files += 1
        try:
            text = read_own(path, self._root)
            look = Look(path, text, parse_toml(path, text))
        except PackError as error:
            self._problems.append(error)
            return None
        self._looks.append(look)
        return look

    def _strangers(self) -> None:
        """Files that would be overlooked because of a slip in their name, and folders that lead elsewhere."""
        try:
            paths = sorted(self._folder.iterdir())
        except OSError as error:
            told = t("pack.cant-read", reason=error.strerror)
            self._problems.append(PackError(self._folder, 1, 1, told, t("pack.check-whose-folder")))
            return
        for path in paths:
            if path.name in FOLDERS and path.is_dir() and not inside(path, self._root):
                told, remedy = t("pack.leads-out-packs-folder"), t("pack.make-folder-here")
            elif path.suffix == ".toml" and path.name not in (HEAD, WORDS) and path.name[0] != ".":
                told = t("pack.nothing-reads-file-here")
                remedy = t("pack.stand-here-others", head=HEAD, words=WORDS, names=" or ".join(FOLDERS))
            else:
                continue
            self._problems.append(PackError(path, 1, 1, told, remedy))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return True


def _there(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _only(guide: OwnGuide, known: set[str]) -> OwnGuide:
    return replace(guide, checks={check: held for check, held in guide.checks.items() if check in known})


def _usual_acts(steps: list[str]) -> dict[str, list[str]]:
    """What sentences of steps of the same name do in the built-in guides."""
    found: dict[str, list[str]] = {}
    for guide, names in built_in_steps().items():
        if not set(names).isdisjoint(steps):
            table = read_toml(PACKS / SHARED / "guides" / f"{guide}.toml")["steps"]
            found = {step: acts for step, acts in table.items() if step in steps and step != "closing"} | found
    return found
