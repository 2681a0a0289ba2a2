"""Each check of each guide, over its own passages and whatever else may be written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tactful.checks.engine import checker
from tactful.guidance import check_rules, check_text, guide_ids, load_guide
from tactful.model import FactValue, Report, Status, parse_fact

LANGUAGE = "en"

ABSENCE = frozenset(
    [
        "apology.count",
        "fix.excuses",
        "letter.facts",
        "letter.placeholders",
        "news.euphemism",
        "next.no-referral",
        "notice.final",
        "promise.dated",
        "solution.false-comfort",
        "solution.overpromise",
        "tone.blame",
        "tone.professional",
    ]
)
"""The checks that ask for nothing to be there, so that more of something else can't matter to them."""

NEUTRAL = (
    "The car park behind the building has forty spaces.",
    "Our office stands beside the canal, opposite the library.",
    "The building has four floors and a lift.",
    "The entrance is on the left of the post office.",
)


@dataclass(frozen=True)
class Passage:
    """A passage of a check with what is known."""

    check: str
    kind: str
    guide: str
    text: str
    facts: Mapping[str, FactValue]


def _passages() -> list[Passage]:
    found = []
    for rule in check_rules().values():
        table = check_text(rule.id, LANGUAGE)
        for kind in ("good", "bad"):
            for passage in table[kind]:
                facts = {name: parse_fact(name, value) for name, value in passage.get("facts", {}).items()}
                guide = passage.get("guide") or next(iter(rule.guides))
                found.append(Passage(rule.id, kind, guide, passage["text"].strip(), facts))
    return found


PASSAGES = _passages()
_PARTS = [piece for passage in PASSAGES for piece in passage.text.split("\n\n")]
_SCRAPS = st.sampled_from(
    [
        *("Dear Ms Novak,", "Hi there!", "Yours sincerely,", "Ann Bell", "cc: Mr Field", "Re: Order 4471", "Date: [x]"),
        *('"', "'", "’", "“", "”", "«", "(", ")", "[", "]", "{{", "}}", "!!!", "?!", "...", "…", "—", "-", "•", "1."),
        *(
            "£",
            "I",
            "we",
            "you",
            "sorry",
            "but",
            "never",
            "soon",
            "guarantee",
            "unfortunately",
            "because",
            "thank",
            "refund",
        ),
        *("3 May 2026", "31/02/2026", "99/99/9999", "29 February", "0", "1,000.00", "£41", "5 %", "24:61", "XX", "___"),
        *("ß", "İ", "ŉ", "ﬁ", "Å", "ক্ষমা", "معذرت", "žádost", "😀", "👩‍👩‍👧"),
        *("\u202e", "\u200d", "\xad", "\u2028", "\x1b[31m"),
        *("\n", "\n\n", "\r\n", "\r", "\t", "\ufeff", "\u0301", "\x00", "\x85", "\x0b", "\x0c", "\x1c", " ", "\u3000"),
    ]
)
LETTERS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(_SCRAPS, st.sampled_from(_PARTS), st.text(max_size=8)), max_size=25).map(" ".join),
    st.lists(st.sampled_from(_PARTS), min_size=1, max_size=5).map("\n\n".join),
)
FACTS: st.SearchStrategy[dict[str, FactValue]] = st.fixed_dictionaries(
    {},
    optional={
        "recipient": st.sampled_from(["Ms Novak", "Ana", "the residents", "İpek ß", "'", "."]),
        "fault": st.sampled_from(["ours", "partly", "nobody", "theirs", "unknown"]),
        "relationship": st.sampled_from(["continues", "ends"]),
        "offer": st.sampled_from(["nothing", "a refund of £41", "?"]),
        "offer_amount": st.sampled_from(["£41", "1.000,50 Kč", "a half", "0"]),
        "offer_date": st.sampled_from(["2026-05-03", "2028-02-29"]),
        "referral_name": st.sampled_from(["Ines Calder", "Calder & Wren", "!"]),
        "reason": st.sampled_from(["behaviour", "capacity", "time", "scope", "business"]),
        "framing": st.sampled_from(["general", "business", "documented"]),
        "effective_date": st.sampled_from(["2026-06-30", "0001-01-01", "9999-12-31"]),
        "gesture": st.sampled_from(["one month free", "£50", "-"]),
        "date": st.sampled_from(["2026-05-01", "9999-12-31"]),
        "details_known": st.sampled_from(["yes", "no"]),
        "door_open": st.sampled_from(["yes", "no"]),
    },
)
GUIDES = st.sampled_from(guide_ids())


def report_on(passage: Passage, text: str) -> Report:
    """The report on another text in the passage's place."""
    return checker(passage.guide, LANGUAGE).check(text, passage.facts)


def statuses(report: Report) -> dict[str, Status]:
    """What each check decided."""
    return {result.id: result.status for result in report.checks}


