"""How well `tactful new --from FILE` sorts a letter that exists already.

    python benchmarks/sorting.py DIR [--bare] [--show]

DIR holds letters as `NAME.txt` (facts as `key: value` lines, a line `---`, the letter); the steps an editor gave their
paragraphs are read from `benchmarks/letters/STEPS-en.tsv`. A paragraph that serves two steps may go into either.
Printed are the share of the paragraphs that come into a labelled step, by guide and by step, what was taken for what,
and the words of each letter that came back neither in a step nor in a part, or that the draft no longer shows when it's
set as a letter.

--bare  only the guide and the language are given, as with a letter of which nothing else is known
--show  lists the paragraphs that went elsewhere
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from tactful.letters import render, sort_letter
from tactful.letters.conventions import conventions
from tactful.session import begin

LABELS = Path(__file__).parent / "letters" / "STEPS-en.tsv"
NO_BODY = "-"


@dataclass(frozen=True)
class Placed:
    """One paragraph: the steps it may go into, and the one it went into."""

    file: str
    guide: str
    number: int
    labels: tuple[str, ...]
    step: str
    text: str

    @property
    def right(self) -> bool:
        """Whether it went into one of its steps."""
        return self.step in self.labels


def read_letter(path: Path) -> tuple[dict[str, str], str]:
    """The facts of a letter file and the letter."""
    with path.open(encoding="utf-8", newline="") as file:
        head, _, letter = file.read().partition("\n---\n")
    return dict(line.split(": ", 1) for line in head.splitlines() if ": " in line), letter


def read_labels() -> dict[str, list[tuple[str, ...]]]:
    """The steps of every paragraph of every letter, in order."""
    labels: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"):
            labels[row["file"]].append(tuple(row["step"].split("|")))
    return labels


def run(folder: Path, *, bare: bool = False) -> tuple[list[Placed], dict[str, Counter[str]]]:
    """Where each labelled paragraph of the folder went, and the words lost of each letter."""
    placed: list[Placed] = []
    lost: dict[str, Counter[str]] = {}
    for name, steps in read_labels().items():
        if not (folder / name).is_file():
            continue
        facts, letter = read_letter(folder / name)
        guide, language = facts.pop("guide"), facts.pop("language")
        found = sort_letter(letter, guide, language, {} if bare else facts)
        if len(found.paragraphs) != len(steps):
            raise SystemExit(f"{name}: {len(found.paragraphs)} paragraphs, {len(steps)} labels")
        for number, (labels, (step, text)) in enumerate(zip(steps, found.paragraphs, strict=True), 1):
            if labels != (NO_BODY,):
                placed.append(Placed(name, guide, number, labels, step, text))
        # The layout of an e-mail writes the label of the subject itself.
        back = [*found.steps.values(), *found.parts.values(), f"{conventions(language).label('subject')}:"]
        pieces = Counter(word for piece in back for word in piece.split())
        set_again = Counter(render(begin(guide, language, {} if bare else facts, letter=letter)).split())
        words = Counter(letter.split())
        lost[name] = (words - pieces) | (words - set_again)
    return placed, lost


def share(placed: list[Placed]) -> str:
    """How many went right, as a line's figures."""
    right = sum(one.right for one in placed)
    return f"{right:4} / {len(placed):4}  {right / max(1, len(placed)):6.1%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    placed, lost = run(options.folder, bare=options.bare)
    guides: dict[str, list[Placed]] = defaultdict(list)
    steps: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        guides[one.guide].append(one)
        steps[f"{one.guide} {one.labels[0]}"].append(one)
    for name, group in (*sorted(guides.items()), ("all", placed)):
        print(f"{name:34} {share(group)}")
    print()
    for name, group in sorted(steps.items()):
        print(f"{name:34} {share(group)}")
    print("\nlabel -> went to")
    wrong = [one for one in placed if not one.right]
    for (guide, labels, step), count in Counter((o.guide, "|".join(o.labels), o.step) for o in wrong).most_common():
        print(f"{count:4}  {guide:20} {labels:24} -> {step}")
    if options.show:
        for one in wrong:
            print(f"{one.file[:24]:24} {one.number} {'|'.join(one.labels):20} -> {one.step:12} {one.text[:90]!r}")
    print("\nwords lost: " + (", ".join(f"{n} {sorted(words)}" for n, words in lost.items() if words) or "none"))


if __name__ == "__main__":
    main()
