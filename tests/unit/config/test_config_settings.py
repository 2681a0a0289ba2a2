from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tactful.config import Paths, Sender, Settings, load_settings, save_settings
from tactful.config.choices import Address, Digits, Rtl, Width
from tactful.config.spoken import spoken_language
from tactful.errors import FileError
from tactful.model import Layout, Limits, Severity


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path)


def written(paths: Paths, text: str | bytes) -> tuple[Settings, FileError]:
    paths.config.mkdir(exist_ok=True)
    paths.settings.write_bytes(text if isinstance(text, bytes) else text.encode())
    settings, problem = load_settings(paths)
    assert isinstance(problem, FileError)
    return settings, problem


def test_without_a_file_all_stands_at_its_default(paths: Paths) -> None:
    assert load_settings(paths) == (Settings(), None)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(
            language="cs",
            letter_language="bn",
            region="GB,BD",
            digits=Digits.NATIVE,
            address=Address.FAMILIAR,
            theme="nord",
            layout=Layout.SEMI_BLOCK,
            rtl=Rtl.WORDS,
            width=Width.WIDE,
            profiles={"náš servis": Sender("Petr", email="p@sever.example"), "b": Sender()},
            sender=Sender("Jana Nováková", "Sever", "vedoucí", "Sever s.r.o.\nU doku 1\n", "j@sever.example", "1"),
            severities={"news.brevity": Severity.CONSIDER, "thanks.opening": Severity.MUST},
            dismissed={"tone.professional": "we use “!” a lot\nand like it", "news.order": ""},
            limits=Limits(news_words=25, apologies=4),
            keys={"save": "ctrl+s,f2", "open palette": "f1"},
        ),
    ],
)
def test_what_is_saved_is_loaded(paths: Paths, settings: Settings) -> None:
    save_settings(paths, settings)
    assert load_settings(paths) == (settings, None)
    assert stat.S_IMODE(paths.settings.stat().st_mode) == 0o600


