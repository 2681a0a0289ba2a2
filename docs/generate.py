"""Writes the pages of this folder that follow from the code and the packs, so that they can't fall behind.

python docs/generate.py [--to DIR]
"""

from __future__ import annotations

import argparse
import ast
import inspect
import itertools
import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from tactful import errors
from tactful.guidance import guide_ids, load_guide
from tactful.guidance.files import PACKS, read_toml
from tactful.i18n import t
from tactful.model import Check, Draft, Example, Guide, Status
from tactful.session import LetterSession
from tactful.tui.keys import Action, Scope, actions, key_name

HERE = Path(__file__).parent
LANGUAGE = "en"
ITEMS = tuple(
    f"{part}{n:02}" for part, last in (("A", 37), ("B", 45), ("C", 26), ("D", 35)) for n in range(1, last + 1)
)
"""Every item of the guidance."""
NOTE = "<!-- Written by docs/generate.py; change what it reads, then run it again. -->\n\n"
_WIDTH = 110


def guides() -> list[Guide]:
    """Every guide there is."""
    return [load_guide(name, LANGUAGE) for name in guide_ids()]


# --- checks ------------------------------------------------------------------------------------------


def checks_page() -> str:
    """Every check: first by guide, then one by one."""
    lines = [
        "# The checks",
        "",
        "Every check that tactful makes, by guide and then one by one. `tactful explain CHECK`",
    ]
    lines += ["says the same in the terminal.", ""]
    lines += [
        "*must*: the letter isn't ready while it fails. *should*: better not to leave it. *consider*: a thought. The",
        "settings can give any check another weight. A check that can't tell says so and blocks nothing.",
        "",
    ]
    held: dict[str, list[tuple[Guide, Check]]] = defaultdict(list)
    for guide in guides():
        lines += [f"## {guide.title}", "", guide.when, "", "| check | looks for | weight | at |", "|---|---|---|---|"]
        titles = {step.id: step.title for step in guide.steps}
        for check in guide.checks:
            held[check.id].append((guide, check))
            at = titles[check.step] if check.step else "the whole letter"
            lines.append(f"| [`{check.id}`](#{anchor(check.id)}) | {check.label} | {check.severity.value} | {at} |")
        lines.append("")
    lines += ["## One by one", ""]
    for same in held.values():
        lines += _check(same)
    return "\n".join(lines)


def _check(same: list[tuple[Guide, Check]]) -> Iterator[str]:
    check = same[0][1]
    yield from (f"### {check.id}", "", f"**{check.label}**", "")
    weights = [f"{guide.title}: {own.severity.value}" for guide, own in same]
    yield from (" · ".join(weights), "")
    yield from _paragraphs(check.why)
    yield from ("", f"From the guidance: {', '.join(check.source)}", "")
    for title, examples in (("Good", check.good), ("Not so good", check.bad)):
        if examples:
            yield from (f"{title}:", "", *_quoted(examples[0]), "")


def anchor(name: str) -> str:
    """The anchor of a heading as GitHub makes it."""
    return name.replace(".", "").lower()


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.strip().split("\n\n")):
        if number:
            yield ""
        yield from textwrap.wrap(" ".join(paragraph.split()), _WIDTH)


def _quoted(example: Example) -> Iterator[str]:
    for number, paragraph in enumerate(example.text.strip().split("\n\n")):
        if number:
            yield ">"
        for line in paragraph.split("\n"):
            for row in textwrap.wrap(line, _WIDTH - 2) or [""]:
                yield f"> {row}".rstrip()


# --- keys --------------------------------------------------------------------------------------------


def keys_page() -> str:
    """Every action with its keys, screen by screen."""
    lines = ["# Keys", "", "Every key can be changed in `settings.toml`, by the action's name; several keys are"]
    lines += ["separated by commas. What has no key of its own stands in the palette (`Ctrl+P`). `tactful keys` lists"]
    lines += ["the keys in force.", "", "```toml", "[keys]", 'next_step = "f8,ctrl+n"', "```", ""]
    for scope in sorted(Scope, key=lambda scope: scope is Scope.EVERYWHERE):
        lines += [f"## {t(f'help.{scope.value}.title')}", "", *_paragraphs(t(f"help.{scope.value}.intro")), ""]
        lines += ["| key | does | action |", "|---|---|---|"]
        lines += [f"| {_key_names(action)} | {action.help} | `{action.name}` |" for action in actions(scope)]
        lines.append("")
    return "\n".join(lines)


