"""The words of the interface: the same ids, places and plural forms in every language, and read as TOML reads them."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

import tactful.i18n
from tactful.i18n import ids, languages, plural_form, preferred, t, use_language
from tactful.i18n._catalog import parse

FOLDER = Path(tactful.i18n.__file__).parent
OTHERS = ("bn", "cs", "ur")
NUMBERS = (0, 1, 2, 3, 4, 5, 11, 12, 14, 21, 22, 100, 101, 1_000_000, 0.5, 1.5, 2.0)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    use_language("en")


def texts(entry: str | Mapping[str, str]) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry.values())


def places(text: str) -> set[tuple[str, str, str]]:
    """The places of a text: name, way of writing, conversion."""
    found = string.Formatter().parse(text)
    return {(name, spec or "", conversion or "") for _, name, spec, conversion in found if name is not None}


def test_there_are_four_languages() -> None:
    assert languages() == ("bn", "cs", "en", "ur")


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalog_has_the_ids_of_the_english_one(language: str) -> None:
    assert set(ids(language)) == set(ids("en"))


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_has_the_places_of_the_english_one(language: str) -> None:
    for name, entry in ids("en").items():
        # A plural form may say its number in words, so the forms together count.
        wanted = set().union(*(places(text) for text in texts(entry)))
        for text in texts(ids(language)[name]):
            assert places(text) <= wanted, name
        assert set().union(*(places(text) for text in texts(ids(language)[name]))) >= wanted - {("count", "", "")}, name


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(language: str) -> None:
    same = {name for name, entry in ids("en").items() if ids(language)[name] == entry}
    letters = {name for name in same if sum(char.isalpha() for char in "".join(texts(ids("en")[name]))) > 12}
    assert letters <= {"title.kind", "cli.doctor.pack"}


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_plural_entries_have_all_forms_of_the_language(language: str) -> None:
    forms = {*Locale(language).plural_form.tags, "other"}
    for name, entry in ids(language).items():
        assert isinstance(entry, str) == isinstance(ids("en")[name], str), name
        if not isinstance(entry, str):
            assert set(entry) == forms, name


@pytest.mark.parametrize("language", ["en", *OTHERS])
@pytest.mark.parametrize("number", NUMBERS)
def test_the_plural_form_is_the_one_unicode_names(language: str, number: float) -> None:
    # A float without a fraction is said as a whole number here.
    shown = int(number) if number == int(number) else number
    assert plural_form(language, number) == Locale(language).plural_form(shown)


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_the_fast_reader_reads_what_toml_reads(language: str) -> None:
    source = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")

    def flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
        for key, value in table.items():
            if isinstance(value, str):
                yield prefix + key, value
            else:
                yield from flat(value, f"{prefix}{key}.")

    read: dict[str, str] = {}
    for name, entry in parse(source).items():
        read |= {name: entry} if isinstance(entry, str) else {f"{name}.{form}": text for form, text in entry.items()}
    assert read == dict(flat(tomllib.loads(source)))


@pytest.mark.parametrize(
    "source",
    ["a = 'x'", 'a = """\nx"""', 'a = "\\u0041"', "[a]\nb = { one = 'x', other = 'y' }", 'a = "x" # told'],
)
def test_what_the_fast_reader_cannot_read_is_left_to_toml(source: str) -> None:
    assert set("".join("".join(texts(entry)) for entry in parse(source).values())) <= set("xyA")


def test_a_table_of_forms_and_other_words_is_no_plural() -> None:
    assert parse('[gate]\nother = "x"\ntitle = "y"') == {"gate.other": "x", "gate.title": "y"}
    assert parse('[gate]\nfound.one = "x"\nfound.other = "y"') == {"gate.found": {"one": "x", "other": "y"}}


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "cs_CZ.UTF-8"}, "cs"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "bn_BD"}, "bn"),
        ({"LANG": "bn_BD", "LC_MESSAGES": "", "LC_ALL": "ur_PK.UTF-8@x"}, "ur"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "../cs"}, "en"),
    ],
)
def test_the_language_of_the_system(environ: dict[str, str], language: str) -> None:
    assert preferred(environ) == language


def test_numbers_are_said_in_the_form_they_want() -> None:
    use_language("cs")
    assert [t("home.count", count=count) for count in (1, 3, 5)] == ["1 dopis", "3 dopisy", "5 dopisů"]
    use_language("bn")
    assert t("home.count", count=12) == "১২টি চিঠি"
    assert t("draft.half-character", what="x", code=0xD800, position=3).endswith("(U+D800)।")
    use_language("ur")
    assert [t("home.count", count=count) for count in (1, 2)] == ["1 خط", "2 خطوط"]


def test_an_unknown_language_is_english_and_an_unknown_id_shows_itself() -> None:
    use_language("xx")
    assert t("home.title") == "Letters"
    assert t("no.such-id") == "no.such-id"
