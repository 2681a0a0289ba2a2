"""Anything at all where a draft, a journal, a lock, an index, a letter or a name should be.

A short run in the suite; the long one, of more than 100,000 inputs, is

    TACTFUL_TORTURE=100 nice -n 19 python -m pytest tests/torture/test_fuzz.py
"""

from __future__ import annotations

import os
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import tactful
from tactful.config import Paths
from tactful.drafts import DraftStore, Journal, decode, encode
from tactful.drafts.codec import decode_bytes
from tactful.drafts.finding import find
from tactful.drafts.index import Index, IndexLostError
from tactful.drafts.journal import read_journal
from tactful.drafts.locks import Lock
from tactful.errors import DraftError, InputError, TactfulError
from tactful.model import Draft, Report
from tactful.text.difference import side_by_side
from tactful.text.search import holds, terms
from tactful.text.visible import visible, visible_line

PATHS = ("../a", "/etc/passwd", "a\0b", "~root/x.toml", "a/../../b.toml", "." * 300)
FACTOR = int(os.environ.get("TACTFUL_TORTURE", "1"))
DRAFT = Draft(
    id="a",
    title='Quotes " and \\ and \u202e',
    facts={"recipient": "Ms Weber", "fault": "ours", "agreed": ("a refund", "a call")},
    steps={"thanks": 'Dear all,\n"""\nক্ষমা معذرت', "fix": "x" * 80},
    parts={"close": "Kind regards"},
    shown={"referral": False},
    extra={"later": {"deep": [1, 2.5, "three"]}},
)
TRICKS = (
    b'"""', b"'''", b"[[steps]]\n", b"[steps]\n", b"steps.thanks.x = 1\n", b"\\u0000", b"\\ud800", b"\\U0010FFFF",
    b"\r", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b]0;x\x07", b"schema = 2\n", b"schema = -1\n", b"[" * 3000,
    b"{a=" * 500, b"9" * 5000, b"1e999999999", b"nan", b"0001-01-01T00:00:00+23:59", b"9999-12-31T23:59:59-23:59",
    b"=HYPERLINK(1)", b"../../etc/passwd", b"\n\n", b"# ", b'id = "../x"\n', b"\xe0\xa6", b"true",
    b"[shown]\nthanks = 1\n",
)  # fmt: skip


def fuzz(count: int) -> settings:
    return settings(max_examples=count * FACTOR, deadline=None, suppress_health_check=list(HealthCheck), database=None)


def mutated(whole: bytes) -> st.SearchStrategy[bytes]:
    """The bytes, cut, doubled, and with others put in."""
    edit = st.tuples(st.integers(0, len(whole)), st.integers(0, 40), st.sampled_from(TRICKS) | st.binary(max_size=8))

    def apply(edits: list[tuple[int, int, bytes]]) -> bytes:
        data = whole
        for at, cut, put in edits:
            data = data[:at] + put + data[at + cut :]
        return data

    return st.lists(edit, max_size=4).map(apply)


def journal_of(draft: Draft) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "a.log")
        journal.start(encode(draft).encode(), draft)
        typed = draft
        for number in range(4):
            after = typed.with_step("fix", f"{typed.steps['fix'][:20]} {number}")
            journal.record(typed, after, ("fix", number))
            typed = after
        journal.close()
        return (Path(folder) / "a.log").read_bytes()


JOURNAL = journal_of(DRAFT)


@fuzz(400)
@given(mutated(encode(DRAFT).encode()) | st.binary(max_size=200))
def test_any_bytes_are_a_draft_or_are_refused_with_words(data: bytes) -> None:
    try:
        draft = decode_bytes(data, "a.toml", "a")
    except DraftError as error:
        refused = error
    else:
        try:
            text = encode(draft)
        except InputError:
            return
        assert encode(decode(text, "a.toml", "a")) == text
        return
    assert refused.title
    assert refused.exit_code == 2


@fuzz(300)
@given(mutated(JOURNAL) | st.binary(max_size=200))
def test_any_bytes_are_a_journal_or_none(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.log"
        path.write_bytes(data)
        replay = read_journal(path)
        if replay is not None:
            assert replay.whole <= len(data)
            # A checksum stands before every line: no text comes out of it that was never in it.
            assert replay.draft.steps["thanks"] == DRAFT.steps["thanks"]


@fuzz(100)
@example(b"[" * 3000)
@given(mutated(b'{"pid": 1, "host": "a", "token": "b", "born": ""}') | st.binary(max_size=60))
def test_any_bytes_are_a_lock_or_none(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        path.write_bytes(data)
        lock = Lock(path)
        if lock.take() is None:
            assert lock.held


@fuzz(60)
@given(st.data())
def test_any_bytes_where_the_index_was_hide_no_draft(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths.under(Path(folder))
        made = DraftStore(paths).new(DRAFT)
        index = Index(Path(folder) / "index.db", paths.drafts)
        index.put([made.id])
        index.close()
        whole = index.path.read_bytes()
        page = data.draw(st.integers(0, max(0, len(whole) // 4096 - 1)))
        put = data.draw(st.binary(min_size=1, max_size=64))
        at = page * 4096 + data.draw(st.integers(0, 4000))
        index.path.write_bytes(whole[:at] + put + whole[at + len(put) :])
        for _ in range(2):
            try:
                assert index.count() in (0, 1)
                for number in index.search("dear", 5):
                    index.entries([number])
                index.put([made.id])
                break
            except IndexLostError:
                continue
        index.close()
        assert [entry.id for entry in DraftStore(paths).entries("dear")] == [made.id]


@fuzz(200)
@given(
    st.text(max_size=60) | st.sampled_from(["../a", "/etc/passwd", "a\0b", "~root/x.toml", "a/../../b.toml", "." * 300])
)
def test_no_name_leads_out_of_the_store(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        drafts = Path(folder) / "drafts"
        drafts.mkdir()
        (drafts / "20260101-aaaa.toml").write_text(encode(DRAFT), "utf-8")
        try:
            found = find(name, drafts)
        except (DraftError, InputError, UnicodeError):
            return
        assert found == drafts / "20260101-aaaa.toml" or os.sep in name


@fuzz(200)
@given(st.text(max_size=80))
def test_nothing_shown_commands_a_terminal(text: str) -> None:
    for shown in (visible(text), visible_line(text)):
        for sign in shown:
            assert sign in "\t\n" or unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp")
            assert sign not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
    assert "\n" not in visible_line(text)


@fuzz(150)
@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_can_be_searched_and_compared(text: str, search: str) -> None:
    words = terms(text)
    assert all(word and " " not in word for word in words)
    assert holds(words, "")
    assert all(holds(words, word[:2]) for word in words)
    holds(words, search)
    side_by_side(text, search)


@fuzz(10)
@given(st.text(max_size=300), st.sampled_from(["en", "cs", "bn", "ur"]))
def test_any_letter_can_be_checked(text: str, language: str) -> None:
    try:
        report = tactful.check(text, guide="bad-news", language=language)
    except TactfulError as error:
        refused = error
    else:
        _spans_fit(report, len(text))
        return
    assert refused.title


def _spans_fit(report: Report, length: int) -> None:
    for check in report.checks:
        for finding in check.findings:
            assert 0 <= finding.start <= finding.end <= length


def test_the_long_run_is_long_enough() -> None:
    """What the note above promises."""
    tests = [name for name in globals() if name.startswith(("test_any", "test_no"))]
    counts = [globals()[name]._hypothesis_internal_use_settings.max_examples for name in tests]
    if FACTOR != 1:
        pytest.skip("counted in a short run")
    assert 100 * sum(counts) >= 100_000
