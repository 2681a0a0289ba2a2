"""How checks are decided: the rules that all languages share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tactful.errors import PackError
from tactful.guidance.files import PACKS, SHARED, read_toml
from tactful.i18n import t
from tactful.model import Severity


@dataclass(frozen=True, slots=True)
class CheckRule:
    """How a check is decided, in every language alike: its kind, what it looks for, when it applies."""

    id: str
    kind: str
    order: int
    severity: Severity
    source: tuple[str, ...]
    guides: Mapping[str, Mapping[str, str]]
    find: Mapping[str, Any]
    when: Mapping[str, tuple[str, ...]]
    unless: Mapping[str, tuple[str, ...]]

    def step(self, guide: str) -> str | None:
        """The step of `guide` it belongs to; None for the whole letter."""
        return self.guides[guide].get("step")

    def severity_in(self, guide: str) -> Severity:
        """Its weight in `guide`."""
        return Severity(self.guides[guide].get("severity", self.severity.value))


@lru_cache(maxsize=1)
def check_rules() -> Mapping[str, CheckRule]:
    """Every built-in check by id, in the order of the guidance."""
    rules = [_rule(path) for path in (PACKS / SHARED / "checks").glob("*.toml")]
    rules.sort(key=lambda rule: (rule.order, rule.id))
    return {rule.id: rule for rule in rules}


def _rule(path: Path) -> CheckRule:
    table = read_toml(path)
    try:
        return CheckRule(
            id=table["id"],
            kind=table["kind"],
            order=table["order"],
            severity=Severity(table["severity"]),
            source=tuple(table["source"]),
            guides=table["guides"],
            find=table.get("find", {}),
            when={fact: tuple(values) for fact, values in table.get("when", {}).items()},
            unless={fact: tuple(values) for fact, values in table.get("unless", {}).items()},
        )
    except KeyError as missing:
        raise PackError(path, 1, 1, f"lacks {missing}.", t("pack.add-key")) from None


@lru_cache(maxsize=1)
def built_in_steps() -> Mapping[str, tuple[str, ...]]:
    """Every built-in guide with the ids of its steps."""
    found = {}
    for path in sorted((PACKS / SHARED / "guides").glob("*.toml")):
        found[path.stem] = tuple(step for step in read_toml(path)["steps"] if step != "closing")
    return found


@lru_cache(maxsize=1)
def built_in_checks() -> frozenset[str]:
    """The ids of all built-in checks, by the names of their files."""
    return frozenset(path.stem for path in (PACKS / SHARED / "checks").glob("*.toml"))
