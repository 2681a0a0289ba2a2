from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.drafts import decode, encode
from tactful.drafts.changes import apply, changes
from tactful.errors import InputError
from tactful.model import Draft

TEXT = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("\"\\\r\n\t\x00\x1b\x7f\x85\u2028\ufeff '")))
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
STEPS = st.dictionaries(st.sampled_from(["thanks", "segue", "fix", "odd name"]), TEXT)
TIMES = st.datetimes(
    dt.datetime(1900, 1, 1),  # noqa: DTZ001 - the zones are drawn too
    dt.datetime(2200, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.integers(-720, 840).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))),
)
SCALARS = st.one_of(st.booleans(), st.integers(-(2**62), 2**62), st.floats(allow_nan=False), TEXT, TIMES, st.dates())
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=6
)
DRAFTS = st.builds(
    Draft,
    id=st.just("20261121-7k3m"),
    title=TEXT,
    created=st.none() | TIMES,
    updated=st.none() | TIMES,
    facts=st.fixed_dictionaries({}, optional={"why": TEXT, "recipient": TEXT, "agreed": st.lists(TEXT).map(tuple)}),
    steps=STEPS,
    parts=st.dictionaries(st.sampled_from(["letterhead", "subject", "close", "address"]), TEXT),
    gate=st.dictionaries(NAMES, st.booleans() | TEXT, max_size=3),
    shown=st.dictionaries(NAMES, st.booleans(), max_size=3),
    ticks=st.dictionaries(NAMES, st.booleans(), max_size=3),
    dismissed=st.dictionaries(NAMES, TEXT, max_size=3),
)


@given(DRAFTS)
def test_every_draft_comes_back_exactly(draft: Draft) -> None:
    written = encode(draft)
    assert decode(written, "a.toml") == draft
    assert encode(decode(written, "a.toml")) == written
    assert written.encode("utf-8").decode("utf-8") == written


@given(DRAFTS, st.dictionaries(NAMES, VALUES, max_size=3))
def test_what_is_not_known_is_written_back(draft: Draft, extra: dict[str, Any]) -> None:
    unknown = {f"x-{name}": value for name, value in extra.items()}
    written = encode(replace(draft, extra=unknown))
    assert decode(written, "a.toml").extra == unknown
    assert tomllib.loads(written)


@given(st.text(st.characters(codec="utf-8")), st.integers(0xD800, 0xDFFF), st.text(st.characters(codec="utf-8")))
def test_half_characters_are_refused_with_their_position(before: str, half: int, after: str) -> None:
    with pytest.raises(InputError, match=f"character {len(before) + 1}[.]"):
        encode(Draft(steps={"thanks": before + chr(half) + after}))


@given(DRAFTS, DRAFTS)
def test_changes_lead_from_one_draft_to_the_other(one: Draft, other: Draft) -> None:
    draft = one
    for change in changes(one, other):
        draft = apply(draft, change)
    assert replace(draft, created=other.created, updated=other.updated) == other


@given(TEXT, TEXT, TEXT, TEXT)
def test_a_splice_is_no_larger_than_what_was_typed(head: str, cut: str, put: str, tail: str) -> None:
    before, after = Draft(steps={"s": head + cut + tail}), Draft(steps={"s": head + put + tail})
    for change in changes(before, after):
        assert len(change["put"]) <= len(put)
        assert apply(before, change).steps == after.steps
