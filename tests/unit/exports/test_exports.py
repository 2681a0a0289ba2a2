from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tactful.errors import ExitCode, InputError, UnknownNameError, WriteError
from tactful.exports import export, export_formats, placeholders, rendered
from tactful.exports.md import to_markdown
from tactful.letters import render
from tactful.model import Draft, Layout

DRAFT = Draft(
    facts={"recipient": "Ms Weber", "sender": "Ann Lee", "company": "North Parcels", "date": "2026-11-21"},
    steps={"thanks": "Thank you for six years.", "segue": "We lost your parcel & we *can't* find it.\n1. It's gone."},
)


def test_formats_are_the_modules_of_the_package() -> None:
    assert set(export_formats()) >= {"md", "txt"}
    assert not any(name.startswith("_") for name in export_formats())


def test_text_is_the_letter_as_it_is_shown(tmp_path: Path) -> None:
    path = export(DRAFT, tmp_path / "letter.txt")
    assert path.read_bytes().decode() == render(DRAFT).removesuffix("\n") + "\n"
    assert "We lost your parcel & we *can't* find it." in path.read_text("utf-8")


@pytest.mark.parametrize("layout", [None, "email", *Layout])
def test_the_layout_can_be_chosen(tmp_path: Path, layout: Layout | str | None) -> None:
    path = export(DRAFT, str(tmp_path / "letter.TXT"), layout)
    assert path.read_text("utf-8").rstrip("\n") == render(DRAFT, layout).rstrip("\n")


def test_markdown_keeps_the_words_from_being_markup(tmp_path: Path) -> None:
    text = export(DRAFT, tmp_path / "letter.md").read_text("utf-8")
    assert "parcel & we \\*can't\\* find it.\\\n1\\. It's gone." in text


@pytest.mark.parametrize("name", ["letter", "letter.odt", "letter.", ".txt", "letter._export"])
def test_other_endings_are_refused_with_the_ones_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"\.md, .*\.txt") as caught:
        export(DRAFT, tmp_path / name)
    assert caught.value.exit_code == ExitCode.BAD_INPUT
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UnknownNameError):
        rendered(DRAFT, "odt")


def test_places_to_fill_in_are_refused_by_name(tmp_path: Path) -> None:
    draft = DRAFT.with_step("segue", "We lost [what was lost] of {{name}} on ___ and [what was lost].")
    with pytest.raises(InputError, match=r"\[what was lost\], \{\{name\}\}, ___\.") as caught:
        export(draft, tmp_path / "letter.txt")
    assert caught.value.exit_code == ExitCode.BAD_INPUT
    assert list(tmp_path.iterdir()) == []
    assert "[what was lost]" in export(draft, tmp_path / "letter.txt", force=True).read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[what was lost] and [ক্ষমা]", ["[what was lost]", "[ক্ষমা]"]),
        ("{recipient}, {{ name }}, <<date>>", ["{recipient}", "{{ name }}", "<<date>>"]),
        ("on __________ we", ["__________"]),
        ("he wrote [sic], [...] and [12]; see [our terms](https://example.com), a_b, __init__", []),
        ("a [line\nbreak] and {", []),
    ],
)
def test_what_is_a_place_to_fill_in(text: str, found: list[str]) -> None:
    places = placeholders(text)
    assert [place.text for place in places] == found
    assert all(text[place.start : place.end] == place.text for place in places)


def test_nothing_is_replaced_silently(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("precious")
    path.chmod(0o640)
    with pytest.raises(InputError, match="there already"):
        export(DRAFT, path)
    assert path.read_text() == "precious"
    export(DRAFT, path, overwrite=True)
    assert "precious" not in path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_dangling_link_is_something_too(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError, match="there already"):
        export(DRAFT, tmp_path / "letter.txt")


def test_a_link_stays_a_link_when_its_file_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "letter.txt").symlink_to("real.txt")
    assert export(DRAFT, tmp_path / "letter.txt", overwrite=True) == tmp_path / "real.txt"
    assert (tmp_path / "letter.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text("utf-8") != "old"


def test_a_new_file_follows_the_umask(tmp_path: Path) -> None:
    former = os.umask(0o027)
    try:
        path = export(DRAFT, tmp_path / "letter.txt")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(former)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_places_that_can_not_be_written(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="folder doesn't exist") as caught:
        export(DRAFT, tmp_path / "none" / "letter.txt")
    assert caught.value.exit_code == ExitCode.NOT_WRITTEN
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(InputError, match="isn't a file"):
        export(DRAFT, tmp_path / "folder.txt", force=True)


def test_markdown_of_layouts_with_spaces_and_empty_lines() -> None:
    assert to_markdown("a\n\n\n\nb\n") == "a\n\n&nbsp;\n\n&nbsp;\n\nb\n"
    assert to_markdown("    a  b") == "&nbsp;\u00a0\u00a0\u00a0a\u00a0 b\n"
    assert to_markdown("a\nb\\\nc") == "a\\\nb\\\\\\\nc\n"
    assert to_markdown("") == ""
