"""The generated pages say what the code and the packs say, and everything the guidance asks for stands somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tactful
from docs import generate
from tactful.guidance import guide_ids, load_guide

ROOT = Path(__file__).parents[2]
PAGES = generate.generate()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == PAGES[name], "run: python docs/generate.py"


@pytest.mark.parametrize("item", generate.ITEMS)
def test_every_item_of_the_guidance_stands_somewhere(item: str) -> None:
    assert generate.standing()[item]


def test_no_source_names_an_item_there_is_not() -> None:
    assert set(generate.standing()) == set(generate.ITEMS)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", *(f"docs/{name}" for name in PAGES)])
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("page", [*(f"docs/{name}" for name in PAGES)])
def test_links_to_headings_lead_to_one(page: str) -> None:
    path = ROOT / page
    for target, name in re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", path.read_text(encoding="utf-8")):
        text = (path.parent / target if target else path).read_text(encoding="utf-8")
        headings = {generate.anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
        assert name in headings, name


def test_the_readme_gives_one_command_to_run_and_one_to_test() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, ends in (("run", ".venv/bin/tactful"), ("test", ".venv/bin/pytest")):
        blocks = re.findall(rf"<!-- {name} command -->\n```sh\n(.*?)\n```", text, re.DOTALL)
        assert len(blocks) == 1
        assert "\n" not in blocks[0]
        assert blocks[0].endswith(ends)


def test_the_readme_names_commands_there_are() -> None:
    from tactful.cli.main import cli

    known = set(cli.list_commands(None))  # type: ignore[arg-type]
    block = (ROOT / "README.md").read_text(encoding="utf-8").split("## Without the screens")[1].split("```")[1]
    named = {line.split()[1] for line in block.splitlines() if line.startswith("tactful ")}
    assert named
    assert named <= known


def test_the_readme_shows_what_the_checks_really_say() -> None:
    """Every message of its example is one of that letter's, place and all."""
    fence = re.compile(r"^```([a-z]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    blocks = fence.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    letter, shown = [text for kind, text in blocks if not kind][:2]
    report = tactful.check(letter, guide="bad-news", facts={"fault": "ours", "relationship": "continues"})
    said = []
    for result in report.checks:
        for finding in result.findings:
            line, column = (
                letter.count("\n", 0, finding.start) + 1,
                finding.start - letter.rfind("\n", 0, finding.start),
            )
            label = load_guide("bad-news").check(result.id).label
            said.append(
                f"{result.severity.value} {label} {result.id} {result.message} {line}:{column} “{finding.text}”"
            )
    entries = [" ".join(entry.split()) for entry in shown.split("\n\n")]
    assert len(entries) > 1
    assert [entry for entry in entries if entry not in said] == []


@pytest.mark.parametrize("guide", guide_ids())
def test_the_example_mends_what_its_first_tries_are_told(guide: str) -> None:
    """Each step's first try gets a hint, and the finished letter none that weighs."""
    page = PAGES[f"examples/{guide}.md"]
    tries = page.count("The first try:")
    assert tries == len(load_guide(guide).examples[0].steps)
    for piece in page.split("The first try:")[1:]:
        assert "\n- *" in piece.split("And then:")[0]
    assert page.rstrip().endswith("0 open: ready.")
