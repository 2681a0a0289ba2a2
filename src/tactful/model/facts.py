"""The facts a person may give before or while writing: names, kinds and allowed values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tactful.errors import InputError, UnknownNameError
from tactful.i18n import t

FactValue = str | tuple[str, ...]
"""A single value, or several where the fact may repeat."""


class FactKind(StrEnum):
    """How a fact's value is read."""

    TEXT = "text"
    DATE = "date"
    """ISO 8601, as 2026-11-30."""
    FLAG = "flag"
    """yes or no."""
    CHOICE = "choice"
    """one of `Fact.choices`."""
    LIST = "list"
    """text that may be given several times."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its name in files and options, its kind, and the values allowed if it's a choice."""

    name: str
    kind: FactKind = FactKind.TEXT
    choices: tuple[str, ...] = ()

    def parse(self, value: str) -> str:
        """The value as it's stored. Raises InputError when the fact doesn't take it."""
        value = value.strip() if self.kind is not FactKind.LIST else value
        allowed = self.allowed
        if allowed and value not in allowed:
            raise InputError(t("fact.cant", name=self.name, value=value), t("fact.give-one", names=", ".join(allowed)))
        if self.kind is FactKind.DATE:
            import datetime as dt

            try:
                return dt.date.fromisoformat(value).isoformat()
            except ValueError:
                raise InputError(
                    t("fact.cant", name=self.name, value=value), t("fact.write-date-as-year-month")
                ) from None
        return value

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values it may take; empty when any text or date will do."""
        return ("yes", "no") if self.kind is FactKind.FLAG else self.choices


_ALL = (
    Fact("recipient"),
    Fact("sender"),
    Fact("company"),
    Fact("role"),
    Fact("channel", FactKind.CHOICE, ("letter", "email")),
    Fact("date", FactKind.DATE),
    Fact("subject"),
    Fact("reference"),
    Fact("event"),
    Fact("effect"),
    Fact("why"),
    Fact("fault", FactKind.CHOICE, ("ours", "partly", "nobody", "theirs", "unknown")),
    Fact("relationship", FactKind.CHOICE, ("continues", "ends")),
    Fact("offer"),
    Fact("offer_amount"),
    Fact("offer_date", FactKind.DATE),
    Fact("referral_name"),
    Fact("referral_contact"),
    Fact("referral_agreed", FactKind.FLAG),
    Fact("truthful", FactKind.FLAG),
    Fact("complaint_date", FactKind.DATE),
    Fact("details_known", FactKind.FLAG),
    Fact("call_date", FactKind.DATE),
    Fact("involved"),
    Fact("lesson"),
    Fact("agreed", FactKind.LIST),
    Fact("prevention"),
    Fact("reason", FactKind.CHOICE, ("behaviour", "capacity", "time", "scope", "business")),
    Fact("framing", FactKind.CHOICE, ("general", "business", "documented")),
    Fact("effective_date", FactKind.DATE),
    Fact("gesture"),
    Fact("door_open", FactKind.FLAG),
    Fact("handover"),
)

FACTS: Mapping[str, Fact] = {fact.name: fact for fact in _ALL}
"""Every fact by name, in the order in which they are asked."""


def parse_fact(name: str, value: object) -> FactValue:
    """The value of fact `name` as it's stored.

    Lists take a string or several strings; everything else one string. Raises UnknownNameError for
    a fact that doesn't exist and InputError for a value it doesn't take.
    """
    fact = FACTS.get(name)
    if fact is None:
        raise UnknownNameError("fact", name, tuple(FACTS))
    if fact.kind is FactKind.LIST:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, (list, tuple)) or not all(isinstance(item, str) for item in items):
            raise InputError(t("fact.cant", name=name, value=value), t("fact.give-text-several-texts"))
        return tuple(item for item in items if item.strip())
    if isinstance(value, bool):
        value = "yes" if value else "no"
    import datetime as dt

    if isinstance(value, dt.date):
        value = value.isoformat()
    if not isinstance(value, str):
        raise InputError(t("fact.cant", name=name, value=value), t("fact.give-as-text"))
    return fact.parse(value)


def parse_setting(setting: str) -> tuple[str, FactValue]:
    """Name and value of a `FACT=VALUE` option. Raises InputError when it has no `=`, or as parse_fact."""
    name, equals, value = setting.partition("=")
    if not equals:
        raise InputError(t("fact.gives-no-value", setting=setting), t("fact.write-as-fact-value-such"))
    return name.strip(), parse_fact(name.strip(), value)
