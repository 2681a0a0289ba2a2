"""The commands around drafts: list, show, rename, duplicate, delete, restore, history, diff, export, copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Tactful


def test_list_as_json(tactful: Tactful, draft: str, home: Path) -> None:
    (home / "drafts" / "broken.toml").write_text("schema = [", encoding="utf-8")
    listed = {entry["id"]: entry for entry in tactful("list", "--json").json}
    assert list(listed[draft]) == ["id", "title", "guide", "language", "recipient", "updated", "path", "damaged"]
    assert listed[draft]["recipient"] == "Ms Jana Novak"
    assert listed[draft]["guide"] == "bad-news"
    assert listed[draft]["damaged"] is None
    assert listed[draft]["path"] == str(home / "drafts" / f"{draft}.toml")
    assert listed["broken"]["damaged"]
    assert "damaged" in tactful("list").out


def test_list_searches_the_words(tactful: Tactful, draft: str) -> None:
    assert [entry["id"] for entry in tactful("list", "--json", "--search", "NOVAK file").json] == [draft]
    assert tactful("list", "--json", "--search", "zebra").json == []
    assert tactful("list", "--search", "zebra").out == ""


def test_an_empty_list_is_an_array(tactful: Tactful, home: Path) -> None:
    assert tactful("list", "--json").json == []
    assert not home.exists()


def test_show_in_each_format(tactful: Tactful, draft: str) -> None:
    text = tactful("show", draft[:-1]).out
    assert "Dear Ms Novak,\n\nThank you for six years.\n" in text
    assert tactful("show", draft, "--format", "json").json["text"] == text
    assert "Thank you for six years" in tactful("show", draft, "--format", "md").out
    assert tactful("show", draft, "--layout", "semi-block").out.count("    Thank you") == 1
    for arguments in (("--format", "docx"), ("--format", "rtf"), ("--layout", "slanted")):
        refused = tactful("show", draft, *arguments)
        assert (refused.code, refused.out) == (2, "")
        assert "Known:" in refused.err


@pytest.mark.parametrize(
    "command", ["show", "open", "rename", "duplicate", "delete", "restore", "history", "diff", "export", "copy"]
)
@pytest.mark.parametrize("ref", ["nothing-there", "", "./missing.toml", "a\nb"])
def test_a_draft_that_is_not_there_is_2(tactful: Tactful, draft: str, command: str, ref: str) -> None:
    rest = {"rename": ["Title"], "export": ["--to", "x.txt"]}.get(command, [])
    refused = tactful(command, ref, *rest)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err
    assert "Traceback" not in refused.err


def test_a_damaged_draft_is_named_and_left_alone(tactful: Tactful, home: Path, draft: str) -> None:
    path = home / "drafts" / "broken.toml"
    path.write_text("schema = [", encoding="utf-8")
    for command in (["show"], ["duplicate"], ["copy"], ["rename"], ["export"]):
        rest = {"rename": ["Title"], "export": ["--to", "x.txt"]}.get(command[0], [])
        refused = tactful(*command, "broken", *rest)
        assert refused.code == 2
        assert "broken.toml" in refused.err
    assert path.read_text(encoding="utf-8") == "schema = ["


def test_rename_duplicate_delete_restore(tactful: Tactful, draft: str) -> None:
    assert tactful("rename", draft, "Fees, Ms Novak").code == 0
    copy = tactful("duplicate", draft).out.strip()
    titles = {entry["id"]: entry["title"] for entry in tactful("list", "--json").json}
    assert titles[draft] == "Fees, Ms Novak"
    assert set(titles) == {draft, copy}
    assert tactful("show", copy).out == tactful("show", draft).out
    assert tactful("delete", copy).code == 0
    assert [entry["id"] for entry in tactful("list", "--json").json] == [draft]
    assert tactful("show", copy).code == 2
    assert tactful("restore", copy).code == 0
    assert tactful("show", copy).code == 0


def test_delete_forever_leaves_nothing(tactful: Tactful, home: Path) -> None:
    made = tactful("new", "--plain", "--skip-facts", stdin="Xylophone.\n.\n").last
    tactful("rename", made, "Xylophone")
    assert tactful("delete", "--forever", made).code == 0
    left = [path for path in home.rglob("*") if path.is_file() and b"Xylophone" in path.read_bytes()]
    assert left == []
    assert list(home.rglob(f"*{made}*")) == []
    assert tactful("restore", made).code == 2


def test_history_diff_and_an_earlier_version(tactful: Tactful, draft: str, home: Path) -> None:
    path = home / "drafts" / f"{draft}.toml"
    assert tactful("diff", draft).out == "" or tactful("history", draft).out
    before = len(tactful("history", "--json", draft).json)
    path.write_text(path.read_text(encoding="utf-8").replace("We lost your file.", "We found it."), encoding="utf-8")
    tactful("rename", draft, "Found")
    versions = tactful("history", "--json", draft).json
    assert len(versions) >= before
    first = versions[0]["version"]
    shown = tactful("history", draft)
    assert shown.code == 0
    assert str(first) in shown.out
    changed = tactful("diff", draft, str(first)).out
    assert "+We found it." in changed
    words = tactful("diff", draft, str(first), "--words").out
    assert "{+We found it.+}" in words
    assert tactful("restore", draft, "--version", str(first)).code == 0
    assert "We found it." not in tactful("show", draft).out
    assert tactful("restore", draft, "--version", "999").code == 2
    assert tactful("diff", draft, "999").code == 2
    assert tactful("diff", draft, str(first), str(first), "--words").out == ""


def test_export_writes_what_show_shows(tactful: Tactful, draft: str, tmp_path: Path) -> None:
    done = tactful("export", draft, "--to", "out.txt")
    assert (done.code, done.out) == (0, "")
    assert (tmp_path / "out.txt").read_bytes().decode() == tactful("show", draft).out
    assert tactful("export", draft, "--to", "out.md", "--layout", "email").code == 0
    assert tactful("export", draft, "--to", "out.txt").code == 0
    assert tactful("export", draft, "--to", "out.rtf").code == 2
    assert tactful("export", draft, "--to", "missing/out.txt").code in (2, 3)
    assert tactful("export", draft, "--to", "out.txt", "--layout", "slanted").code == 2


def test_export_refuses_what_is_still_to_fill_in(tactful: Tactful, tmp_path: Path) -> None:
    made = tactful("new", "--plain", "--skip-facts", stdin="On [date] we lost {{name}}.\n.\n").last
    refused = tactful("export", made, "--to", "out.txt")
    assert refused.code == 2
    assert "[date]" in refused.err
    assert "--force" in refused.err
    assert not (tmp_path / "out.txt").exists()
    assert tactful("export", made, "--to", "out.txt", "--force").code == 0
    assert "[date]" in (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_copy_says_what_happened(tactful: Tactful, draft: str) -> None:
    done = tactful("copy", draft, env={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert done.out == ""
    assert done.err
    assert done.code in (0, 3)


def test_explain_and_guides(tactful: Tactful) -> None:
    told = tactful("explain", "thanks.opening")
    assert told.code == 0
    for part in ("thanks.opening", "A07", "Good", "Not so good", "must"):
        assert part in told.out
    assert "thanks.opening" in tactful("explain", "thanks.openin").err
    assert tactful("explain", "nothing").code == 2
    assert tactful("explain", "thanks.opening", "--lang", "xx").code == 2
    assert "bad-news" in tactful("guides").out
    shown = tactful("guides", "show", "bad-news").out
    for part in ("thanks", "segue", "solution", "referral", "fix", "news.plain"):
        assert part in shown
    assert tactful("guides", "show", "good-news").code == 2