def _key_names(action: Action) -> str:
    names = [key.replace("ctrl+", "Ctrl+") if key.startswith("ctrl+") else key_name(key) for key in action.keys]
    return ", ".join(name[:-1] + name[-1].upper() if name.startswith("Ctrl+") else name for name in names) or "–"


# --- exit codes --------------------------------------------------------------------------------------


def exit_codes_page() -> str:
    """What the process tells its caller, and which failures lead there."""
    said = _attribute_words(errors.ExitCode)
    lines = ["# Exit codes", "", "| code | name | meaning |", "|---|---|---|"]
    lines += [f"| {code.value} | `{code.name}` | {said[code.name]} |" for code in errors.ExitCode]
    lines += ["", "A screen that's told to end by a signal saves, and ends with 128 and the signal's number: 143 for"]
    lines += ["SIGTERM, 129 for SIGHUP.", "", "In Python, every failure is one of these:", ""]
    lines += ["| error | code | when |", "|---|---|---|"]
    for name, found in vars(errors).items():
        if inspect.isclass(found) and issubclass(found, errors.TactfulError):
            words = (found.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
            lines.append(f"| `{name}` | {found.exit_code.value} | {words} |")
    return "\n".join([*lines, ""])


def _attribute_words(cls: type) -> dict[str, str]:
    """The docstrings under the members of a class."""
    body = next(node for node in ast.walk(ast.parse(inspect.getsource(cls))) if isinstance(node, ast.ClassDef)).body
    words: dict[str, str] = {}
    for member, after in itertools.pairwise(body):
        if isinstance(member, ast.Assign) and isinstance(member.targets[0], ast.Name):
            said = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
            words[member.targets[0].id] = str(said)
    return words


# --- guidance ----------------------------------------------------------------------------------------


def standing() -> dict[str, list[str]]:
    """For every item of the guidance the places where it stands in the product."""
    places: dict[str, list[str]] = {item: [] for item in ITEMS}
    seen = set()
    for guide in guides():
        for check in guide.checks:
            if check.id not in seen:
                seen.add(check.id)
                _note(places, check.source, f"check [`{check.id}`](checks.md#{anchor(check.id)}): {check.label}")
        table = read_toml(PACKS / LANGUAGE / "guides" / f"{guide.id}.toml")
        for kind, words, source in _pieces(table, guide.title):
            _note(places, source, f"{kind}: {' '.join(words.split())}")
    return places


def _note(places: dict[str, list[str]], source: tuple[str, ...], words: str) -> None:
    for item in source:
        places.setdefault(item, []).append(words)


_KINDS = {
    "advice": "advice",
    "dos": "advice",
    "donts": "advice",
    "reminders": "reminder",
    "questions": "question",
    "reasons": "question before writing",
    "starters": "sentence to start from",
}


def _pieces(table: Mapping[str, Any], title: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Everything in a guide's file that names its source: what it is, its words, the items."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _pieces(value, title)
        elif isinstance(value, list):
            for entry in value:
                if not isinstance(entry, Mapping):
                    continue
                where = f"{title}, {entry['title']}" if key == "steps" else title
                if "source" in entry:
                    words = entry.get("text") or entry.get("question") or entry.get("title", "")
                    yield f"{_KINDS.get(key, key)} ({where})", words, tuple(entry["source"])
                yield from _pieces(entry, where)


def guidance_page() -> str:
    """Where each item of the guidance stands."""
    places = standing()
    lines = ["# Where the guidance stands", ""]
    lines += [
        "Tactful rests on five short guides to writing to customers. Their items are numbered: A is bad news to a"
    ]
    lines += ["client, B the answer to a complaint and the letter after it, C and D the end of a service. Here's where"]
    lines += ["each has gone: a check, a piece of advice, a question that's asked, or a box to tick.", ""]
    for item in ITEMS:
        lines += [f"**{item}**", "", *(f"- {place}" for place in places[item] or ["nowhere yet"]), ""]
    return "\n".join(lines)


# --- the worked examples -----------------------------------------------------------------------------


def example_page(guide_id: str) -> str:
    """A guide's example: the answers, each step's first try with its hints, the step mended, the letter."""
    guide = load_guide(guide_id, LANGUAGE)
    told = read_toml(HERE / "examples.toml")[guide_id]
    example = guide.examples[0]
    draft = Draft(guide=guide.id, language=LANGUAGE, facts=dict(example.facts))
    lines = [
        f"# {example.title}",
        "",
        *_paragraphs(f"{guide.title}: {guide.when}"),
        "",
        *_paragraphs(told["intro"]),
        "",
    ]
    lines += ["## The questions", ""]
    lines += [*_paragraphs(f"What tactful asks, and what {told['writer']} answered. Any of it may be left open."), ""]
    lines += ["| question | answer |", "|---|---|"]
    for fact, value in example.facts.items():
        question = guide.questions.get(fact)
        if question is not None:
            answers = [question.answers.get(value, value)] if isinstance(value, str) else value
            lines.append(f"| {question.question} | {' · '.join(answers)} |")
    lines += ["", "## The steps", ""]
    for step in guide.steps:
        lines += [f"### {step.title}", "", *_paragraphs(step.goal), ""]
        if step.id not in example.steps:
            lines += [*_paragraphs(told["left_out"][step.id]), ""]
            continue
        first = LetterSession(replace(draft, steps={**draft.steps, step.id: told["first"][step.id]}))
        draft = replace(draft, steps={**draft.steps, step.id: example.steps[step.id]})
        lines += ["The first try:", "", *_quoted(Example(title="", text=told["first"][step.id])), ""]
        lines += [*_hints(first, step.id), "", "And then:", ""]
        lines += [*_quoted(Example(title="", text=example.steps[step.id])), "", *_good(LetterSession(draft), step.id)]
    letter = LetterSession(draft)
    lines += ["## The letter", "", "```", letter.laid().text.rstrip("\n"), "```", ""]
    lines += [*_paragraphs(_verdict(letter)), ""]
    return "\n".join(lines)


def _hints(session: LetterSession, step: str) -> Iterator[str]:
    """What is open at a step, as the screen says it."""
    for hint in session.hints(step):
        if hint.open:
            told = not hint.places or "“" in hint.result.message
            words = "" if told else f" “{_one_line(hint.places[0].text)}”"
            weight = "unsure" if hint.status is Status.UNSURE else hint.severity.value
            link = f"[{hint.check.label}](../checks.md#{anchor(hint.check.id)})"
            yield f"- *{weight}* {link}:{words}{' –' if words else ''} {hint.result.message}"


def _good(session: LetterSession, step: str) -> Iterator[str]:
    """What a step does well, and what is still open there."""
    found = [hint for hint in session.hints(step) if hint.status is Status.PASS and hint.check.step == step]
    yield from (f"- {hint.check.label}: “{_one_line(hint.places[0].text)}”" for hint in found if hint.places)
    yield from (f"- {hint.check.label}" for hint in found if not hint.places)
    if found:
        yield ""


def _verdict(session: LetterSession) -> str:
    report = session.report()
    count = Counter(result.status for result in report.checks)
    told = f"{report.words} words, {count[Status.PASS]} checks good, {count[Status.FAIL]} open"
    return f"{told}: {report.verdict.replace('-', ' ')}."


def _one_line(text: str) -> str:
    return " ".join(text.split())


# --- all of them -------------------------------------------------------------------------------------

PAGES: dict[str, Callable[[], str]] = {
    "checks.md": checks_page,
    "keys.md": keys_page,
    "exit-codes.md": exit_codes_page,
    "guidance.md": guidance_page,
    **{f"examples/{name}.md": partial(example_page, name) for name in guide_ids()},
}


def generate() -> dict[str, str]:
    """Every page by file name."""
    return {name: NOTE + page().rstrip("\n") + "\n" for name, page in PAGES.items()}


def main() -> None:
    """Write the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=HERE, help="the folder to write to")
    options = parser.parse_args()
    for name, text in generate().items():
        (options.to / name).parent.mkdir(parents=True, exist_ok=True)
        (options.to / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
