"""What checking a letter costs, beside other checkers of prose, in one run over the same letters.

    python benchmarks/check.py [DIR] [--rounds N]

DIR holds letters as `NAME.txt` (facts, a line `---`, the letter). Everyone gets the text in memory and gives back
findings; starting up isn't counted. In each round each goes through all letters, one after the other, so that every
letter is a new one to it. Tactful forgets before each letter every sentence it has judged; what it costs
when one word has changed, as on a key, stands in a row of its own. Write-good is fetched with npm into a temporary
folder; where that can't be done it's left out.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from tactful.checks import Checker
from tactful.model import FactValue, parse_fact

Letter = tuple[dict[str, str], str]
Facts = Mapping[str, FactValue]
Run = tuple[Callable[[], object], Callable[[], object]]
"""What is made ready, and what is timed."""

LETTERS = Path(__file__).parent / "letters" / "en"

_NODE = """
const writeGood = require("write-good");
const { letters, rounds } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const found = letters.map(() => []);
for (let n = 0; n <= rounds; n++) {
  letters.forEach((letter, number) => {
    const begun = performance.now();
    writeGood(letter);
    if (n) found[number].push(performance.now() - begun);
  });
}
console.log(JSON.stringify(found.map(times => times.sort((a, b) => a - b)[Math.floor(rounds / 2)])));
"""


def read(folder: Path) -> list[Letter]:
    """The letters with their facts."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        head, _, letter = path.read_text(encoding="utf-8").partition("\n---\n")
        found.append((dict(line.split(": ", 1) for line in head.splitlines() if ": " in line), letter))
    return found


def tactful_runs(letters: list[Letter]) -> tuple[list[Run], list[Run]]:
    """Checking each letter with every sentence new, and with one word changed since the last time."""
    cold: list[Run] = []
    warm: list[Run] = []
    for head, letter in letters:
        checker = Checker(head.get("guide", "bad-news"), head.get("language", "en"))
        facts = {name: parse_fact(name, value) for name, value in head.items() if name not in ("guide", "language")}
        read = partial(checker.check, letter, facts)
        cold.append((checker._reader.forget, read))
        warm.append((read, partial(_again, checker, letter, facts, count())))
    return cold, warm


def _again(checker: Checker, letter: str, facts: Facts, turns: Iterator[int]) -> object:
    return checker.check(letter.replace("you", f"you q{next(turns)}", 1), facts)


def _nothing() -> None:
    """What most need before they run."""


def proselint_runs(letters: list[Letter]) -> list[Run]:
    """Checking each letter with proselint."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry

    CheckRegistry().register_many(__register__)
    return [(_nothing, partial(_lint, letter)) for _, letter in letters]


def _lint(letter: str) -> object:
    from proselint.tools import LintFile

    return LintFile("letter", content=letter).lint()


def write_good_times(letters: list[Letter], rounds: int) -> list[float] | str:
    """Milliseconds a letter with write-good, or why there are none."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return "node or npm isn't installed"
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "write-good@1.0.8"]
        try:
            subprocess.run(command, capture_output=True, timeout=90, check=True)
        except subprocess.SubprocessError:
            return "npm could not fetch it"
        given = json.dumps({"letters": [letter for _, letter in letters], "rounds": rounds})
        done = subprocess.run([node, "-e", _NODE], cwd=folder, input=given.encode(), capture_output=True, check=True)
        times: list[float] = json.loads(done.stdout)
        return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=LETTERS)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    letters = [letter for letter in read(options.folder) if letter[0].get("language", "en") == "en"]
    cold, warm = tactful_runs(letters)
    rivals = {
        "tactful, all sentences new": cold,
        "tactful, one word changed": warm,
        "proselint": proselint_runs(letters),
    }
    times: dict[str, list[list[float]]] = {name: [[] for _ in letters] for name in rivals}
    for turn in range(options.rounds + 1):
        for name, runs in rivals.items():
            for number, (prepare, run) in enumerate(runs):
                prepare()
                begun = time.perf_counter()
                run()
                if turn:
                    times[name][number].append((time.perf_counter() - begun) * 1000)
    found = {name: [median(values) for values in rounds] for name, rounds in times.items()}
    good = write_good_times(letters, options.rounds)
    if not isinstance(good, str):
        found["write-good"] = good
    base = median(found["tactful, all sentences new"])
    print(
        f"{len(letters)} letters, {sum(len(letter.split()) for _, letter in letters) // len(letters)} words on average"
    )
    print(f"{'ms a letter':28} {'median':>8} {'p95':>8} {'x tactful':>10}")
    for name, values in found.items():
        late = sorted(values)[int(len(values) * 0.95)]
        print(f"{name:28} {median(values):8.2f} {late:8.2f} {median(values) / base:10.2f}")
    if isinstance(good, str):
        print(f"write-good is left out: {good}")


if __name__ == "__main__":
    main()
