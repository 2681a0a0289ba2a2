"""A letter with its gaps, and a row to fill them with. A value is never looked at for gaps of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tactful.errors import InputError
from tactful.exports import Placeholder, placeholders
from tactful.exports.eml import MAIL_TO, is_address
from tactful.i18n import t
from tactful.letters.starters import fact_in_words
from tactful.merging.recipients import Problem, Row, column_name
from tactful.model import FACTS, Draft, FactValue, parse_fact

LONGEST = 2000
"""Characters of one value: more is a cell that swallowed its neighbours."""
_NOTHING = frozenset(
    {"null", "none", "nan", "nil", "undefined", "n/a", "na", "tbd", "todo", "xxx", "?", "??", "???", "-"}
)
_ERRORS = re.compile(r"#(?:n/a|ref!|value!|name\?|div/0!|null!|num!|spill!|calc!|getting_data)", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffd\ufffe\uffff\ufeff]")
_MISREAD = re.compile("Ã[\u0080-\u00bf]|â€|Ø[\u00a0-\u00bf]Ù|à¦")
"""UTF-8 that somebody read as something else, as in `NovÃ¡k`."""
_FIRST_WORD = 3
_MAIL = ("email", "e_mail", "mail")
"""The names of a column that holds the reader's mail address."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One text of the draft: its fixed stretches, and the name of the gap after each."""

    fixed: tuple[str, ...]
    gaps: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> _Text:
        found: Sequence[Placeholder] = placeholders(text)
        ends = [0, *(place.end for place in found)]
        starts = [*(place.start for place in found), len(text)]
        fixed = tuple(text[end:start] for end, start in zip(ends, starts, strict=True))
        return cls(fixed, tuple(column_name(place.text.strip("[]{}<>")) for place in found))

    def filled(self, words: Mapping[str, str]) -> str:
        return "".join(
            piece for pair in zip(self.fixed, (*map(words.__getitem__, self.gaps), ""), strict=True) for piece in pair
        )


class Filler:
    """Makes a draft of each row."""

    def __init__(self, draft: Draft, columns: Sequence[str], *, force: bool = False) -> None:
        """Raises InputError where a gap has no column, or where the letter names the reader it was first meant for;
        `force` lets the latter pass."""
        self._draft = draft
        self._steps = {name: _Text.of(text) for name, text in draft.steps.items()}
        self._parts = {name: _Text.of(text) for name, text in draft.parts.items()}
        self._facts = tuple(name for name in columns if name in FACTS)
        texts = [text for name, text in self._steps.items() if draft.applies(name)] + list(self._parts.values())
        self._gaps = frozenset(gap for text in texts for gap in text.gaps)
        self._mail = next((name for name in _MAIL if name in columns), "")
        used = {*FACTS, *self._gaps, self._mail, "id"}
        self.unused = tuple(name for name in columns if name not in used)
        """Columns that the letter has no place for."""
        missing = sorted(self._gaps - set(columns) - set(_known(draft)))
        if missing:
            raise InputError(t("merge.no-column", names=", ".join(missing)), t("merge.no-column-remedy"))
        if not force:
            self._stays_out_of(texts)

    def fill(self, row: Row) -> Draft | Problem:
        """The letter to the reader in that row, or what stands in its way."""
        facts: dict[str, FactValue] = dict(self._draft.facts)
        for name in sorted({*self._facts, *(self._gaps & row.values.keys()), *filter(None, [self._mail])}):
            doubt = doubtful(row.values[name]) or self._unfit(name, row.values[name])
            if doubt:
                return Problem(row.line, t(f"merge.value.{doubt}", name=name, value=shortened(row.values[name])))
        for name in self._facts:
            try:
                facts[name] = parse_fact(name, row.values[name])
            except InputError as error:
                return Problem(row.line, str(error))
        language = self._draft.language
        words = {gap: fact_in_words(gap, facts.get(gap, ""), language) for gap in self._gaps if gap in FACTS}
        words |= {gap: " ".join(row.values[gap].split()) for gap in self._gaps if gap not in words}
        steps = {
            name: text.filled(words) if self._draft.applies(name) else self._draft.steps[name]
            for name, text in self._steps.items()
        }
        parts = {name: text.filled(words) for name, text in self._parts.items()}
        extra = {**self._draft.extra, MAIL_TO: row.values[self._mail]} if self._mail else self._draft.extra
        return replace(self._draft, facts=facts, steps=steps, parts=parts, extra=extra)

    def _unfit(self, name: str, value: str) -> str:
        """What's wrong with a value for what it's to be, by its name in the catalog."""
        if name == self._mail:
            return "" if is_address(value) else "no-address"
        return "no-amount" if name == "offer_amount" and not any(map(str.isdecimal, value)) else ""

    def _stays_out_of(self, texts: Sequence[_Text]) -> None:
        """Refuse a letter that still names the reader it was first written to."""
        for name in self._facts:
            for word in _telling(name, self._draft.fact(name)):
                if any(word in piece for text in texts for piece in text.fixed):
                    raise InputError(
                        t("merge.first-reader", name=name, value=word), t("merge.first-reader-remedy", name=name)
                    )


def doubtful(value: str) -> str:
    """What's wrong with a value, by its name in the catalog; empty when it can stand in a letter."""
    if not value.strip():
        return "missing"
    if value.casefold() in _NOTHING:
        return "nothing"
    if _ERRORS.match(value):
        return "error"
    if _CONTROLS.search(value):
        return "unprintable"
    if _MISREAD.search(value):
        return "misread"
    if placeholders(value):
        return "gap"
    return "long" if len(value) > LONGEST else ""


def shortened(value: str) -> str:
    """A value as a message shows it."""
    line = " ".join(value.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


def _known(draft: Draft) -> Iterator[str]:
    """Facts that are the same for every reader."""
    return (name for name, value in draft.facts.items() if value)


def _telling(name: str, value: str) -> Iterator[str]:
    """The words by which a letter would give away the reader it was first meant for."""
    line = value.strip().partition("\n")[0].partition(",")[0].strip()
    if name == "recipient":
        words = [word for word in line.split() if "@" not in word]
        if len(words) > 1 and len(words[-1]) >= _FIRST_WORD:
            yield words[-1]
        elif len(line) >= _FIRST_WORD:
            yield line
    elif name in ("referral_name", "reference", "event", "effect") and len(line) > _FIRST_WORD:
        yield line
