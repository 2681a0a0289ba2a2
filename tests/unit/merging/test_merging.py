from __future__ import annotations

import csv
import json
import mailbox
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.errors import FileError, InputError
from tactful.letters import render
from tactful.merging import Filler, Merge, Outcome, Problem, Recipients, Row
from tactful.merging.filling import doubtful
from tactful.merging.targets import Target, file_name, target_of
from tactful.model import Draft

DRAFT = Draft(
    id="d",
    facts={"sender": "Helen Marsh", "company": "North Quay", "date": "2026-11-21", "fault": "ours",
           "relationship": "continues", "subject": "Your parcel"},
    steps={
        "thanks": "Thank you for trusting us with your parcels for {years} years.",
        "segue": "We lost your parcel [parcel no] on 14 November. A label came off in our depot and nobody noticed. "
        "It means that your goods won't arrive. We're sorry for that.",
        "solution": "We'll refund £[offer_amount] to your card by <<offer date>>.",
        "fix": "Since Monday every label is scanned twice before a parcel leaves the depot.",
    },
)  # fmt: skip
HEAD = "Recipient,Years,parcel no,Offer amount,offer_date\n"
GOOD = '"Ms Jana Novak",6,NP-1,120,2026-12-01\n'


def listed(tmp_path: Path, text: str | bytes, name: str = "list.csv") -> Recipients:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return Recipients.find(path)


def merge_of(tmp_path: Path, rows: str, draft: Draft = DRAFT, *, force: bool = False) -> Merge:
    found = listed(tmp_path, HEAD + rows)
    return Merge(draft, found, Filler(draft, found.columns, force=force), force=force)


def problems(outcomes: list[Outcome]) -> list[tuple[int, str]]:
    return [(one.line, one.problem.what) for one in outcomes if one.problem is not None]


def put_all(merge: Merge, target: Target) -> list[Outcome]:
    outcomes = list(merge.run(target))
    target.finish(whole=True)
    return outcomes


# --- filling


def test_each_reader_gets_their_own_words(tmp_path: Path) -> None:
    (outcome,) = merge_of(tmp_path, GOOD).run()
    assert outcome.problem is None
    assert "Dear Ms Novak,\n\nThank you for trusting us with your parcels for 6 years.\n" in outcome.text
    assert "We lost your parcel NP-1 on" in outcome.text
    assert "We'll refund £120 to your card by 1 December 2026.\n" in outcome.text


def test_a_date_is_said_as_letters_of_the_language_say_it(tmp_path: Path) -> None:
    draft = replace(DRAFT, language="cs", steps={"thanks": "Peníze pošleme {offer_date}."})
    found = listed(tmp_path, "recipient,offer_date\nIng. Petr Dvořák,2026-12-01\n")
    filled = Filler(draft, found.columns).fill(next(row for row in found.rows() if isinstance(row, Row)))
    assert isinstance(filled, Draft)
    text = render(filled)
    assert "Peníze pošleme 1. prosince 2026." in text
    assert "Vážený pane inženýre Dvořáku," in text


@pytest.mark.parametrize("value", ["=1+2", "=cmd|' /C calc'!A0", "+49 170", "-12", "@SUM(A1)", "\u202eabc", "<b>x</b>"])
def test_a_formula_is_words_like_any_others(tmp_path: Path, value: str) -> None:
    (outcome,) = merge_of(tmp_path, GOOD.replace("NP-1", f'"{value}"')).run()
    assert f"We lost your parcel {value} on" in outcome.text


def test_a_value_is_not_looked_at_for_gaps(tmp_path: Path) -> None:
    outcomes = list(merge_of(tmp_path, GOOD.replace("NP-1", "{years}")).run())
    assert problems(outcomes) == [(2, "parcel_no has a place to fill in itself: “{years}”.")]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("", "parcel_no is empty"),
        ("  ", "parcel_no is empty"),
        ("N/A", "stands for nothing"),
        ("null", "stands for nothing"),
        ("#REF!", "a failure of the spreadsheet"),
        ("#DIV/0!", "a failure of the spreadsheet"),
        ("NovÃ¡k", "looks misread"),
        ("a\x07b", "can't be printed"),
        ("\ufffd", "can't be printed"),
        ("[name]", "a place to fill in"),
        ("x" * 3000, "too long"),
    ],
)
def test_a_doubtful_value_is_told_with_its_line_and_no_letter_made(tmp_path: Path, cell: str, said: str) -> None:
    merge = merge_of(tmp_path, GOOD + GOOD.replace("NP-1", f'"{cell}"') + GOOD)
    outcomes = list(merge.run())
    ((line, what),) = problems(outcomes)
    assert line == 3
    assert said in what
    assert len(outcomes) == 3


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (GOOD.replace("2026-12-01", "1.12.2026"), "offer_date can't be '1.12.2026'"),
        ("Ms Novak,6,NP-1,120\n", "it has 4 values, and there are 5 columns"),
        (GOOD.replace("\n", ",more\n"), "it has 6 values, and there are 5 columns"),
    ],
)
def test_what_fits_no_fact_or_column_is_told(tmp_path: Path, row: str, said: str) -> None:
    ((line, what),) = problems(list(merge_of(tmp_path, row).run()))
    assert line == 2
    assert said in what


