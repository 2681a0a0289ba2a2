"""The checks of a guide with the words of a language: all that judging a letter needs of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tactful.errors import PackError, UnknownNameError
from tactful.guidance.files import PACKS, language_ids, read_toml
from tactful.guidance.in_use import follows_packs, own_check, own_guides, own_severities, own_words, rules_for
from tactful.guidance.rules import CheckRule
from tactful.i18n import t
from tactful.model import Check, Example

if TYPE_CHECKING:
    from tactful.guidance.own import OwnGuide

_ORDER = ("bad-news", "complaint-reply", "complaint-follow-up", "ending-service")


@follows_packs
@lru_cache(maxsize=1)
def guide_ids() -> tuple[str, ...]:
    """The guides there are, the heart of the product first, those of own packs last."""
    found = {path.stem for path in PACKS.glob("*/guides/*.toml")}
    built_in = sorted(found, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))
    return (*built_in, *sorted(own_guides()))


def guide_table(guide: str, language: str) -> tuple[Path, Mapping[str, Any]]:
    """The file of a guide in a language, and what it says.

    Raises UnknownNameError for a guide or language there is none of, PackError when the file can't be read.
    """
    path, own = _file(guide, language)
    return path, own.table if own else read_toml(path)


@follows_packs
@lru_cache(maxsize=16)
def guide_checks(guide: str, language: str) -> tuple[Check, ...]:
    """The checks of a guide with the words of a language. Raises as `guide_table` does."""
    path, _ = _file(guide, language)
    try:
        return tuple(_check(rule, guide, language) for rule in rules_for(language).values() if guide in rule.guides)
    except KeyError as missing:
        raise PackError(path, 1, 1, f"lacks {missing}.", t("pack.add-key")) from None


def _file(guide: str, language: str) -> tuple[Path, OwnGuide | None]:
    if language not in language_ids():
        raise UnknownNameError("language", language, language_ids())
    own = own_guides(language).get(guide)
    path = own.file if own else PACKS / language / "guides" / f"{guide}.toml"
    if guide not in guide_ids() or not path.exists():
        raise UnknownNameError("guide", guide, guide_ids())
    return path, own


def example(table: Mapping[str, Any]) -> Example:
    """A letter or passage of a pack."""
    return Example(
        title=table.get("title", ""),
        text=table.get("text", "").strip(),
        facts=table.get("facts", {}),
        steps={step: text.strip() for step, text in table.get("steps", {}).items()},
        parts=table.get("parts", {}),
        guide=table.get("guide", ""),
    )


@lru_cache(maxsize=256)
def check_text(check: str, language: str) -> Mapping[str, Any]:
    """The words of one check in one language: label, why, messages, examples."""
    return read_toml(PACKS / language / "checks" / f"{check}.toml")


def _check(rule: CheckRule, guide: str, language: str) -> Check:
    own = own_check(rule.id, language)
    text = own.words if own else check_text(rule.id, language)
    check = Check(
        id=rule.id,
        step=rule.step(guide),
        severity=rule.severity_in(guide),
        source=rule.source,
        label=text["label"],
        messages=_flat(text["messages"]),
        why=text["why"].strip(),
        good=tuple(example(one) for one in text.get("good", ())),
        bad=tuple(example(one) for one in text.get("bad", ())),
        rewrite=text.get("rewrite", ""),
    )
    said = own_words(rule.id, language)
    if not said:
        return check
    return replace(
        check,
        severity=own_severities(language).get(rule.id, check.severity),
        label=said.get("label", check.label),
        why=said.get("why", check.why).strip(),
        messages={**check.messages, **_flat(said.get("messages", {}))},
    )


def _flat(messages: Mapping[str, Any]) -> dict[str, str]:
    """Messages by `status` and `status.variant`, whether the pack quotes the key or nests a table."""
    flat: dict[str, str] = {}
    for key, value in messages.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}.{variant}" if variant != "" else key: text for variant, text in value.items()}
        else:
            flat[key] = value
    return flat
