"""What the guides hold, across all of them."""

from __future__ import annotations

from collections.abc import Iterator

from tactful.errors import InputError, are_known
from tactful.guidance import guide_ids, language_ids, load_guide
from tactful.i18n import language as spoken
from tactful.i18n import t
from tactful.model import Check, Guide


def guides(language: str | None = None) -> Iterator[Guide]:
    """Every guide in a language, else in the person's own, in English, or in the first language that has it."""
    from tactful.errors import UnknownNameError

    for name in guide_ids():
        for tongue in (language,) if language else dict.fromkeys((spoken(), "en", *language_ids())):
            try:
                yield load_guide(name, tongue)
            except UnknownNameError:
                continue
            if language is None:
                break


def check_ids() -> list[str]:
    """The ids of all checks, in the guidance's order, each once."""
    return list(dict.fromkeys(check.id for guide in guides() for check in guide.checks))


def known_check(name: str, ids: list[str] | None = None) -> str:
    """The id itself. Raises InputError with the nearest ones when no guide has such a check."""
    known = check_ids() if ids is None else ids
    if name in known:
        return name
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=4, cutoff=0.4) or [one for one in known if name and name in one][:4]
    raise InputError(
        t("error.unknown.check", name=name),
        t("error.perhaps", names=", ".join(near)) if near else are_known(known),
    )


def holders(check: str, language: str | None = None) -> list[tuple[Guide, Check]]:
    """The guides that hold a check, each with its own form of it."""
    return [(guide, guide.check(check)) for guide in guides(language) if any(c.id == check for c in guide.checks)]