def test_a_letter_that_is_not_ready_is_left_out(tmp_path: Path) -> None:
    draft = DRAFT.with_step("segue", "Sorry.")
    ((_, what),) = problems(list(merge_of(tmp_path, GOOD, draft).run()))
    assert "news.plain" in what
    assert problems(list(merge_of(tmp_path, GOOD, draft, force=True).run())) == []
    set_aside = frozenset(what.partition(": ")[2].rstrip(".").split(", "))
    assert problems(list(replace(merge_of(tmp_path, GOOD, draft), set_aside=set_aside).run())) == []


def test_a_gap_without_a_column_stops_before_the_first_letter(tmp_path: Path) -> None:
    found = listed(tmp_path, "recipient\nAnn\n")
    with pytest.raises(InputError, match=r"offer_amount, offer_date, parcel_no, years"):
        Filler(DRAFT, found.columns)


def test_a_letter_that_still_names_its_first_reader_stops(tmp_path: Path) -> None:
    draft = DRAFT.with_fact("recipient", "Mr Joe Okafor").with_part("salutation", "Dear Mr Okafor,")
    with pytest.raises(InputError, match="“Okafor”"):
        merge_of(tmp_path, GOOD, draft)
    draft = draft.with_part("salutation", "Dear [recipient],")
    (outcome,) = merge_of(tmp_path, GOOD, draft).run()
    assert "Dear Ms Jana Novak," in outcome.text
    assert "Okafor" not in outcome.text


def test_a_column_of_mail_addresses_says_where_the_mails_go(tmp_path: Path) -> None:
    head, row = HEAD.replace("\n", ",E-mail\n"), GOOD.replace("\n", ",j@n.example\n")
    found = listed(tmp_path, head + row + row.replace("j@n.example", "j@n"))
    filler = Filler(DRAFT, found.columns)
    assert filler.unused == ()
    merge = Merge(DRAFT, found, filler, force=True)
    first, second = put_all(merge, target_of(tmp_path / "out.mbox", "eml", ""))
    assert problems([first, second]) == [(3, "e_mail is “j@n”, which is no mail address.")]
    assert "j@n.example" not in first.text
    assert b"\nTo: Ms Jana Novak <j@n.example>\n" in (tmp_path / "out.mbox").read_bytes()


def test_an_amount_without_a_number_is_none(tmp_path: Path) -> None:
    ((_, what),) = problems(list(merge_of(tmp_path, GOOD.replace(",120,", ",much,")).run()))
    assert "has no number" in what


def test_columns_without_a_place_are_named(tmp_path: Path) -> None:
    found = listed(tmp_path, HEAD.replace("\n", ",Colour\n") + GOOD.replace("\n", ",red\n"))
    assert Filler(DRAFT, found.columns).unused == ("colour",)


@given(st.text(st.characters(codec="utf-8"), max_size=30))
@settings(deadline=None)
def test_any_value_is_refused_or_stands_in_the_letter_as_it_is(value: str) -> None:
    filled = Filler(Draft(steps={"thanks": "a [x] b"}), ("x",)).fill(Row(2, {"x": value.strip()}))
    if isinstance(filled, Problem):
        assert doubtful(value.strip())
    else:
        assert filled.steps["thanks"] == f"a {' '.join(value.split())} b"


