"""How long tactful takes to start, beside a bare Textual application and Python itself.

    python benchmarks/startup.py [--rounds N]

Each is started in a pseudo-terminal of 120x40, one after the other, round by round, so that a slow moment of the
machine falls on all of them. First paint is the first output that shows a word of the program; usable is when the
last row of the screen stands and keys are taken.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.child import Child, environment

LETTER = "Thank you for six years with us.\n"


def python_alone(env: dict[str, str]) -> float:
    """Milliseconds for Python to start and end."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], env=env, check=True)
    return (time.perf_counter() - begun) * 1000


def start(command: list[str], env: dict[str, str], first: str, usable: str) -> tuple[float, float]:
    """Milliseconds until the first word, and until the screen can be used."""
    child = Child(command, env)
    try:
        painted = child.await_text(first)
        ready = child.await_text(usable)
        return (painted - child.begun) * 1000, (ready - child.begun) * 1000
    finally:
        child.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    times: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = environment(home)
        letter = home / "letter.txt"
        letter.write_text(LETTER, encoding="utf-8")
        tactful = [sys.executable, "-m", "tactful"]
        made = subprocess.run(
            [*tactful, "new", "--plain", "--skip-facts"],
            env=env,
            input=f"{LETTER}.\n".encode(),
            capture_output=True,
            check=True,
        )
        draft = made.stderr.decode().split()[-1]
        bare = [sys.executable, os.fspath(Path(__file__).with_name("bare.py")), str(letter)]
        for turn in range(options.rounds + 1):
            found = {"python -c pass": python_alone(env)}
            found["bare TextArea, usable"] = start(bare, env, "Thank you", "Thank you")[1]
            found["tactful, first paint"], found["tactful, list usable"] = start(tactful, env, "tactful", "new letter")
            found["open DRAFT, first paint"], found["open DRAFT, editor usable"] = start(
                [*tactful, "open", draft], env, "tactful", "starters"
            )
            if turn:  # the first round fills the caches of the disk
                for name, value in found.items():
                    times[name].append(value)
    floor = median(times["bare TextArea, usable"])
    python = median(times["python -c pass"])
    print(f"{'median of ' + str(options.rounds):28} {'ms':>8} {'x bare':>8} {'x python':>9}")
    for name, values in times.items():
        middle = median(values)
        print(f"{name:28} {middle:8.1f} {middle / floor:8.2f} {middle / python:9.1f}")


if __name__ == "__main__":
    main()
