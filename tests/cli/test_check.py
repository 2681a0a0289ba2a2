"""`tactful check`: the JSON, the spans, the exit codes, and letters of every awkward kind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Tactful

LETTER = (Path(__file__).parent / "letter.txt").read_text(encoding="utf-8")

REPORT_KEYS = ["schema", "file", "guide", "language", "guessed", "facts", "verdict", "words", "steps", "checks"]
CHECK_KEYS = ["id", "step", "severity", "status", "message", "source", "findings"]


def spans_hold(report: dict[str, Any], text: str) -> None:
    """Every span of the report counts in the text as given."""
    for check in report["checks"]:
        for finding in check["findings"]:
            assert text[finding["start"] : finding["end"]] == finding["text"]
    for step in report["steps"]:
        assert text[step["start"] : step["end"]].strip()


def test_json_has_exactly_the_keys_and_values_of_schema_1(tactful: Tactful, letter: Path) -> None:
    told = tactful("check", "--format", "json", "--set", "fault=ours", letter)
    report = told.json
    assert list(report) == REPORT_KEYS
    assert report["schema"] == 1
    assert report["file"] == str(letter)
    assert report["guide"] == "bad-news"
    assert report["language"] == "en"
    assert {"guide", "language"} <= set(report["guessed"])
    assert report["facts"]["fault"] == "ours"
    assert report["verdict"] in ("ready", "not-ready")
    assert told.code == (0 if report["verdict"] == "ready" else 1)
    for check in report["checks"]:
        assert list(check) == CHECK_KEYS
        assert check["severity"] in ("must", "should", "consider")
        assert check["status"] in ("pass", "fail", "unsure", "skip")
        assert check["message"]
        assert check["source"]
    assert len({check["id"] for check in report["checks"]}) == len(report["checks"])
    failing = [c for c in report["checks"] if c["status"] == "fail" and c["severity"] == "must"]
    assert (report["verdict"] == "not-ready") == bool(failing)
    spans_hold(report, LETTER)


def test_what_is_given_is_not_guessed(tactful: Tactful, letter: Path) -> None:
    told = tactful("check", "--guide", "bad-news", "--lang", "en", "--format", "json", letter).json
    assert not {"guide", "language"} & set(told["guessed"])


def test_standard_input_and_jsonl_in_input_order(tactful: Tactful, letter: Path) -> None:
    told = tactful("check", "--format", "jsonl", letter, "-", stdin=LETTER)
    reports = [json.loads(line) for line in told.out.splitlines()]
    assert [report["file"] for report in reports] == [str(letter), "-"]
    assert reports[0]["checks"] == reports[1]["checks"]


@pytest.mark.parametrize(
    "text",
    [
        LETTER.replace("\n", "\r\n"),
        "\ufeff" + LETTER,
        LETTER.replace("£41", "\x1b[31m£41\x07"),
        LETTER + "\x00\u2028\u202e" + "👩‍👩‍👧 z\u030c ক্ষমা معذرت",
        "\ufeffA",
        "[",
        "x" * 5000,
    ],
)
def test_any_text_is_checked_exactly_as_given(tactful: Tactful, text: str) -> None:
    told = tactful("check", "--format", "json", "-", stdin=text.encode())
    assert told.code in (0, 1)
    assert told.err == ""
    spans_hold(told.json, text)


def test_a_bom_counts_and_so_does_each_half_of_a_line_end(tactful: Tactful) -> None:
    plain = tactful("check", "--format", "json", "-", stdin=LETTER).json
    marked = tactful("check", "--format", "json", "-", stdin="\ufeff" + LETTER).json
    assert [s["start"] + 1 for s in plain["steps"]] == [s["start"] for s in marked["steps"]]
    crlf = tactful("check", "--format", "json", "-", stdin=LETTER.replace("\n", "\r\n")).json
    assert crlf["steps"][0]["start"] == plain["steps"][0]["start"] + LETTER[: plain["steps"][0]["start"]].count("\n")


@pytest.mark.parametrize(
    ("data", "place"),
    [(b"Dear\nMs \xff Novak", "bad.txt:2"), (b"\xc3", "bad.txt:1"), (b"a\n\xed\xa0\x80", "bad.txt:2")],
)
def test_bad_utf8_is_named_with_its_line(tactful: Tactful, tmp_path: Path, data: bytes, place: str) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    refused = tactful("check", "bad.txt")
    assert refused.code == 2
    assert refused.out == ""
    assert refused.err.count("\n") == 1
    assert refused.err.startswith(place)
    assert "byte" in refused.err


def test_an_unreadable_file_has_its_line_and_the_rest_goes_on(tactful: Tactful, letter: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    told = tactful("check", "--format", "jsonl", "missing.txt", letter, "folder", letter)
    assert told.code == 2
    assert len(told.out.splitlines()) == 2
    assert [line.split(":")[0] for line in told.err.splitlines()] == ["missing.txt", "folder"]


def test_2_beats_1(tactful: Tactful, tmp_path: Path) -> None:
    (tmp_path / "poor.txt").write_text("You should have read the contract.\n", encoding="utf-8")
    assert tactful("check", "poor.txt").code == 1
    assert tactful("check", "poor.txt", "missing.txt").code == 2


def test_json_takes_one_letter(tactful: Tactful, letter: Path) -> None:
    refused = tactful("check", "--format", "json", letter, letter)
    assert (refused.code, refused.out) == (2, "")
    assert "jsonl" in refused.err


@pytest.mark.parametrize(
    "options",
    [
        ("--guide", "good-news"),
        ("--lang", "xx"),
        ("--set", "colour=red"),
        ("--set", "fault=mine"),
        ("--set", "fault"),
        ("--set", "date=2026-02-30"),
        ("--set", "truthful=maybe"),
        ("--only", "thanks.nothing"),
        ("--ignore", "thanks.nothing"),
    ],
)
def test_unknown_names_and_bad_values_are_2(tactful: Tactful, letter: Path, options: tuple[str, ...]) -> None:
    refused = tactful("check", *options, letter)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err
    assert "Traceback" not in refused.err


def test_only_and_ignore(tactful: Tactful, letter: Path) -> None:
    only = tactful("check", "--format", "json", "--only", "thanks.opening", letter).json
    assert [check["id"] for check in only["checks"]] == ["thanks.opening"]
    rest = tactful("check", "--format", "json", "--ignore", "thanks.opening", letter).json
    assert "thanks.opening" not in [check["id"] for check in rest["checks"]]
    assert len(rest["checks"]) > 5


def test_a_draft_brings_its_own_guide_and_facts(tactful: Tactful, draft: str, home: Path) -> None:
    path = home / "drafts" / f"{draft}.toml"
    report = tactful("check", "--format", "json", path).json
    assert not {"guide", "language", "recipient", "relationship"} & set(report["guessed"])
    assert report["facts"]["recipient"] == "Ms Jana Novak"
    assert report["facts"]["relationship"] == "continues"
    letter = tactful("show", draft).out
    spans_hold(report, letter)
    assert [step["id"] for step in report["steps"]] == ["thanks", "segue", "solution"]
    assert letter[report["steps"][0]["start"] : report["steps"][0]["end"]] == "Thank you for six years."
    other = tactful("check", "--format", "json", "--set", "fault=ours", path).json
    assert other["facts"]["fault"] == "ours"


def test_a_dismissal_changes_no_status(tactful: Tactful, draft: str, home: Path) -> None:
    path = home / "drafts" / f"{draft}.toml"
    before = tactful("check", "--format", "json", path).json
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[dismissed]\n", '[dismissed]\n"tone.blame" = "no"\n'), encoding="utf-8")
    assert "tone.blame" in tactful("show", "--format", "json", draft).json["dismissed"]
    assert tactful("check", "--format", "json", path).json["checks"] == before["checks"]


def test_a_damaged_draft_is_refused_where_it_is_damaged(tactful: Tactful, tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text('schema = 1\nguide = "bad-news"\n[steps\n', encoding="utf-8")
    refused = tactful("check", "broken.toml")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("broken.toml:3")


def test_text_is_for_people_and_without_colour_in_a_pipe(tactful: Tactful, tmp_path: Path) -> None:
    (tmp_path / "poor.txt").write_text("Dear Ms Novak,\n\nYou should have read \x1b[2Jit!!\n", encoding="utf-8")
    told = tactful("check", "poor.txt", env={"TERM": "xterm-256color"})
    assert told.code == 1
    assert told.out.startswith("poor.txt: not ready")
    assert "guessed" in told.out
    assert "\x1b" not in told.out
    assert "3:" in told.out


def test_sarif(tactful: Tactful, tmp_path: Path, letter: Path) -> None:
    text = "Dear Ms Novak,\r\n\r\n👩 You should have read the contract!!\r\n"
    (tmp_path / "poor letter.txt").write_bytes(text.encode())
    told = tactful("check", "--format", "sarif", "poor letter.txt", letter, "missing.txt")
    assert told.code == 2
    log = told.json
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    assert not run["invocations"][0]["executionSuccessful"]
    poor = [r for r in run["results"] if _location(r)["artifactLocation"]["uri"] == "poor%20letter.txt"]
    assert poor
    with_words = [r for r in poor if "region" in _location(r)]
    assert with_words
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note", "none")
        assert (result["kind"] == "fail") == (result["level"] != "none")
    lines = text.split("\n")
    for result in with_words:
        region = _location(result)["region"]
        words = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
        assert words == region["snippet"]["text"]
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(words.split("\n")[0].rstrip("\r"))


def _location(result: dict[str, Any]) -> dict[str, Any]:
    location: dict[str, Any] = result["locations"][0]["physicalLocation"]
    return location


@pytest.mark.parametrize("size", [100_000, 2_000_000])
def test_a_monstrous_letter_is_checked_or_clearly_refused(tactful: Tactful, tmp_path: Path, size: int) -> None:
    (tmp_path / "long.txt").write_text("We are sorry about this and that. " * (size // 34), encoding="utf-8")
    told = tactful("check", "--format", "json", "long.txt")
    if told.code == 2:
        assert "long.txt" in told.err
        assert told.out == ""
    else:
        assert told.json["words"] > 1000


def test_nothing_is_ever_read_without_end(tactful: Tactful) -> None:
    refused = tactful("check", "/dev/zero")
    assert refused.code == 2
    assert "limit" in refused.err


def test_an_empty_letter_gets_one_line_and_exit_2(tactful: Tactful, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    for content in ("", " \n\n", "\ufeff\n"):
        empty.write_text(content, encoding="utf-8")
        done = tactful("check", str(empty))
        assert done.code == 2
        assert done.out == ""
        assert "nothing in it" in done.err
        assert "Write the letter first" in done.err


def test_a_letter_of_2_mb_is_refused_in_one_line(tactful: Tactful, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_text("A letter. " * 200_000, encoding="utf-8")
    done = tactful("check", str(large))
    assert done.code == 2
    assert "far longer than a letter" in done.err
    assert "1 MB" in done.err


def test_the_persons_limits_are_measured_by(tactful: Tactful, home: Path, letter: Path) -> None:
    def brevity() -> str:
        report = tactful("check", "--guide", "bad-news", "--format", "json", letter).json
        return next(str(check["status"]) for check in report["checks"] if check["id"] == "news.brevity")

    assert brevity() == "pass"
    (home / "config").mkdir(parents=True, exist_ok=True)
    (home / "config" / "settings.toml").write_text("[limits]\nbody_words = 10\n", encoding="utf-8")
    assert brevity() == "fail"


def test_a_plain_call_says_what_a_call_with_options_says(tactful: Tactful, home: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ms Novak,\n\nWe will end your service.\n\nKind regards,\nPetra\n", encoding="utf-8")
    wrong = home / "config" / "packs" / "stray.toml"
    for path in (str(letter), str(tmp_path / "nowhere.txt"), str(tmp_path)):
        plain, read = tactful("check", path), tactful("check", "--format", "text", path)
        assert (plain.code, plain.out, plain.err) == (read.code, read.out, read.err)
    wrong.parent.mkdir(parents=True)
    wrong.write_text("", encoding="utf-8")
    (home / "config" / "settings.toml").write_text('[severities]\n"news.plain" = "consider"\n[oops', encoding="utf-8")
    plain, read = tactful("check", str(letter)), tactful("check", "--format", "text", str(letter))
    assert (plain.code, plain.out, plain.err) == (read.code, read.out, read.err)
    assert "settings.toml" in plain.err
    assert "stray.toml" in plain.err


def test_a_plain_call_loads_no_reader_of_options(tmp_path: Path, environment: dict[str, str]) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ms Novak,\n\nThank you.\n\nKind regards,\nPetra\n", encoding="utf-8")
    code = (
        "import os, sys\nfrom tactful import __main__\n"
        f"sys.argv = ['tactful', 'check', {str(letter)!r}]\n"
        "os._exit = lambda code: print('\\n'.join(sys.modules), file=sys.stderr) or sys.exit(code)\n"
        "__main__.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    loaded = set(done.stderr.split())
    assert "tactful.checks.engine" in loaded
    assert not loaded & {"click", "platformdirs", "tomllib", "tactful.model.guide", "tactful.config.settings"}