# --- lists


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_lists_come_with_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    text = '\ufeffRecipient,Offer date\r\n\r\n,\r\n"Ann\nLee",2026-12-01\r\nBo,2026-12-02\r\n'
    rows = list(listed(tmp_path, text.replace(",", delimiter)).rows())
    assert rows == [
        Row(5, {"recipient": "Ann\nLee", "offer_date": "2026-12-01"}),
        Row(6, {"recipient": "Bo", "offer_date": "2026-12-02"}),
    ]


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (b"", None, "nothing in it"),
        (b"a,,b\n1,2,3\n", 1, "no name"),
        (b"a,A\n1,2\n", 1, "two columns"),
        (b"a,b\n1,2\n\xff,3\n", 3, "isn't UTF-8"),
        (b"a,b\n1,\0\n", 2, "isn't text"),
        (b'a,b\n1,"2\n', 2, "isn't CSV"),
    ],
)
def test_a_list_that_can_not_be_read_says_where(tmp_path: Path, data: bytes, line: int | None, said: str) -> None:
    with pytest.raises(FileError, match=said) as caught:
        list(listed(tmp_path, data).rows())
    assert caught.value.line == line


def test_a_sheet_reads_like_its_csv(tmp_path: Path) -> None:
    import datetime as dt

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Recipient", "Years", "parcel no", "Offer amount", "offer_date"])
    sheet.append(["Ms Jana Novak", 6, "NP-1", 120.0, dt.date(2026, 12, 1)])
    sheet.append([])
    sheet.append(["Mr Lee", 1, "=1+1", None, None])
    book.save(tmp_path / "list.xlsx")
    found = Recipients.find(tmp_path / "list.xlsx")
    first, second = found.rows()
    assert first == Row(2, dict(zip(found.columns, ["Ms Jana Novak", "6", "NP-1", "120", "2026-12-01"], strict=True)))
    assert second.line == 4
    assert isinstance(second, Row)
    assert second.values["parcel_no"] == "", "a formula that nobody worked out has no value, and none is made up"
    (tmp_path / "none.xlsx").write_text("x")
    with pytest.raises(FileError, match="as a sheet"):
        Recipients.find(tmp_path / "none.xlsx")


# --- places


def test_a_folder_gets_a_file_for_each_reader(tmp_path: Path) -> None:
    merge = merge_of(tmp_path, GOOD + GOOD.replace("Jana Novak", "Ada Bell"))
    put_all(merge, target_of(tmp_path / "out", "txt", merge.fingerprint()))
    files = sorted((tmp_path / "out").iterdir())
    assert [file.name for file in files] == ["000002-ms-jana-novak.txt", "000003-ms-ada-bell.txt"]
    assert "Dear Ms Bell," in files[1].read_text(encoding="utf-8")


def test_going_on_writes_only_what_is_not_there(tmp_path: Path) -> None:
    merge = merge_of(tmp_path, GOOD * 4)
    first = target_of(tmp_path / "out", "eml", merge.fingerprint())
    rows = merge.run(first)
    next(rows)
    next(rows)
    first.finish(whole=False)
    again = put_all(merge, target_of(tmp_path / "out", "eml", merge.fingerprint()))
    assert [one.again for one in again] == [True, True, False, False]
    assert len(list((tmp_path / "out").iterdir())) == 4


def test_another_letter_of_that_name_is_not_replaced(tmp_path: Path) -> None:
    merge = merge_of(tmp_path, GOOD)
    (tmp_path / "out").mkdir()
    path = tmp_path / "out" / "000002-ms-jana-novak.txt"
    path.write_text("precious")
    ((_, what),) = problems(put_all(merge, target_of(tmp_path / "out", "txt", "")))
    assert "there already" in what
    assert path.read_text() == "precious"
    assert problems(put_all(merge, target_of(tmp_path / "out", "txt", "", overwrite=True))) == []
    assert "precious" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("recipient", "name"),
    [
        ("=cmd|' /C calc'!A0", "000007-cmd-c-calc-a0.txt"),
        ("../../etc/passwd", "000007-etc-passwd.txt"),
        ("CON", "000007-con.txt"),
        ("-rf", "000007-rf.txt"),
        ("Ann\x00\x1b[31m\nLee", "000007-ann-31m.txt"),
        ("Ms Ann <ann@b.example>, Corham", "000007-ms-ann.txt"),
        ("???", "000007.txt"),
        ("ক্ষমা" * 30, f"000007-{('ক্ষমা' * 4)}.txt"),
        ("\u202egpj.exe", "000007-gpj-exe.txt"),
    ],
)
def test_names_of_files_are_safe(recipient: str, name: str) -> None:
    assert file_name(7, Draft(facts={"recipient": recipient}), "txt") == name


