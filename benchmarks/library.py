"""What a hundred thousand letters cost: the first list, the search as you type, opening one, and memory.

    nice -n 19 python benchmarks/library.py [--letters N] [--keep FOLDER]

Makes two homes, one of ten letters and one of N (100,000), of paragraphs of benchmarks/letters in four languages, no
two letters alike; lets the index of the large one be made by the real code, and then measures, in turns and each in a
process of its own:

- the list: the store made, the first rows of the list told, the first of them read for the preview;
- a search: every beginning, letter by letter, of words of the letters, in all four languages, two words at times;
- the resident memory that the large home takes beyond the small one after all this.

Prints medians and 95th percentiles, and the ratios that the large home is held to.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tactful.config import Paths
from tactful.drafts import DraftStore, encode
from tactful.model import Draft
from tactful.text.search import terms

LETTERS = Path(__file__).parent / "letters"
LANGUAGES = ("en", "cs", "bn", "ur")
SMALL = 10
ROUNDS = 9
SEARCHES = 400


def paragraphs(language: str) -> list[str]:
    """Every longer paragraph of the letters in that language."""
    found: list[str] = []
    for path in sorted((LETTERS / language).glob("*.txt")):
        found += path.read_text(encoding="utf-8").partition("\n---\n")[2].strip().split("\n\n")
    return [piece for piece in found if len(piece.split()) > 8]


def fill(home: Path, count: int) -> None:
    """That many letters, over some years, in a home of their own; plainly written, for they're only to be read."""
    chance = random.Random(count)
    pieces = {language: paragraphs(language) for language in LANGUAGES}
    folder = Paths.under(home).drafts
    folder.mkdir(parents=True, mode=0o700)
    begin = dt.datetime(2024, 1, 1, 8, tzinfo=dt.UTC)
    for number in range(count):
        language = LANGUAGES[number % 4]
        day = begin + dt.timedelta(minutes=15 * number)
        first, second, third = chance.sample(pieces[language], 3)
        draft = Draft(
            id=f"{day:%Y%m%d}-{number:06x}",
            guide="bad-news",
            language=language,
            created=day,
            updated=day,
            title=f"Order {chance.randrange(10**6)}",
            facts={"recipient": f"Client {number}"},
            steps={"thanks": first, "segue": f"{second} {chance.randrange(10**8)}", "solution": third},
        )
        (folder / f"{draft.id}.toml").write_text(encode(draft), encoding="utf-8")


def typed(count: int) -> list[str]:
    """What people type into a search: words, letter by letter; the same for either home."""
    chance = random.Random(1)
    known = {language: terms(" ".join(paragraphs(language))) for language in LANGUAGES}
    found: list[str] = []
    while len(found) < count:
        words = known[chance.choice(LANGUAGES)]
        word = chance.choice(words)
        before = f"{chance.choice(words)} " if chance.random() < 0.3 else ""
        found += [before + word[:end] for end in range(1, len(word) + 1)]
    return found[:count]


def resident() -> float:
    """Megabytes of memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure(home: Path) -> dict[str, object]:
    """One look at a home, in a fresh process."""
    start = time.perf_counter()
    store = DraftStore(Paths.under(home))
    shelf = store.shelf()
    rows = shelf[:20]
    store.load(rows[0].id)
    first = time.perf_counter() - start
    searches = []
    for text in typed(SEARCHES):
        start = time.perf_counter()
        store.shelf(text)[:20]
        searches.append(time.perf_counter() - start)
    start = time.perf_counter()
    store.shelf()[-1]
    end = time.perf_counter() - start
    return {"count": len(shelf), "first": first, "searches": searches, "end": end, "memory": resident()}


def in_a_process(home: Path) -> dict[str, object]:
    """`measure`, alone."""
    done = subprocess.run([sys.executable, __file__, "--measure", str(home)], capture_output=True, check=True)
    result: dict[str, object] = json.loads(done.stdout)
    return result


def percentile(times: list[float], share: float) -> float:
    """In milliseconds."""
    return 1000 * sorted(times)[min(len(times) - 1, int(share * len(times)))]


def compare(small: Path, large: Path) -> None:
    """Both in turns, and what comes of it."""
    looks: dict[Path, list[dict[str, object]]] = {small: [], large: []}
    for _ in range(ROUNDS):
        for home, seen in looks.items():
            seen.append(in_a_process(home))
    first = {home: statistics.median(float(str(look["first"])) for look in seen) for home, seen in looks.items()}
    late: dict[Path, float] = {}
    for home, seen in looks.items():
        times = [one for look in seen for one in look["searches"]]  # type: ignore[attr-defined]
        late[home] = percentile(times, 0.95)
        end = statistics.median(float(str(look["end"])) for look in seen) * 1000
        print(
            f"{seen[0]['count']:>7} letters: first rows {first[home] * 1000:6.1f} ms, search median "
            f"{percentile(times, 0.5):6.2f} ms, 95th {late[home]:6.2f} ms, slowest {max(times) * 1000:6.1f} ms, "
            f"last row {end:6.1f} ms, memory {seen[-1]['memory']:6.1f} MB"
        )
    grown = float(str(looks[large][-1]["memory"])) - float(str(looks[small][-1]["memory"]))
    print(f"first rows {first[large] / first[small]:.2f} x (held to 1.3 of the whole start)")
    print(f"search, 95th: {late[large]:.1f} ms (held to 20 ms, or {2 * late[small]:.1f})")
    print(f"memory: {grown:+.1f} MB (held to 50)")


def main() -> None:
    """Make, index, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="use this folder, and leave it there for the next time")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure(given.measure)))
        return
    folder = given.keep or Path(tempfile.mkdtemp())
    try:
        small, large = folder / "small", folder / f"large-{given.letters}"
        for home, count in ((small, SMALL), (large, given.letters)):
            if not home.exists():
                fill(home, count)
        store = DraftStore(Paths.under(large))
        for what in ("the index made", "nothing changed"):
            start = time.perf_counter()
            store.catalogue.catch_up()
            print(f"{what}: {time.perf_counter() - start:.1f} s")
        size = sum(path.stat().st_size for path in (large / "state" / "index").iterdir())
        print(f"index: {size / 1e6:.0f} MB")
        compare(small, large)
    finally:
        if not given.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
