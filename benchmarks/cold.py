"""What a call costs from the start of its process to its end, beside Python itself and other checkers of prose.

    python benchmarks/cold.py [LETTER] [--rounds N] [--write-good COMMAND]

All are called one after the other, round by round, so that a slow moment of the machine falls on all of them. The
first round, in which files come into the cache and tactful keeps what it read of its packs, isn't counted.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

LETTERS = Path(__file__).parent / "letters" / "en"


def commands(letter: Path, write_good: str | None) -> dict[str, list[str]]:
    """The calls that are compared, by name."""
    tactful = [sys.executable, "-m", "tactful"]
    found = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "tactful --version": [*tactful, "--version"],
        "tactful --help": [*tactful, "--help"],
        "tactful check": [*tactful, "check", str(letter)],
    }
    beside = Path(sys.executable).with_name("proselint")
    proselint = str(beside) if beside.exists() else shutil.which("proselint")
    if proselint:
        found["proselint check"] = [proselint, "check", str(letter)]
    if write_good:
        found["write-good"] = [write_good, str(letter)]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letter", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--write-good", default=shutil.which("write-good"))
    options = parser.parse_args()
    source = options.letter or sorted(LETTERS.glob("*.txt"))[0]
    with tempfile.TemporaryDirectory() as folder:
        letter = Path(folder) / "letter.txt"
        text = source.read_text(encoding="utf-8")
        letter.write_text(text if options.letter else text.partition("\n---\n")[2], encoding="utf-8")
        env = {**os.environ, "HOME": folder, "TACTFUL_HOME": folder}
        # As after an installation, where Python has compiled every module.
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        compared = commands(letter, options.write_good)
        times: dict[str, list[float]] = {name: [] for name in compared}
        for turn in range(options.rounds + 1):
            for name, command in compared.items():
                begun = time.perf_counter()
                subprocess.run(command, env=env, capture_output=True, check=False)
                if turn:
                    times[name].append((time.perf_counter() - begun) * 1000)
    base = median(times["python -c pass"])
    checked = median(times["tactful check"])
    print(f"{'of ' + str(options.rounds):20} {'median ms':>10} {'least ms':>10} {'x python':>10} {'x check':>10}")
    for name, values in times.items():
        middle = median(values)
        print(f"{name:20} {middle:10.1f} {min(values):10.1f} {middle / base:10.1f} {middle / checked:10.2f}")


if __name__ == "__main__":
    main()
