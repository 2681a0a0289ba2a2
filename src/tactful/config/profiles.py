"""Who letters are written by: the person's own profile, and others under names of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from tactful.errors import are_known
from tactful.i18n import t


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes the letters; new drafts begin with it."""

    name: str = ""
    company: str = ""
    role: str = ""
    letterhead: str = ""
    email: str = ""
    phone: str = ""

    @property
    def head(self) -> str:
        """The letterhead; put together where none is written. Empty where the company's name says it all."""
        if self.letterhead or not (self.email or self.phone):
            return self.letterhead
        return "\n".join(line for line in (self.company or self.name, self.phone, self.email) if line)


Refuse = Callable[[str, str, str, str], None]
"""Takes table, name, what's wrong, and what to do about it."""


def read_sender(table: str, items: Mapping[str, Any], refuse: Refuse) -> Sender:
    """The profile in a table of the settings; what's wrong with an entry is refused, the others count."""
    known = [part.name for part in fields(Sender)]
    good: dict[str, str] = {}
    for name, item in items.items():
        if name not in known:
            refuse(table, name, t("settings.sender-has-no", name=name), are_known(known))
        elif not isinstance(item, str):
            refuse(table, name, t("settings.sender-cant", name=name, value=item), t("settings.give-text-quotes"))
        else:
            good[name] = item
    return Sender(**good)


def read_profiles(items: Mapping[str, Any], refuse: Refuse) -> dict[str, Sender]:
    """The profiles by name, each a table of its own."""
    good: dict[str, Sender] = {}
    for name, item in items.items():
        if isinstance(item, dict):
            good[name] = read_sender(f"profiles.{name}", item, refuse)
        else:
            refuse(
                "profiles",
                name,
                t("settings.must-table", name=f"profiles.{name}"),
                t("settings.write-on-line-own", name=f"profiles.{name}"),
            )
    return good


def sender_lines(table: str, sender: Sender, *, all_of_it: bool = True) -> list[str]:
    """The profile as a table of the settings."""
    from tactful.drafts import toml_text as toml

    lines = [f"[{table}]"]
    for part in fields(Sender):
        text = getattr(sender, part.name)
        if text or all_of_it:
            write = toml.block_string if "\n" in text else toml.line_string
            lines.append(f"{part.name} = {write(text, f'{table}.{part.name}')}")
    return lines
