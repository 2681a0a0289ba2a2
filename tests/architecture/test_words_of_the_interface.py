"""No sentence for a person stands in the code: it's taken from the catalog, or it can't be said in four languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tactful
from tactful.i18n import has

SOURCE = Path(tactful.__file__).parent
SPEAKING = ("cli", "tui", "session", "drafts", "config", "clipboard", "exports", "merging", "guidance", "model")
FILES = [*sorted(path for part in SPEAKING for path in (SOURCE / part).rglob("*.py")), SOURCE / "errors.py"]

SAYS = frozenset(
    {
        "note", "ask", "emit", "Static", "Content", "say", "notify", "Line", "AskChoice", "AskText",
        "placeholder", "styled", "title", "remedy", "question", "InputError", "FileError", "DraftError",
        "WriteError", "ClipboardError", "TactfulError", "UnknownNameError", "Interrupted", "PackError",
        "UsageError", "at_key", "at_value", "_refuse", "explained", "fail", "echo",
    }
)  # fmt: skip
"""Calls whose text a person reads."""
WORD = re.compile(r"[A-Za-z][a-z']+")
STYLES = re.compile(r"\$\w+( \w+)*")


def _named(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _literals(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts written out below a node, f-strings with their gaps, but not those that only name an entry."""
    if isinstance(node, ast.Call) and _named(node) in ("t", "has"):
        return
    if isinstance(node, ast.JoinedStr):
        yield node.lineno, "".join(str(part.value) if isinstance(part, ast.Constant) else " " for part in node.values)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.lineno, node.value
        return
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
            yield from _literals(child)


def _is_sentence(text: str) -> bool:
    """Two words with a space between, as no key, style, path or format has them."""
    return " " in text.strip() and len(WORD.findall(text)) >= 2 and not STYLES.fullmatch(text.strip())


def spoken(source: str) -> list[tuple[int, str]]:
    """Sentences in a source that are handed to a person as they stand."""
    found: dict[tuple[int, str], None] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _named(node) in SAYS:
            for part in (*node.args, *(keyword.value for keyword in node.keywords)):
                found |= {(line, text): None for line, text in _literals(part) if _is_sentence(text)}
        elif isinstance(node, (ast.Return, ast.Yield)) and node.value is not None:
            # What's handed back is text for a person only when it ends as a sentence does.
            ended = ((line, text) for line, text in _literals(node.value) if text.rstrip().endswith((".", "!", "?")))
            found |= {(line, text): None for line, text in ended if _is_sentence(text)}
    return sorted(found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_every_sentence_comes_from_the_catalog(path: Path) -> None:
    assert spoken(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'note("Nothing is left to mend.")',
        'raise InputError(f"No guide is called {name!r}.", remedy)',
        'raise FileError(path, what, remedy="Look at the disk.")',
        'self.notify("It is saved")',
        'yield Static(Content("Press enter to go on"), markup=False)',
        'def words(): return f"{count} letters are here."',
        'note("fine" if good else "not so good")',
    ],
)
def test_a_sentence_in_the_code_is_found(source: str) -> None:
    assert spoken(source)


@pytest.mark.parametrize(
    "source",
    [
        'note(t("home.count", count=1))',
        'note(f"{name}  {title}")',
        'one_line(text, "$letter bold")',
        'Content.styled(text, "$quiet italic")',
        'subprocess.run("two words")',
        'note(t("a.b", names=", ".join(names)))',
    ],
)
def test_what_is_no_sentence_passes(source: str) -> None:
    assert not spoken(source)


def test_every_entry_the_code_names_is_there() -> None:
    named = {
        str(node.args[0].value)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _named(node) == "t" and node.args and isinstance(node.args[0], ast.Constant)
    }
    assert len(named) > 300
    assert {name for name in named if not has(name)} == set()
