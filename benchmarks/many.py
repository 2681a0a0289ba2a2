"""What `tactful check --format jsonl` holds in memory as the letters come by, in one process.

    python benchmarks/many.py [--letters N] [--every N]

Writes that many letters, no two alike, made of the letters of benchmarks/letters with their paragraphs mixed and
numbers of their own, checks them with the real command, and prints the resident memory of its process whenever
another `every` lines have come out. What a line of output costs is counted to the command: it writes and forgets.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LETTERS = Path(__file__).parent / "letters" / "en"
ROOT = Path(__file__).parents[1]


def paragraphs() -> list[str]:
    """Every paragraph of the letters."""
    found: list[str] = []
    for path in sorted(LETTERS.glob("*.txt")):
        found += path.read_text(encoding="utf-8").partition("\n---\n")[2].strip().split("\n\n")
    return [piece for piece in found if len(piece.split()) > 8]


def write_letters(folder: Path, count: int) -> list[str]:
    """That many letters in the folder, and their names."""
    pieces, chance = paragraphs(), random.Random(1)
    names = []
    for number in range(count):
        body = [
            f"{piece} The number of this matter is {chance.randrange(10**9)}." for piece in chance.sample(pieces, 5)
        ]
        name = f"{number:05}.txt"
        letter = "\n\n".join(["Dear Ms Reed,", *body, "Yours sincerely,\n\nAnn Bell"])
        (folder / name).write_text(letter, encoding="utf-8")
        names.append(name)
    return names


def resident(pid: int) -> float:
    """The resident memory of a process in MB."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def main() -> None:
    """Write, check, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--every", type=int, default=1_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = write_letters(folder, options.letters)
        paths = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
        begun = time.perf_counter()
        command = [sys.executable, "-m", "tactful", "check", "--format", "jsonl", *names]
        environment = {**os.environ, "PYTHONPATH": paths, "TACTFUL_HOME": str(folder / "home")}
        with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            for number, _ in enumerate(child.stdout, 1):
                if number == 1 or number % options.every == 0:
                    spent = time.perf_counter() - begun
                    print(f"{number:>7} letters  {resident(child.pid):6.1f} MB  {spent:6.1f} s", flush=True)


if __name__ == "__main__":
    main()
