"""A company's own guides, checks and words: used where sound, left out where not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.guidance.conftest import CHECK, GUIDE, WORDS, Write

from tactful.checks.engine import checker
from tactful.errors import UnknownNameError
from tactful.guidance import check_rules, guide_ids, load_guide, pack_problems, use_packs
from tactful.guidance.validate import validate
from tactful.model import Severity, Status

LETTER = "Dear Ms Novak,\n\nThank you for six years.\n\n{}\n\nKind regards,\nPetra\n"


def test_nothing_is_read_unless_it_is_named(template: Path, packs: Path) -> None:
    before = load_guide("bad-news")
    assert "late-delivery" not in guide_ids()
    assert use_packs(packs) == ()
    assert guide_ids()[-1] == "late-delivery"
    assert load_guide("bad-news") != before
    assert use_packs(packs / "nowhere") == ()
    assert "late-delivery" not in guide_ids()
    assert load_guide("bad-news") == before
    assert [one.id for one in checker("bad-news", "en").check(LETTER.format("Bye.")).checks] == [
        one.id for one in before.checks
    ]


def test_the_template_is_a_sound_pack_and_decides_its_passages(template: Path, packs: Path) -> None:
    assert validate(template).problems == ()
    assert validate(packs).problems == ()
    assert validate(packs).files == 5


def test_an_own_guide_has_the_checks_it_names_in_its_own_steps(write: Write, packs: Path) -> None:
    write({"guides/late.toml": GUIDE, "checks/acme.gift.toml": CHECK})
    assert use_packs(packs) == ()
    guide = load_guide("late")
    assert guide.step_ids == ("begin", "end")
    assert [(check.id, check.step, check.severity) for check in guide.checks] == [
        ("news.plain", None, Severity.MUST),
        ("acme.gift", "end", Severity.CONSIDER),
    ]
    report = checker("late", "en").check(LETTER.format("We lost your parcel.\n\nHere is a gift for you."))
    assert report["acme.gift"].status is Status.PASS
    assert {step.id for step in report.steps} <= {"begin", "end"}
    with pytest.raises(UnknownNameError):
        load_guide("late", "xx")


def test_own_checks_come_last_and_the_report_keeps_its_form(write: Write, packs: Path) -> None:
    write({"checks/acme.gift.toml": CHECK, "words.toml": WORDS})
    use_packs(packs)
    guide = load_guide("bad-news")
    built_in = [check for check, rule in check_rules().items() if "bad-news" in rule.guides]
    assert [check.id for check in guide.checks] == [*built_in, "acme.gift", "acme.words", "acme.address"]
    text = LETTER.format("We lost your parcel. Your gift is at your earliest convenience. synergy!")
    report = checker("bad-news", "en").check(text).to_dict()
    found = {one["id"]: one for one in report["checks"]}
    assert set(found["acme.gift"]) == set(found["news.plain"])
    assert found["acme.gift"]["status"] == "fail"
    assert found["acme.words"]["message"] == (
        "Your house says “soon” where this says “at your earliest convenience”. Nobody says it."
    )
    spans = [(one["start"], one["end"], one["text"], one["suggestions"]) for one in found["acme.words"]["findings"]]
    assert [text[start:end] for start, end, _, _ in spans] == ["at your earliest convenience", "synergy"]
    assert spans[0][3] == ["soon"]


@pytest.mark.parametrize(
    ("last", "status", "part"),
    [
        ("Good bye. WRITE to us at  4 Mill\nLane, Ely!", Status.PASS, "There"),
        ("Good bye.", Status.FAIL, "asks for this sentence here"),
        ("Please write to us at 4 Mill Road, Ely.", Status.FAIL, "comes close"),
        ("Write to us at 4 Mill Lane, Ely.\n\nGood bye for now.", Status.FAIL, "in the last paragraph"),
        ("You can write to us at 4 Mill Lane, Ely, any day.", Status.PASS, ""),
    ],
)
def test_a_required_sentence_stands_word_for_word_in_its_place(
    write: Write, packs: Path, last: str, status: Status, part: str
) -> None:
    write({"words.toml": WORDS})
    use_packs(packs)
    result = checker("bad-news", "en").check(LETTER.format(last))["acme.address"]
    assert (result.status, result.severity) == (status, Severity.MUST)
    assert part in result.message or status is Status.PASS
    if part == "comes close":
        assert result.findings[0].suggestions == ("Write to us at 4 Mill Lane, Ely.",)


def test_a_required_sentence_may_stand_below_the_signature(write: Write, packs: Path) -> None:
    write({"words.toml": WORDS.replace('where = "last"\n', "")})
    use_packs(packs)
    footer = LETTER.format("Good bye.") + "\nWrite to us at 4 Mill Lane, Ely.\n"
    assert checker("bad-news", "en").check(footer)["acme.address"].status is Status.PASS


def test_quoted_words_are_not_ours(write: Write, packs: Path) -> None:
    write({"words.toml": WORDS})
    use_packs(packs)
    said = LETTER.format('You asked us to answer "at your earliest convenience", and here I am.')
    assert checker("bad-news", "en").check(said)["acme.words"].status is Status.PASS


def test_a_built_in_check_can_be_weighed_and_worded_otherwise(write: Write, packs: Path) -> None:
    own = 'id = "news.brevity"\nseverity = "consider"\nlabel = "Short"\n[messages]\nfail = "Too long for us."\n'
    write({"checks/news.brevity.toml": own})
    plain = load_guide("bad-news").check("news.brevity")
    assert use_packs(packs) == ()
    check = load_guide("bad-news").check("news.brevity")
    assert (check.severity, check.label, check.why) == (Severity.CONSIDER, "Short", plain.why)
    assert check.messages == {**plain.messages, "fail": "Too long for us."}
    # The check itself would make this a must; the company's word stands, and the person's before that.
    long = LETTER.format("We lost your parcel on the way to you. " * 80)
    assert checker("bad-news", "en").check(long)["news.brevity"].severity is Severity.CONSIDER
    chosen = checker("bad-news", "en").check(long, severities={"news.brevity": Severity.SHOULD})
    assert chosen["news.brevity"].severity is Severity.SHOULD


def test_a_check_of_a_built_in_kind_takes_what_the_kind_needs(write: Write, packs: Path) -> None:
    own = CHECK.replace('kind = "presence"', 'kind = "reason"').replace(
        '[find]\nphrases = ["(gift|voucher) ... you"]', ""
    )
    write({"checks/acme.gift.toml": own})
    assert use_packs(packs) == ()
    result = checker("bad-news", "en").check(LETTER.format("We lost it because the roof fell in."))["acme.gift"]
    assert result.status is not Status.SKIP


def test_phrases_can_clear_a_sentence_and_facts_decide_whether_a_check_applies(write: Write, packs: Path) -> None:
    own = CHECK.replace('"presence"', '"absence"').replace("[messages]", 'except = ["not a gift"]\n\n[messages]')
    own = own.replace("[find]", '[when]\nfault = ["ours"]\n\n[find]')
    write({"checks/acme.gift.toml": own})
    assert use_packs(packs) == ()
    check = checker("bad-news", "en").check
    said = LETTER.format("Here is a gift for you.")
    assert check(said)["acme.gift"].status is Status.SKIP
    assert check(said, {"fault": "ours"})["acme.gift"].status is Status.FAIL
    assert check(LETTER.format("It is not a gift to you."), {"fault": "ours"})["acme.gift"].status is Status.PASS


def test_phrases_are_folded_as_letters_are(write: Write, packs: Path) -> None:
    write({"words.toml": '[[banned]]\nwords = ["ASAP", "Vis-à-vis", "Don’t hesitate"]\n'})
    use_packs(packs)
    result = checker("bad-news", "en").check(LETTER.format("Call asap. Vis-a-vis the fee, don't hesitate."))[
        "acme.words"
    ]
    assert [finding.text for finding in result.findings] == ["asap", "Vis-a-vis", "don't hesitate"]


def test_a_broken_file_leaves_the_others_in_use(write: Write, packs: Path) -> None:
    write({"guides/late.toml": GUIDE, "checks/acme.gift.toml": CHECK.replace('"must"', '"most"'), "words.toml": WORDS})
    write({"pack.toml": "name = "}, "worse")
    problems = use_packs(packs)
    assert problems == pack_problems()
    assert [(problem.path.name, problem.line) for problem in problems] == [("acme.gift.toml", 3), ("pack.toml", 1)]
    assert [check.id for check in load_guide("late").checks] == ["news.plain", "acme.words"]
    checker("late", "en").check(LETTER.format("Late."))


def test_a_broken_entry_leaves_the_others_in_use(write: Write, packs: Path) -> None:
    more = '\n[[banned]]\nwords = "... of"\n\n[[required]]\nid = "x"\ntext = "Yes."\nseverity = "must!"\n'
    write({"words.toml": WORDS + more})
    problems = use_packs(packs)
    assert [(problem.line, problem.column) for problem in problems] == [(13, 9), (18, 12)]
    ids = [check.id for check in load_guide("bad-news").checks]
    assert ids[-2:] == ["acme.words", "acme.address"]


def test_two_packs_do_not_get_into_each_others_way(write: Write, packs: Path) -> None:
    write({"checks/acme.gift.toml": CHECK})
    write({"checks/acme.gift.toml": CHECK}, "beta")
    (problem,) = use_packs(packs)
    assert problem.path == packs / "beta" / "checks" / "acme.gift.toml"
    assert "'acme'" in problem.title


def test_the_language_of_a_pack_is_the_language_of_its_checks(write: Write, packs: Path) -> None:
    head = 'name = "acme"\ntitle = "Acme"\nlanguage = "tlh"\n'
    write({"pack.toml": head, "checks/acme.gift.toml": CHECK})
    (problem,) = use_packs(packs)
    assert (problem.line, problem.column) == (3, 12)
    assert "acme.gift" not in [check.id for check in load_guide("bad-news").checks]
