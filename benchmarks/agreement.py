"""How far the checker agrees with a careful editor.

    python benchmarks/agreement.py DIR [--guide G] [--lang L] [--show CHECK|all] [--markdown]

DIR holds letters as `NAME.txt` (facts as `key: value` lines, a line `---`, the letter) and `LABELS.tsv` with the
columns file, check, label, evidence. Counted are the labels `pass` and `fail`:

balanced     (share of the pass labels that the checker passes + share of the fail labels that it fails) / 2
false alarms share of the pass labels that it fails
undecided    share it answers with unsure or skip, which counts as no agreement
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import tactful


@dataclass(frozen=True)
class Case:
    """One label beside the checker's answer."""

    file: str
    guide: str
    language: str
    check: str
    label: str
    answer: str
    evidence: str
    words: str


def read_letter(path: Path) -> tuple[dict[str, str], str]:
    """The facts of a letter file and the letter."""
    with path.open(encoding="utf-8", newline="") as file:
        head, _, letter = file.read().partition("\n---\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    return facts, letter


def run(folder: Path, guide: str | None = None, language: str | None = None, *, facts: bool = True) -> list[Case]:
    """Every counted label of the folder beside the checker's answer; without `facts` it gets none of them."""
    with (folder / "LABELS.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    answers: dict[str, tuple[dict[str, str], tactful.Report]] = {}
    cases = []
    for row in rows:
        if row["label"] not in ("pass", "fail"):
            continue
        name = row["file"]
        if name not in answers:
            head, letter = read_letter(folder / name)
            if (guide and head["guide"] != guide) or (language and head["language"] != language):
                continue
            apart = ("guide", "language", "note")
            given = {key: value for key, value in head.items() if key not in apart} if facts else {}
            answers[name] = head, tactful.check(letter, guide=head["guide"], language=head["language"], facts=given)
        head, report = answers[name]
        try:
            result = report[row["check"]]
        except KeyError:
            continue
        words = " / ".join(finding.text.replace("\n", " ")[:120] for finding in result.findings[:2])
        cases.append(
            Case(
                name,
                head["guide"],
                head["language"],
                row["check"],
                row["label"],
                result.status.value,
                row["evidence"],
                words,
            )
        )
    return cases


def figures(cases: list[Case]) -> dict[str, float]:
    """The figures of the module's docstring over some cases."""
    counts = Counter((case.label, case.answer) for case in cases)
    passes = sum(n for (label, _), n in counts.items() if label == "pass")
    fails = sum(n for (label, _), n in counts.items() if label == "fail")
    undecided = sum(n for (_, answer), n in counts.items() if answer in ("unsure", "skip"))
    good = counts["pass", "pass"] / passes if passes else float("nan")
    bad = counts["fail", "fail"] / fails if fails else float("nan")
    sides = [side for side, n in ((good, passes), (bad, fails)) if n]
    return {
        "pass": passes,
        "fail": fails,
        "passed": good,
        "failed": bad,
        "balanced": sum(sides) / len(sides) if sides else float("nan"),
        "false alarms": counts["pass", "fail"] / passes if passes else 0.0,
        "misses": counts["fail", "pass"] / fails if fails else 0.0,
        "undecided": undecided / max(1, len(cases)),
    }


def line(name: str, cases: list[Case]) -> str:
    """One row of the table."""
    found = figures(cases)
    return (
        f"{name:24} {found['pass']:5.0f} {found['fail']:5.0f} {found['balanced']:9.3f} {found['false alarms']:8.3f} "
        f"{found['misses']:7.3f} {found['undecided']:9.3f}"
    )


def row(name: str, cases: list[Case]) -> str:
    """One row of the table in Markdown."""
    found = figures(cases)
    shares = " | ".join(f"{found[key]:.3f}" for key in ("balanced", "false alarms", "misses", "undecided"))
    return f"| {name} | {found['pass']:.0f} | {found['fail']:.0f} | {shares} |"


MARKDOWN = "| | pass | fail | balanced | false alarms | missed | undecided |\n|---|---:|---:|---:|---:|---:|---:|"
HEADER = f"{'check':24} {'pass':>5} {'fail':>5} {'balanced':>9} {'false':>8} {'missed':>7} {'undecided':>9}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--guide")
    parser.add_argument("--lang")
    parser.add_argument("--show", help="list the disagreements of a check, or of all")
    parser.add_argument("--markdown", action="store_true", help="print the tables as docs/agreement.md holds them")
    options = parser.parse_args()
    cases = run(options.folder, options.guide, options.lang)
    by_check: dict[str, list[Case]] = defaultdict(list)
    by_guide: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_check[case.check].append(case)
        by_guide[f"{case.language} {case.guide}"].append(case)
    show, header = (row, MARKDOWN) if options.markdown else (line, HEADER)
    print(header)
    for check in sorted(by_check):
        print(show(check, by_check[check]))
    print(f"\n{header}" if options.markdown else "")
    for guide in sorted(by_guide):
        print(show(guide, by_guide[guide]))
    print(show("all", cases))
    if options.show:
        print()
        for case in cases:
            if case.answer != case.label and options.show in ("all", case.check):
                verdicts = f"label {case.label:4} answer {case.answer:6}"
                print(f"{case.file[:22]:22} {case.check:22} {verdicts} | {case.evidence[:110]} | {case.words}")


if __name__ == "__main__":
    main()
