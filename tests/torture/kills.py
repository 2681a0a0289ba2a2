"""Kills tactful while somebody types, again and again, and looks whether anything is missing afterwards.

    nice -n 19 python -m tests.torture.kills [--kills N] [--seed N]

Each round opens a letter in a pseudo-terminal, types words of Latin, Bengali and Urdu letters with random pauses and
ends the process with SIGKILL at a random moment: mostly while keys are under way, now and then while it still starts,
or just when it saves. What the terminal had been sent by then is what the person saw. The letter that's found
afterwards must be the text from before with a beginning of the typed keys behind it, as many at least as could be
seen, and no file of the home may be damaged. Prints what was typed, seen and lost.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.child import Child, environment

from tactful.config import Paths
from tactful.drafts import DraftStore
from tactful.model import Draft

STEP = "thanks"
LETTERS = {
    "English": "abcdefghijklmnopqrstuvwxyz",
    "Czech": "abcdeěščřžýáíéúůťďň",
    "Bengali": "কখগঘচছজঝটঠডঢতথদধনপফবভমযরলশষসহ",
    # Without alef, which makes one sign with lam.
    "Urdu": "بپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہی",
}
SIGNS = "ািীুূেৈোৌ"
ROUNDS_EACH = 6
"""So many kills a letter: what's typed must fit on the screen to be seen."""


@dataclass
class Tally:
    """What came of it."""

    kills: int = 0
    typed: int = 0
    """Characters sent."""
    seen: int = 0
    """Of these, the characters that were on the screen at the kill."""
    kept: int = 0
    """Of these, the characters in the letter afterwards."""
    lost: int = 0
    """Characters that were on the screen and are in no letter."""
    damaged: int = 0
    """Drafts that can't be read, or hold what nobody typed."""
    scripts: dict[str, int] = field(default_factory=dict)
    """Words seen on the screen, by script."""
    notes: list[str] = field(default_factory=list)
    """What went wrong, to look at."""

    def __str__(self) -> str:
        seen = ", ".join(f"{name} {count}" for name, count in sorted(self.scripts.items()))
        return (
            f"{self.kills} kills: {self.typed} characters typed, {self.seen} seen on the screen, {self.kept} kept, "
            f"{self.lost} lost, {self.damaged} damaged files; words seen: {seen}"
        )


def word(chance: random.Random) -> tuple[str, str]:
    """A word that nobody else types, and its script."""
    script = chance.choice(list(LETTERS))
    letters = chance.choices(LETTERS[script], k=chance.randint(5, 8))
    if script == "Bengali":
        letters = [letter + (chance.choice(SIGNS) if chance.random() < 0.5 else "") for letter in letters]
    return "".join(letters), script


def bare(text: str) -> str:
    """Only the letters of a text, for signs stand in the cells of a screen as they please."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign)[0] == "L")


class Watched(Child):
    """A program whose whole output is kept, to be painted at the end."""

    output = b""

    def read(self, seconds: float) -> tuple[float, bytes] | None:
        piece = super().read(seconds)
        if piece is not None:
            self.output += piece[1]
        return piece

    def letters(self) -> str:
        """The letters on the screen. Signs that take no cell are left out before: they'd stop pyte in the row."""
        text = self.output.decode("utf-8", "ignore")
        self.paint("".join(sign for sign in text if unicodedata.category(sign) not in ("Mc", "Mn", "Cf")).encode())
        return bare("".join(self.rows))


class Round:
    """One opening of the letter, and its end."""

    def __init__(self, home: Path, name: str, chance: random.Random) -> None:
        self._home = home
        self._name = name
        self._chance = chance
        self.sent = ""
        self.words: list[tuple[int, str, str]] = []
        """Where each word ends in what was sent, the word, its script."""

    def run(self) -> str:
        """Open, type, kill. All that the screen showed, letters only."""
        child = Watched([sys.executable, "-m", "tactful", "open", self._name], environment(self._home))
        try:
            if self._chance.random() < 0.08:
                time.sleep(self._chance.random() * 0.6)  # before it's there
            else:
                self._await(child, "starters")
                self._type(child)
            os.kill(child.pid, signal.SIGKILL)
            child.collect(0.15)
            return child.letters()
        finally:
            child.close()

    def _type(self, child: Watched) -> None:
        end = time.monotonic() + self._chance.random() * 1.2
        pending = ""
        while time.monotonic() < end:
            if not pending:
                pending, script = word(self._chance)
                self.words.append((len(self.sent) + len(pending), pending, script))
                pending += "\n" if self._chance.random() < 0.05 else " "
            many = len(pending) if self._chance.random() < 0.1 else 1
            key, pending = pending[:many], pending[many:]
            child.send(key.encode().replace(b"\n", b"\r"))
            self.sent += key
            child.collect(self._chance.choice((0.0, 0.005, 0.03, 0.08)))

    @staticmethod
    def _await(child: Watched, text: str) -> None:
        until = time.monotonic() + 60
        while text.encode() not in child.output:
            if child.read(0.2) is None:
                time.sleep(0.01)
            if time.monotonic() > until:
                raise TimeoutError(f"{text} never came: {child.output[-2000:]!r}")

    def seen(self, screen: str) -> tuple[int, list[str]]:
        """How many of the characters sent must have been on the screen, and the scripts of the words seen whole."""
        reach, scripts = 0, []
        for end, text, script in self.words:
            # Urdu is painted in the order and the shapes that are seen.
            if end <= len(self.sent) and (bare(text) in screen or bare(text)[::-1] in screen):
                reach = max(reach, end)
                scripts.append(script)
            elif script in ("English", "Czech"):
                start = end - len(text)
                for length in range(min(len(text), len(self.sent) - start), 3, -1):
                    if bare(text[:length]) in screen:
                        reach = max(reach, start + length)
                        break
        return reach, scripts


def torture(home: Path, kills: int, seed: int, say: bool = False) -> Tally:
    """That many rounds in a home."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated
    tally = Tally()
    before, name = "", ""
    while tally.kills < kills:
        if tally.kills % ROUNDS_EACH == 0 or not name:
            name, before = DraftStore(Paths.under(home)).new(Draft(guide="bad-news", language="en")).id, ""
        one = Round(home, name, chance)
        screen = one.run()
        tally.kills += 1
        reach, scripts = one.seen(screen)
        store = DraftStore(Paths.under(home))
        damaged = [entry.path.name for entry in store.entries() if entry.damaged is not None]
        after = "" if damaged else store.load(name).steps.get(STEP, "")
        typed = one.sent
        kept = len(after) - len(before)
        whole = after == before + typed[:kept] and kept >= 0
        tally.typed += len(typed)
        tally.seen += reach
        tally.kept += max(0, kept)
        tally.lost += max(0, reach - kept) if whole else 0
        tally.damaged += len(damaged) + (not whole)
        for script in scripts:
            tally.scripts[script] = tally.scripts.get(script, 0) + 1
        if damaged or not whole or reach > kept:
            tally.notes.append(f"round {tally.kills}: {damaged=} {before=} {typed=} {after=} {reach=}")
            name = ""
        before = after
        if say and tally.kills % 25 == 0:
            print(tally, flush=True)
    return tally


def main() -> None:
    """Kill, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = torture(Path(folder), given.kills, given.seed, say=True)
    print(*tally.notes, tally, sep="\n")
    sys.exit(1 if tally.lost or tally.damaged else 0)


if __name__ == "__main__":
    main()
