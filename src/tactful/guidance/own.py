"""A company's own packs as values: what was read of one folder, sound parts only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tactful.errors import PackError
from tactful.guidance.rules import CheckRule


@dataclass(frozen=True, slots=True)
class Cue:
    """The phrases that own packs look for under one name, some with a plain wording to put in their place."""

    phrases: tuple[str, ...] = ()
    suggest: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnCheck:
    """A check of one's own: how it's decided, its words, and the phrases it looks for."""

    rule: CheckRule
    words: Mapping[str, Any]
    cues: Mapping[str, Cue]
    file: Path


@dataclass(frozen=True, slots=True)
class OwnGuide:
    """A guide of one's own: its table as written, the checks it uses, and what its steps' sentences do."""

    id: str
    table: Mapping[str, Any]
    checks: Mapping[str, Mapping[str, str]]
    acts: Mapping[str, tuple[str, ...]]
    closing: str
    file: Path


@dataclass(frozen=True, slots=True)
class Override:
    """Another weight, or other words, for a built-in check."""

    id: str
    words: Mapping[str, Any]
    file: Path


@dataclass(frozen=True, slots=True)
class OwnPack:
    """One folder of guides, checks and words, in one language."""

    folder: Path
    name: str
    title: str
    language: str
    guides: tuple[OwnGuide, ...] = ()
    checks: tuple[OwnCheck, ...] = ()
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a pack: itself where it can be used at all, and every problem."""

    pack: OwnPack | None
    problems: tuple[PackError, ...] = ()
    files: int = 0
