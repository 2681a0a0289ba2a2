"""The generated pages say what the code and the packs say, and everything the guidance asks for stands somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs import generate

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