# --- any text ----------------------------------------------------------------------------------------


@given(LETTERS, GUIDES, FACTS)
@settings(max_examples=250, deadline=None)
def test_every_finding_is_where_it_says(text: str, guide: str, facts: dict[str, FactValue]) -> None:
    report = checker(guide, LANGUAGE).check(text, facts)
    assert [result.id for result in report.checks] == [check.id for check in load_guide(guide, LANGUAGE).checks]
    for result in report.checks:
        places = [(finding.start, finding.end) for finding in result.findings]
        assert [start for start, _ in places] == sorted(start for start, _ in places), result.id
        for finding in result.findings:
            assert 0 <= finding.start < finding.end <= len(text), result.id
            assert text[finding.start : finding.end] == finding.text, result.id


@given(LETTERS, GUIDES, FACTS)
@settings(max_examples=100, deadline=None)
def test_the_same_letter_gets_the_same_report(text: str, guide: str, facts: dict[str, FactValue]) -> None:
    mine = checker(guide, LANGUAGE)
    first = mine.check(text, facts).to_dict()
    mine.check("Something else altogether was read meanwhile.", {})
    assert mine.check(text, facts).to_dict() == first


def _straight(text: str) -> str:
    return text.translate({ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"'})


def _curly(text: str) -> str:
    """Apostrophes and pairs of quotation marks as a typesetter has them."""
    found = []
    opened = False
    for place, char in enumerate(text):
        if char == '"':
            opened = not opened
            char = "“" if opened else "”"
        elif char == "'":
            begins = text[place - 1 : place].strip() == "" and text[place + 1 : place + 2].isalpha()
            char = "‘" if begins else "’"
        found.append(char)
    return "".join(found)


WAYS: Mapping[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "line ends of another system": lambda text: text.replace("\n", "\r\n"),
    "curly quotes": _curly,
    "blank lines around": lambda text: f"\n\n{text}\n\n\n",
    "blank lines with spaces around": lambda text: f" \n\t\n{text}\n  \n",
    "a byte order mark": lambda text: "\ufeff" + text,
}


@given(
    LETTERS.filter(lambda text: "\r" not in text and not text.startswith("\ufeff")).map(
        lambda text: unicodedata.normalize("NFC", _straight(text))
    ),
    GUIDES,
    FACTS,
    st.sampled_from(sorted(WAYS)),
)
@example("A00&", "bad-news", {}, "a byte order mark")
@settings(max_examples=300, deadline=None)
def test_how_any_text_is_written_down_makes_no_difference(
    text: str, guide: str, facts: dict[str, FactValue], way: str
) -> None:
    mine = checker(guide, LANGUAGE)
    assert statuses(mine.check(WAYS[way](text), facts)) == statuses(mine.check(text, facts))


# --- the checks' own passages ------------------------------------------------------------------------


@pytest.mark.parametrize("way", sorted(WAYS))
def test_how_a_passage_is_written_down_makes_no_difference(way: str) -> None:
    for passage in PASSAGES:
        plain = _straight(passage.text)
        assert statuses(report_on(passage, WAYS[way](plain))) == statuses(report_on(passage, plain)), passage


def test_every_absence_check_is_one_there_is() -> None:
    assert set(check_rules()) >= ABSENCE
    for name in ABSENCE:
        assert {passage.kind for passage in PASSAGES if passage.check == name} == {"good", "bad"}


@given(
    st.sampled_from(PASSAGES),
    st.lists(st.sampled_from(NEUTRAL), min_size=1, max_size=2, unique=True).map(" ".join),
    st.integers(min_value=0, max_value=5),
)
@settings(max_examples=400, deadline=None)
def test_an_unrelated_paragraph_makes_nothing_wrong(passage: Passage, neutral: str, place: int) -> None:
    paragraphs = passage.text.split("\n\n")
    # Above a salutation it would be no paragraph of the letter.
    first = 1 if paragraphs[0].rstrip().endswith(",") else 0
    at = min(max(first, place), len(paragraphs))
    longer = "\n\n".join([*paragraphs[:at], neutral, *paragraphs[at:]])
    before, after = statuses(report_on(passage, passage.text)), statuses(report_on(passage, longer))
    turned = [name for name in ABSENCE & before.keys() if before[name] is Status.PASS and after[name] is Status.FAIL]
    assert not turned


@given(
    st.sampled_from([passage for passage in PASSAGES if passage.check in ABSENCE and passage.kind == "bad"]),
    st.sampled_from(NEUTRAL),
)
@settings(max_examples=150, deadline=None)
def test_an_unrelated_paragraph_hides_nothing(passage: Passage, neutral: str) -> None:
    after = report_on(passage, f"{passage.text}\n\n{neutral}")[passage.check]
    assert after.status is Status.FAIL