def test_written_by_hand(paths: Paths) -> None:
    paths.config.mkdir()
    paths.settings.write_text(
        "\ufefflayout = ''\n[sender]\nname = 'Ann'\n"
        "[severities]\nnews.brevity = 'should'\n[limits]\nbody_words = 300\n[keys]\nsave = ['f2', 'f3']\n",
        "utf-8",
    )
    settings, problem = load_settings(paths)
    assert problem is None
    assert settings == Settings(
        sender=Sender(name="Ann"),
        severities={"news.brevity": Severity.SHOULD},
        limits=Limits(body_words=300),
        keys={"save": "f2,f3"},
    )
    assert settings.new_letter_language == "en"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("theme = 'nord'\ncolour = 'red'\n", 2, "no setting 'colour'"),
        ("theme = 'nord'\nlayout = 'blok'\n", 2, "block, modified, semi-block, email"),
        ("theme = 'nord'\nlanguage = 3\n", 2, "a code such as en"),
        ("theme = 'nord'\nregion = 'Europe'\n", 2, "a region such as GB"),
        ("theme = 'nord'\ndigits = 'roman'\n", 2, "auto, native, latin"),
        ("theme = 'nord'\naddress = 'rude'\n", 2, "formal, familiar"),
        ("theme = 'nord'\n[limits]\nbody = 3\n", 3, "no limit 'body'"),
        ("theme = 'nord'\n[limits]\nbody_words = 0\n", 3, "a number from 1 up"),
        ("theme = 'nord'\n[limits]\nreasons = '3'\n", 3, "a number from 1 up"),
        ("theme = 'nord'\nlanguage = 'English!'\n", 2, "a code such as en"),
        ("theme = 'nord'\n[sender]\nnick = 'A'\n", 3, "Known: name"),
        ("theme = 'nord'\n[sender]\nname = 1\n", 3, "text in quotes"),
        ("theme = 'nord'\nsender = 'Ann'\n", 2, "[sender]"),
        ("theme = 'nord'\n[profiles]\nshop = 'Ann'\n", 3, "[profiles.shop]"),
        ("theme = 'nord'\n[severities]\n\"news.brevity\" = 'off'\n", 3, "must, should, consider"),
        ("theme = 'nord'\n[keys]\nsave = ''\n", 3, "ctrl+s"),
        ("theme = 'nord'\nrtl = 'left'\n", 2, "terminal"),
        ("theme = 'nord'\nwidth = 2\n", 2, "narrow"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_rest_is_used(
    paths: Paths, text: str, line: int, words: str
) -> None:
    settings, problem = written(paths, text)
    assert settings == Settings(theme="nord")
    assert problem.title.startswith(f"{paths.settings}:{line}: ")
    assert words in str(problem)


def test_several_faults_are_counted(paths: Paths) -> None:
    settings, problem = written(paths, "language = 1\nlayout = 2\ntheme = 'nord'\nrtl = 3\n")
    assert problem.line == 1
    assert "2 other place" in problem.remedy
    assert settings.theme == "nord"


@pytest.mark.parametrize(
    ("text", "line"), [(b"theme = 'nord'\nlanguage = \n", 2), (b"theme = 'caf\xe9'\n", 1), (b"theme = '''\n\n", 3)]
)
def test_a_file_that_can_not_be_read_leaves_the_defaults(paths: Paths, text: bytes, line: int) -> None:
    settings, problem = written(paths, text)
    assert settings == Settings()
    assert problem.line == line


def test_a_folder_in_its_place(paths: Paths) -> None:
    paths.settings.mkdir(parents=True)
    settings, problem = load_settings(paths)
    assert settings == Settings()
    assert problem is not None


def test_saving_keeps_a_file_that_was_wrong(paths: Paths) -> None:
    written(paths, "language = \n")
    save_settings(paths, Settings(theme="nord"))
    assert load_settings(paths) == (Settings(theme="nord"), None)
    assert (paths.config / "settings.toml.old").read_text() == "language = \n"


def test_a_reason_must_be_text(paths: Paths) -> None:
    settings, problem = written(paths, "[dismissed]\nnews.order = 'we thank last'\ntone.blame = 3\n")
    assert settings.dismissed == {"news.order": "we thank last"}
    assert problem.line == 3
    assert "Give your reason in quotes." in str(problem)


def test_a_region_may_be_named_with_its_language(paths: Paths) -> None:
    paths.config.mkdir()
    paths.settings.write_text("region = 'en-us, bn-IN,PK'\n", "utf-8")
    settings, problem = load_settings(paths)
    assert problem is None
    assert settings.regions == ("US", "IN", "PK")
    assert Settings().regions == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("language = 'cs'\n", "cs"),
        ("\ufeff# language = 'bn'\ntheme = 'x'\n  language=\"ur-PK\" # mine\n", "ur"),
        ("theme = 'x'\n[sender]\nlanguage = 'cs'\n", "en"),
        ("letter_language = 'cs'\n", "en"),
        ("language = ''\n", "en"),
        ("language = 'English!'\n", "en"),
        ("not toml at all", "en"),
    ],
)
def test_the_first_look_finds_the_language_that_the_settings_name(paths: Paths, text: str, language: str) -> None:
    paths.config.mkdir()
    paths.settings.write_text(text, "utf-8")
    assert spoken_language(paths) == language


def test_without_settings_the_system_decides(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "cs_CZ.UTF-8")
    assert spoken_language(paths) == Settings().spoken == Settings().new_letter_language == "cs"
    assert Settings(letter_language="ur").new_letter_language == "ur"


def test_profiles_are_read_each_for_itself(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path)
    paths.config.mkdir()
    text = "[profiles.shop]\nname = 'Ann'\nnick = 'A'\n[profiles.'náš servis']\nphone = '1'\n"
    paths.settings.write_text(text, encoding="utf-8")
    settings, problem = load_settings(paths)
    assert settings.profiles == {"shop": Sender(name="Ann"), "náš servis": Sender(phone="1")}
    assert "settings.toml:3:" in str(problem)


def test_a_letterhead_is_put_together_where_none_is_written() -> None:
    assert Sender(company="North").head == ""
    assert Sender("Ann", "North", email="a@n.example", phone="1").head == "North\n1\na@n.example"
    assert Sender(email="a@n.example", letterhead="N").head == "N"