def test_one_file_of_lines(tmp_path: Path) -> None:
    merge = merge_of(tmp_path, GOOD + GOOD.replace("Jana Novak", "=Ada Bell"))
    put_all(merge, target_of(tmp_path / "out.jsonl", "txt", merge.fingerprint()))
    first, second = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert list(first) == ["line", "recipient", "subject", "language", "text"]
    assert (first["line"], second["recipient"]) == (2, "Ms =Ada Bell")
    assert {path.name for path in tmp_path.iterdir()} == {"list.csv", "out.jsonl"}


def test_one_file_of_mails_is_a_mailbox(tmp_path: Path) -> None:
    draft = DRAFT.with_step("fix", f"From now on it's safe.\n{DRAFT.steps['fix']}")
    merge = merge_of(tmp_path, GOOD.replace("Novak", "Novak <j@n.example>") + GOOD, draft)
    put_all(merge, target_of(tmp_path / "out.mbox", "eml", merge.fingerprint()))
    box = mailbox.mbox(tmp_path / "out.mbox", create=False)
    assert [mail["To"] for mail in box] == ["Ms Jana Novak <j@n.example>", None]
    for mail in box:
        plain = next(part for part in mail.walk() if part.get_content_type() == "text/plain")
        text = bytes(plain.get_payload(decode=True)).decode()
        assert "From now on it's safe.\n" in text.replace("\r\n", "\n")
    box.close()


@pytest.mark.parametrize("kind", ["jsonl", "mbox"])
@pytest.mark.parametrize("stop", [0, 1, 2, 5])
def test_a_run_cut_short_ends_as_if_it_had_not_been(tmp_path: Path, kind: str, stop: int) -> None:
    merge = merge_of(tmp_path, GOOD * 2 + "bad,row\n" + GOOD * 3)
    whole = tmp_path / f"whole.{kind}"
    put_all(merge, target_of(whole, "", merge.fingerprint()))
    path = tmp_path / f"cut.{kind}"
    first = target_of(path, "", merge.fingerprint())
    rows = merge.run(first)
    for _ in range(stop):
        next(rows)
    first.finish(whole=False)
    assert not path.exists()
    with (tmp_path / f"cut.{kind}.partial").open("ab") as partial:
        partial.write(b"half a lett")
    second = target_of(path, "", merge.fingerprint())
    put_all(merge, second)
    assert path.read_bytes() == whole.read_bytes()
    assert [one.name for one in tmp_path.iterdir() if "partial" in one.name] == []


def test_another_letter_does_not_go_on_with_what_is_half_done(tmp_path: Path) -> None:
    merge = merge_of(tmp_path, GOOD * 3)
    first = target_of(tmp_path / "out.jsonl", "", merge.fingerprint())
    next(merge.run(first))
    first.finish(whole=False)
    other = merge_of(tmp_path, GOOD * 3, DRAFT.with_fact("subject", "Your box"))
    assert other.fingerprint() != merge.fingerprint()
    second = target_of(tmp_path / "out.jsonl", "", other.fingerprint())
    assert second.done == 0
    put_all(other, second)
    assert {json.loads(line)["subject"] for line in (tmp_path / "out.jsonl").open(encoding="utf-8")} == {"Your box"}


def test_a_file_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "out.mbox").write_text("precious")
    with pytest.raises(InputError, match="there already"):
        target_of(tmp_path / "out.mbox", "eml", "")
    (tmp_path / "file").write_text("precious")
    with pytest.raises(InputError, match="no folder"):
        target_of(tmp_path / "file", "txt", "")


def test_memory_does_not_grow_with_the_list(tmp_path: Path) -> None:
    """Without the checks, whose memory of sentences has a bound of its own."""
    import tracemalloc

    peaks = []
    for count in (200, 4000):
        path = tmp_path / f"{count}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["recipient", "years", "parcel no", "offer amount", "offer_date"])
            writer.writerows(["Ms Jana Novak", 6, f"NP-{i}", 120, "2026-12-01"] for i in range(count))
        found = Recipients.find(path)
        merge = Merge(DRAFT, found, Filler(DRAFT, found.columns), force=True)
        next(merge.run())
        tracemalloc.start()
        target = target_of(tmp_path / f"{count}.jsonl", "", merge.fingerprint())
        for _ in merge.run(target):
            pass
        target.finish(whole=True)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 2
