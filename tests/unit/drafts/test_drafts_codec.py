from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import replace
from typing import Any

import pytest

from tactful.drafts import decode, encode
from tactful.drafts.codec import decode_bytes
from tactful.errors import DraftError, ExitCode, InputError
from tactful.model import Draft

HEAD = 'schema = 1\nguide = "bad-news"\nlanguage = "en"\n'
NOW = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=30)))

AWKWARD = [
    "",
    "\n",
    "\nfirst line empty",
    "last line empty\n\n",
    "trailing spaces   \nand tabs\t\n  leading too",
    'quotes " "" """ """" """"" """""" end"',
    '"',
    '""',
    '"""',
    "\\",
    "\\\\",
    'a backslash before a quote \\"',
    "a line that ends in a backslash \\\n   and goes on",
    "\\u0041 \\n \\t \\x",
    "carriage\rreturn",
    "windows\r\nlines\r\n",
    "".join(map(chr, range(32))),
    "\x7f\x80\x85\x9b\x9f",
    "\x00",
    "line\u2028and paragraph\u2029ends",
    "\ufeffmark in front",
    "র‍্যাব ক্ষমা \u200c\u200d\u200e\u200f\u202e\u2066",
    "بہت معذرت۔ ک ي",
    "z\u030c e\u0301 \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0010ffff\ufffe\uffff",
    "'''single''' # no comment\n[facts]\nschema = 9",
]


@pytest.mark.parametrize("text", AWKWARD)
def test_any_text_comes_back_exactly(text: str) -> None:
    draft = Draft(id="a", title=text, steps={"thanks": text}, parts={"other": text}, facts={"why": text})
    draft = replace(draft, dismissed={"news.plain": text}, facts={"why": text, "agreed": (text, "b")})
    written = encode(draft)
    assert decode(written, "a.toml") == draft
    assert tomllib.loads(written)["steps"]["thanks"] == text


def test_a_step_stands_on_lines_of_its_own() -> None:
    written = encode(Draft(steps={"thanks": "Dear Ms Weber,\n\nthank you."}))
    assert 'thanks = """\nDear Ms Weber,\n\nthank you."""\n' in written


def test_a_text_with_a_carriage_return_stands_on_one_line() -> None:
    assert r'thanks = "one\r\ntwo"' in encode(Draft(steps={"thanks": "one\r\ntwo"}))


def test_the_order_of_keys_is_stable() -> None:
    one = Draft(facts={"why": "a", "recipient": "b"}, ticks={"b": True, "a": False}, parts={"cc": "c", "subject": "s"})
    other = Draft(
        facts={"recipient": "b", "why": "a"}, ticks={"a": False, "b": True}, parts={"subject": "s", "cc": "c"}
    )
    assert encode(one) == encode(other)
    tables = [line for line in encode(one).splitlines() if line.startswith("[")]
    assert tables == ["[facts]", "[steps]", "[parts]", "[gate]", "[shown]", "[ticks]", "[dismissed]"]


def test_times_keep_their_offset(draft: Draft) -> None:
    written = encode(replace(draft, created=NOW, updated=NOW))
    assert "created = 2026-11-21T09:30:00+05:30" in written
    again = decode(written, "a.toml")
    assert again.created == NOW
    assert again.created is not None
    assert again.created.utcoffset() == dt.timedelta(hours=5, minutes=30)


def test_a_time_without_offset_is_taken_as_local() -> None:
    assert decode(HEAD + "created = 2026-11-21T09:30:00\n", "a").created is not None


@pytest.mark.parametrize("where", ["title", "steps", "parts", "facts", "dismissed"])
def test_half_a_character_is_refused_with_its_position(where: str) -> None:
    bad = "abc\ud83d"
    changed: dict[str, Any] = {where: bad if where == "title" else {"why": bad}}
    draft = replace(Draft(), **changed)
    with pytest.raises(InputError, match="character 4") as caught:
        encode(draft)
    assert caught.value.exit_code == ExitCode.BAD_INPUT


def test_what_a_newer_version_wrote_is_kept() -> None:
    text = HEAD + (
        'mood = "calm"\nweights = [1, 2.5]\n[facts]\nrecipient = "Ms Weber"\nweather = "rain"\n'
        "[parts]\nstamp = 3\n[steps]\n[future]\nwhen = 2030-01-02\ndeep = {a = [{b = true}]}\n"
    )
    draft = decode(text, "a.toml")
    assert draft.facts == {"recipient": "Ms Weber"}
    again = tomllib.loads(encode(draft))
    for name, value in tomllib.loads(text).items():
        assert again[name] == value
    assert decode(encode(draft), "a.toml") == draft


def test_parts_of_any_name_stay_in_the_letter() -> None:
    draft = Draft(parts={"address": "1 Dock Road", "subject": "Parcel"})
    assert decode(encode(draft), "a").parts == draft.parts


def test_written_by_hand() -> None:
    text = (
        "\ufeff" + HEAD + '[facts]\nreferral_agreed = true\ndate = 2026-11-21\nagreed = "a refund"\nfault = ""\n'
        "[dismissed]\nnews.plain = 'I mean it.'\n[steps]\nthanks = '''\r\nDear all,\r\n'''\n"
    )
    draft = decode(text, "a.toml", "mine")
    assert draft.id == "mine"
    assert draft.facts == {"referral_agreed": "yes", "date": "2026-11-21", "agreed": ("a refund",)}
    assert draft.dismissed == {"news.plain": "I mean it."}
    assert draft.steps == {"thanks": "Dear all,\n"}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (HEAD + "[steps]\nthanks = 3\n", 5, "thanks"),
        (HEAD + "[shown]\nfix = 'yes'\n", 5, "true or false"),
        (HEAD + "steps = 'none'\n", 4, "table"),
        (HEAD + "created = 'today'\n", 4, "date and time"),
        (HEAD + "[facts]\nrecipient = 'a'\nfault = 'mine'\n", 6, "fault"),
        (HEAD + "[steps]\nthanks = '''\nfault = 1\n'''\n[facts]\nfault = 'mine'\n", 9, "fault"),
        (HEAD + "[facts]\ndate = 'soon'\n", 5, "date"),
        (HEAD + "[facts]\nwhy = 7\n", 5, "why"),
        (HEAD + '[steps]\nthanks = """never ends\n', 6, "read as a draft"),
        (HEAD + "title = 'one'\ntitle = 'two'\n", 5, "read as a draft"),
        ("schema = 2\n", 1, "newer"),
        ("schema = true\n", 1, "whole number"),
        ("schema = 0\n", 1, "whole number"),
        ('name = "a package"\n', None, "isn't a draft"),
        ("schema = 1\n", None, "guide"),
        ('schema = 1\nguide = 3\nlanguage = "en"\n', 2, "guide"),
        (HEAD + f"deep = {'[' * 3000}{']' * 3000}\n", None, "deep"),
    ],
)
def test_a_bad_file_is_told_with_its_line(text: str, line: int | None, words: str) -> None:
    with pytest.raises(DraftError) as caught:
        decode(text, "letter.toml")
    assert caught.value.line == line
    assert words in caught.value.title
    assert caught.value.title.startswith("letter.toml:")
    assert caught.value.remedy


def test_a_file_that_is_not_utf8() -> None:
    with pytest.raises(DraftError, match="UTF-8") as caught:
        decode_bytes(HEAD.encode() + b'title = "caf\xe9"\n', "letter.toml")
    assert caught.value.line == 4
