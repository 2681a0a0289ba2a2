"""Which own packs are in use. Nobody's folder is read unless somebody names it here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from tactful.errors import PackError
from tactful.guidance.rules import CheckRule, check_rules
from tactful.model import Severity

if TYPE_CHECKING:
    from tactful.guidance.own import Cue, OwnCheck, OwnGuide, OwnPack


class _Cached(Protocol):
    def cache_clear(self) -> None:
        """Forget everything."""


_Function = TypeVar("_Function", bound=_Cached)

_packs: tuple[OwnPack, ...] = ()
_problems: tuple[PackError, ...] = ()
_forget: list[Callable[[], None]] = []


def follows_packs(function: _Function) -> _Function:
    """A cached function whose answers change with the packs: it forgets them when others are used."""
    _forget.append(function.cache_clear)
    return function


def use_packs(folder: Path) -> tuple[PackError, ...]:
    """Use the packs in a folder, in place of those used before; none when there's no such folder.

    What's sound is used, the rest left out; the answer says why, and so does `pack_problems`.
    """
    packs: tuple[OwnPack, ...] = ()
    problems: tuple[PackError, ...] = ()
    try:
        there = folder.exists()
    except OSError:
        there = True
    if there:
        from tactful.guidance.reading import read_packs

        packs, problems = read_packs(folder)
    _use(packs, problems)
    return problems


def own_packs() -> tuple[OwnPack, ...]:
    """The own packs in use."""
    return _packs


def pack_problems() -> tuple[PackError, ...]:
    """Why parts of the own packs are left out."""
    return _problems


@contextmanager
def packs_for_now(*packs: OwnPack) -> Iterator[None]:
    """Use these packs inside the block only."""
    before = _packs, _problems
    _use(packs, ())
    try:
        yield
    finally:
        _use(*before)


def _use(packs: tuple[OwnPack, ...], problems: tuple[PackError, ...]) -> None:
    global _packs, _problems
    if packs != _packs:
        for forget in _forget:
            forget()
    _packs, _problems = packs, problems


# --- what they hold


def own_guides(language: str | None = None) -> dict[str, OwnGuide]:
    """The own guides of a language, or of all, by id."""
    return {guide.id: guide for pack in _of(language) for guide in pack.guides}


def own_check(check: str, language: str) -> OwnCheck | None:
    """The own check of that id."""
    for pack in _of(language):
        for one in pack.checks:
            if one.rule.id == check:
                return one
    return None


def own_words(check: str, language: str) -> Mapping[str, Any]:
    """What own packs say instead for a built-in check: label, why, messages, severity."""
    said: dict[str, Any] = {}
    for pack in _of(language):
        for override in pack.overrides:
            if override.id == check:
                said |= override.words
    return said


def own_cues(language: str) -> dict[str, Cue]:
    """The phrases that own checks of a language look for, by cue."""
    return {name: cue for pack in _of(language) for check in pack.checks for name, cue in check.cues.items()}


@follows_packs
@lru_cache(maxsize=8)
def own_severities(language: str) -> Mapping[str, Severity]:
    """The weights that own packs give to built-in checks."""
    overrides = [override for pack in _of(language) for override in pack.overrides]
    return {one.id: Severity(one.words["severity"]) for one in overrides if "severity" in one.words}


@follows_packs
@lru_cache(maxsize=8)
def rules_for(language: str) -> Mapping[str, CheckRule]:
    """Every check of a language by id: the built-in ones, then those of own packs."""
    packs = _of(language)
    if not packs:
        return check_rules()
    rules = [*check_rules().values(), *(check.rule for pack in packs for check in pack.checks)]
    return {rule.id: _held(rule, own_guides(language)) for rule in rules}


def _held(rule: CheckRule, guides: Mapping[str, OwnGuide]) -> CheckRule:
    """The rule, held also by the own guides that name it."""
    from dataclasses import replace

    more = {name: guide.checks[rule.id] for name, guide in guides.items() if rule.id in guide.checks}
    return replace(rule, guides={**rule.guides, **more}) if more else rule


def _of(language: str | None) -> tuple[OwnPack, ...]:
    return _packs if language is None else tuple(pack for pack in _packs if pack.language == language)
