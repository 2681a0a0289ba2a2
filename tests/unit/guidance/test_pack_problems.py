"""Each kind of problem in a pack, with the line and column it stands at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.unit.guidance.conftest import CHECK, GUIDE, HEAD, WORDS, Write

from tactful.errors import FileError, PackError
from tactful.guidance import load_guide, use_packs
from tactful.guidance.files import PACKS
from tactful.guidance.validate import validate


def place_of(text: str, part: str) -> tuple[int, int]:
    """Line and column of a part of a text."""
    before = text[: text.index(part)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def only(problems: tuple[PackError, ...]) -> PackError:
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


@pytest.mark.parametrize(
    ("old", "new", "at", "told"),
    [
        ('label = "Offers a gift"', 'labl = "Offers a gift"', None, "label is missing"),
        ("why =", 'colour = "red"\nwhy =', "colour", "no key 'colour'"),
        ('severity = "must"', 'severity = "most"', '"most"', "severity can't be 'most'"),
        ('severity = "must"', "severity = 1", "1", "must be text"),
        ('kind = "presence"', 'kind = "magic"', '"magic"', "no kind is called"),
        ('kind = "presence"', 'kind = "facts"', "phrases =", "doesn't look for phrases"),
        ('id = "acme.gift"', 'id = "acme.other"', '"acme.other"', "the file's name"),
        ("bad-news = {", "good-news = {", "good-news", "no guide is called"),
        ('step = "solution"', 'step = "start"', '"start"', "has no step 'start'"),
        ('step = "solution"', 'stepp = "solution"', "stepp", "no key 'stepp'"),
        ('["(gift|voucher) ... you"]', '["... you"]', '"... you"', "begins with a gap"),
        ('["(gift|voucher) ... you"]', "[" + repr("(a b|c d) " * 12) + "]", "'(a b", "too many ways"),
        ('["(gift|voucher) ... you"]', "[]", "[]", "phrases is empty"),
        ('phrases = ["(gift|voucher) ... you"]', "", "[find]", "nothing to look for"),
        ("[find]", "[find]\nsure = 2", "2\n", "a number from 0 to 1"),
        ("[find]", '[when]\nweather = ["bad"]\n[find]', "weather", "no fact is called"),
        ("[find]", '[unless]\nfault = ["mine"]\n[find]', '"mine"', "fault can't be 'mine'"),
        ('fail = "No', 'maybe = "x"\nfail = "No', "maybe", "no status is called"),
        ('pass = "There it is."\n', "", "[messages]", "pass is missing"),
        ('[[bad]]\ntext = "We gave it away."\n', "", None, "no bad passage"),
        ('text = "We gave it away."', 'facts = { fault = "x" }', "[[bad]]", "no text"),
        ('text = "We gave it away."', 'text = "No."\nfacts = { fault = "x" }', '"x"', "fault can't be 'x'"),
        ('text = "We gave it away."', 'text = "No."\nguide = "ending-service"', '"ending-service"', "doesn't hold"),
        ("We always do.", "We \\u001b[31m do.", '"We \\u001b', "control character"),
        ("We always do.", "We \\u202e do.", '"We \\u202e', "control character"),
    ],
)
def test_a_check(write: Write, packs: Path, old: str, new: str, at: str | None, told: str) -> None:
    assert old in CHECK
    text = CHECK.replace(old, new)
    write({"checks/acme.gift.toml": text})
    problems = use_packs(packs)
    found = next(problem for problem in problems if told in problem.title)
    assert (found.line, found.column) == (place_of(text, at) if at else (1, 1))
    assert found.remedy
    assert str(found).startswith(f"{packs / 'acme/checks/acme.gift.toml'}:{found.line}:{found.column}: ")
    assert "acme.gift" not in [check.id for check in load_guide("bad-news").checks]


@pytest.mark.parametrize(
    ("old", "new", "at", "told"),
    [
        ('title = "Late"', 'titel = "Late"', "titel", "no key 'titel'"),
        ('"news.plain", ', "3, ", "3,", "must be text"),
        ('goal = "Say it."\n', "", "[[steps]]", "goal is missing"),
        ('id = "end"', 'id = "begin"', '"begin"\ntitle = "End"', "stands here twice"),
        ('id = "end"', 'id = "The End"', '"The End"', "can't be called"),
        ('step = "end"', 'step = "ends"', '"ends"', "has no step 'ends'"),
        ('severity = "consider"', 'severity = "big"', '"big"', "severity can't be"),
        ("[[steps]]", 'first_facts = ["event"]\n[[steps]]', '"event"', "has no question"),
        ('goal = "Mend', 'questions = ["why"]\ngoal = "Mend', '"why"', "has no question"),
        ("[[steps]]", '[[questions]]\nfact = "mood"\nquestion = "?"\n[[steps]]', '"mood"', "no fact is called"),
        ('goal = "Mend it."', 'goal = "x"\n[step_acts]\nmiddle = ["news"]', "middle", "has no step 'middle'"),
        ('goal = "Mend it."', 'goal = "x"\n[step_acts]\nclosing = "z"', '"z"', "has no step 'z'"),
        ('goal = "Mend it."', 'goal = "x"\n[[examples]]\nsteps = { a = "b" }', "a =", "has no step 'a'"),
        ('id = "late"', 'id = "bad-news"', '"bad-news"', "built-in guide"),
    ],
)
def test_a_guide(write: Write, packs: Path, old: str, new: str, at: str, told: str) -> None:
    text = GUIDE.replace(old, new, 1)
    assert text != GUIDE
    write({"guides/late.toml": text, "checks/acme.gift.toml": CHECK})
    found = next(problem for problem in use_packs(packs) if told in problem.title)
    assert (found.line, found.column) == place_of(text, at)
    assert found.remedy


def test_a_guide_that_names_a_check_nobody_has_does_without_it(write: Write, packs: Path) -> None:
    text = GUIDE.replace("news.plain", "news.plane")
    write({"guides/late.toml": text, "checks/acme.gift.toml": CHECK})
    found = only(use_packs(packs))
    assert (found.line, found.column) == place_of(text, '"news.plane"')
    assert [check.id for check in load_guide("late").checks] == ["acme.gift"]


@pytest.mark.parametrize(
    ("old", "new", "at", "told"),
    [
        ("[[banned]]", 'colour = "red"\n[[banned]]', "colour", "no key"),
        ('instead = "soon"', "instead = 4", "4", "must be text"),
        ('"synergy"', '""', '""', "is empty"),
        ('"synergy"', '"^"', '"^"', "holds no word"),
        ('id = "address"', 'id = "words"', '"words"', "stands here twice"),
        ('id = "address"', 'id = "Big Id"', '"Big Id"', "can't be called"),
        ('"Write to us at 4 Mill Lane, Ely."', '"?!"', '"?!"', "holds no word"),
        ('where = "last"', 'where = "end"', '"end"', "where can't be 'end'"),
        ('guides = ["bad-news"]', 'guides = ["bed-news"]', '"bed-news"', "no guide is called"),
        ("[[required]]", 'guides = { bad-news = { step = "x" } }\n[[required]]', "guides = {", "no key 'guides'"),
    ],
)
def test_words(write: Write, packs: Path, old: str, new: str, at: str, told: str) -> None:
    text = WORDS.replace(old, new)
    assert text != WORDS
    write({"words.toml": text})
    found = next(problem for problem in use_packs(packs) if told in problem.title)
    assert (found.line, found.column) == place_of(text, at)


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("name = ", (1, 8), "no valid TOML"),
        (HEAD + 'name = "acme"\n', (4, 14), "no valid TOML"),
        (HEAD.replace("acme", "other"), (1, 8), "the folder's name"),
        (HEAD.replace("acme", "../x"), (1, 8), "can't be called"),
        (HEAD.replace('"en"', '"../../etc"'), (3, 12), "no language is called"),
        (HEAD.replace('title = "Acme"\n', ""), (1, 1), "title is missing"),
        (b'name = "acme"\nti\xfftle = "x"\n', (2, 3), "not UTF-8"),
        ("x = " + "[" * 20_000 + "]" * 20_000, (1, 1), "nested too deeply"),
        ("#" + "x" * 1_000_000, (1, 1), "larger than 1 MB"),
    ],
)
def test_the_head_of_a_pack(write: Write, packs: Path, text: str | bytes, place: tuple[int, int], told: str) -> None:
    write({"pack.toml": text, "checks/acme.gift.toml": CHECK})
    found = only(use_packs(packs))
    assert told in found.title
    assert (found.line, found.column) == place
    assert "acme.gift" not in [check.id for check in load_guide("bad-news").checks]


def test_a_bom_is_no_harm(write: Write, packs: Path) -> None:
    write({"pack.toml": "\ufeff" + HEAD, "checks/acme.gift.toml": "\ufeff" + CHECK})
    assert use_packs(packs) == ()


def test_what_of_a_built_in_check_may_not_be_changed(write: Write, packs: Path) -> None:
    text = 'id = "tone.blame"\nseverity = "consider"\nkind = "absence"\n'
    write({"checks/tone.blame.toml": text})
    found = only(use_packs(packs))
    assert (found.line, found.column) == (3, 1)
    assert "another id" in found.remedy


def test_links_lead_nowhere_else(write: Write, packs: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (outside / "guides").mkdir(parents=True)
    (outside / "acme.gift.toml").write_text(CHECK, encoding="utf-8")
    (outside / "pack.toml").write_text(HEAD.replace("acme", "outside"), encoding="utf-8")
    pack = write({})
    (pack / "checks").mkdir()
    (pack / "checks" / "acme.gift.toml").symlink_to(outside / "acme.gift.toml")
    (pack / "checks" / "acme.loop.toml").symlink_to("acme.loop.toml")
    (pack / "guides").symlink_to(outside / "guides")
    (packs / "outside").symlink_to(outside)
    told = {str(problem.path.relative_to(packs)): problem.title for problem in use_packs(packs)}
    assert {name: "leads out" in title for name, title in told.items()} == {
        "acme/checks/acme.gift.toml": True,
        "acme/checks/acme.loop.toml": False,
        "acme/guides": True,
        "outside": True,
    }


def test_what_is_no_file_is_not_waited_for(write: Write, packs: Path) -> None:
    pack = write({})
    os.mkfifo(pack / "words.toml")
    (pack / "checks").mkdir()
    (pack / "checks" / "acme.x.toml").mkdir()
    told = [problem.title for problem in use_packs(packs)]
    assert len(told) == 2
    assert all("no ordinary file" in title for title in told)


def test_slips_in_the_names_of_files_are_said(write: Write, packs: Path) -> None:
    write({"word.toml": WORDS, "notes.txt": "x", ".hidden.toml": "x"})
    (packs / "loose.toml").write_text(HEAD, encoding="utf-8")
    (packs / "empty").mkdir()
    problems = use_packs(packs)
    assert [problem.path.name for problem in problems] == ["word.toml", "pack.toml", "loose.toml"]


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "packs").write_text("", encoding="utf-8")
    assert "can't be read" in only(use_packs(tmp_path / "packs")).title


# --- validate


def test_passages_are_tried(write: Write) -> None:
    text = CHECK.replace("We gave it away.", "We have a gift here for you.")
    pack = write({"checks/acme.gift.toml": text})
    found = only(validate(pack).problems)
    assert (found.line, found.column) == place_of(text, "[[bad]]")
    assert "pass" in found.title


def test_phrases_that_can_never_be_found_are_said(write: Write) -> None:
    text = WORDS.replace('"synergy"', '"24 hours a day"')
    found = only(validate(write({"words.toml": text})).problems)
    assert (found.line, found.column) == place_of(text, '"24 hours')
    assert "<num>" in found.remedy


def test_names_of_acts_and_cues_exist(write: Write) -> None:
    text = CHECK.replace("[find]", '[find]\nnot = ["blaim"]')
    found = only(validate(write({"checks/acme.gift.toml": text})).problems)
    assert (found.line, found.column) == place_of(text, '"blaim"')
    guide = GUIDE + '[step_acts]\nbegin = ["newz"]\n'
    pack = write({"checks/acme.gift.toml": CHECK, "guides/late.toml": guide})
    found = only(validate(pack).problems)
    assert (found.line, found.column) == place_of(guide, '"newz"')


def test_one_file_of_a_pack_is_looked_at_as_part_of_it(write: Write) -> None:
    pack = write({"checks/acme.gift.toml": CHECK, "guides/late.toml": GUIDE, "words.toml": "x = 1\n"})
    assert validate(pack / "guides" / "late.toml").problems == ()
    assert only(validate(pack / "words.toml").problems).line == 1


def test_our_own_packs_are_fine() -> None:
    found = validate(PACKS)
    assert [str(problem) for problem in found.problems] == []
    assert found.files > 90


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("guides/x.toml", 'title = "T"\nwhen = "W"\n[[steps]]\nid = "a"\ntitle = "A"\n', (3, 1)),
        (
            "checks/a.b.toml",
            'label = "x"\nwhy = "y"\n[messages]\nmaybe = "z"\n[[good]]\ntext = "g"\n[[bad]]\ntext = "b"',
            (4, 1),
        ),
        (
            "checks/a.b.toml",
            'id = "a.b"\nkind = "x"\norder = 1\nseverity = "must"\nsource = ["Z1"]\nguides = {}\n',
            (5, 11),
        ),
        ("guides/x.toml", '[steps]\na = "b"\n', (2, 5)),
        ("cues/x.toml", '[a]\nphrases = ["..."]\n', (2, 12)),
        ("x.toml", "x = 1\n", (1, 1)),
    ],
)
def test_a_file_that_stands_alone(tmp_path: Path, file: str, text: str, place: tuple[int, int]) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = only(validate(path).problems)
    assert (found.line, found.column) == place


def test_nothing_to_look_at(tmp_path: Path) -> None:
    for path in (tmp_path / "missing", tmp_path):
        with pytest.raises(FileError):
            validate(path)
