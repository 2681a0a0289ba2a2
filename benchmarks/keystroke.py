"""From a key to the screen: tactful's step with its preview and checklist, beside a bare text area.

    python benchmarks/keystroke.py [--words N] [--paragraph WORDS] [--bengali]

Both hold the same letter of some 300 words, or one whose last step is a single paragraph of WORDS words, in
pseudo-terminals of 120x40, and are typed into by turns, key by key. Painted is when the letter typed stands in the
editor; with preview, when it stands in the preview too. The lag of the checklist is the time until the count of
words, which comes with the checks, has changed. In Bengali, whose rows the screen kept here can't follow, painted is
when the letter typed comes out.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import string
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.child import Child, environment

STEPS = {
    "thanks": (
        "Thank you for trusting us with the books of your bakery since the week it opened, seven years ago. "
        "We value that trust, and we want to keep it. "
    ),
    "segue": (
        "I have bad news about your VAT return for the last quarter of 2025. It reached the tax office on 18 February, "
        "eleven days late, because I had entered another client's due date in your calendar. The tax office has "
        "charged you a penalty of £200. I am sorry. "
    ),
    "solution": (
        "We paid the £200 for you on 27 February, and the fee for that return, £160, comes off your invoice of "
        "31 March. If you would like to go through the papers with me, call me on 01632 960 114 any weekday "
        "before five. You can also come to the office on any Thursday afternoon, when the whole file lies open on my "
        "desk, and see for yourself what was sent, on which day, and what the tax office answered. "
    ),
    "fix": (
        "The mistake was mine, and I answer for it. On 19 February I corrected the dates in your calendar, and the tax "
        "office has confirmed in writing that nothing is outstanding on your account. Since 23 February two of us "
        "compare every due date with the tax office's own list on the first Monday of the month. We have gone through "
        "the calendars of all our clients in the same way, and found no other date that was wrong. The program that "
        "we keep the dates in now shows the name of the client in large letters above each of them, and asks for it "
        "once more before a date is kept. We look forward to keeping your books in good order, and wish you a busy "
        "spring in the shop. "
    ),
}
BENGALI = (
    "গত ত্রৈমাসিকের ভ্যাট রিটার্ন নিয়ে একটি খারাপ খবর আছে। রিটার্নটি এগারো দিন দেরিতে জমা পড়েছে, কারণ আমি আপনার "
    "ক্যালেন্ডারে অন্য এক গ্রাহকের তারিখ লিখেছিলাম। ভুলটি আমার, এবং এর দায় আমি নিচ্ছি। আমি আন্তরিকভাবে দুঃখিত।"
)
WATCH = 0.6
"""Seconds to watch the screen after a key: long enough for the checks to have looked and the letter to be saved."""
PREVIEW_FROM = 72
"""The column at which the preview stands."""


@dataclass
class Times:
    """Milliseconds from the key, one a key."""

    editor: list[float] = field(default_factory=list)
    preview: list[float] = field(default_factory=list)
    checks: list[float] = field(default_factory=list)
    size: list[int] = field(default_factory=list)


def count_of_words(rows: list[str]) -> str:
    """The end of the second row, where the words are counted."""
    return rows[1][-14:].strip()


_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;:?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[78=>])")


def press_blindly(child: Child, key: str, times: Times) -> None:
    """Press a key and note when it comes out again as text."""
    sent = child.send(key.encode())
    pieces = child.collect(WATCH)
    came = next((came for came, data in pieces if key.encode() in _ESCAPES.sub(b"", data)), None)
    if came is None:
        sys.exit(f"{key!r} was never painted")
    times.editor.append((came - sent) * 1000)
    times.size.append(len(pieces[0][1]))


def press(child: Child, key: str, token: str, times: Times, *, preview: bool, counts: bool) -> None:
    """Press a key and note when `token`, which ends with it, came on the screen."""
    before = count_of_words(child.rows)
    sent = child.send(key.encode())
    pieces = child.collect(WATCH)
    editor = beside = checks = None
    for came, data in pieces:
        child.paint(data)
        late = (came - sent) * 1000
        rows = child.rows
        if editor is None and any(token in (row[:PREVIEW_FROM] if preview else row) for row in rows):
            editor = late
        if preview and beside is None and any(token in row[PREVIEW_FROM:] for row in rows):
            beside = late
        if counts and checks is None and count_of_words(rows) != before:
            checks = late
    if editor is None or (preview and beside is None):
        sys.exit(f"{token!r} was never painted:\n" + "\n".join(child.rows))
    times.editor.append(editor)
    times.size.append(sum(len(data) for came, data in pieces if (came - sent) * 1000 <= max(editor, beside or 0)))
    if beside is not None:
        times.preview.append(max(editor, beside))
    if checks is not None:
        times.checks.append(checks)


def p95(values: list[float]) -> float:
    """The value that one in twenty is above."""
    return sorted(values)[int(len(values) * 0.95)]


def steps_of(paragraph: int, *, bengali: bool) -> dict[str, str]:
    """The text of each step; the last one a single paragraph of that many words, where a number is given."""
    if not paragraph:
        return STEPS
    words = (BENGALI if bengali else " ".join(STEPS.values())).split()
    return {**STEPS, "fix": " ".join(words[at % len(words)] for at in range(paragraph))}


def make_draft(home: Path, env: dict[str, str], steps: dict[str, str], *, bengali: bool) -> str:
    """The letter as a draft; its id."""
    text = "".join(f"{step.strip()}\n.\n" for step in steps.values())
    command = [sys.executable, "-m", "tactful", "new", "--plain", "--skip-facts", "--lang", "bn" if bengali else "en"]
    facts = ["--set", "fault=ours", "--set", "relationship=continues", "--set", "recipient=Mr Okafor"]
    subprocess.run([*command, *facts], env=env, input=text.encode(), capture_output=True, check=True)
    listed = subprocess.run(
        [sys.executable, "-m", "tactful", "list", "--json"], env=env, capture_output=True, check=True
    )
    return str(json.loads(listed.stdout)[0]["id"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=12, help="how many words of five letters are typed")
    parser.add_argument("--paragraph", type=int, default=0, metavar="WORDS", help="one long paragraph at the end")
    parser.add_argument("--bengali", action="store_true", help="that paragraph in Bengali")
    options = parser.parse_args()
    mine, bare = Times(), Times()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = environment(home)
        draft = make_draft(home, env, steps_of(options.paragraph, bengali=options.bengali), bengali=options.bengali)
        letter = home / "letter.txt"
        shown = subprocess.run(
            [sys.executable, "-m", "tactful", "show", draft], env=env, capture_output=True, check=True
        ).stdout
        letter.write_bytes(shown.rstrip() + b"\n\n")
        floor = Child([sys.executable, os.fspath(Path(__file__).with_name("bare.py")), str(letter)], env)
        app = Child([sys.executable, "-m", "tactful", "open", draft], env)
        try:
            floor.await_text("Okafor")
            app.await_text("starters")
            for child in (floor, app):
                for _, data in child.collect(1.5):
                    child.paint(data)
            # The fix is the last step, and its text the end of the letter.
            while not any("● Fix" in row for row in app.rows):
                app.send(b"\x1b[19~")
                for _, data in app.collect(1.0):
                    app.paint(data)
            for child in (floor, app):
                child.send(b"\x1b[1;5F ")
                for _, data in child.collect(1.0):
                    child.paint(data)
            for number in range(options.words):
                token = ""
                for key in f"q{string.ascii_lowercase[number % 26]}{number % 10}xz":
                    token += key
                    for child, times in ((floor, bare), (app, mine)):
                        if options.bengali:
                            press_blindly(child, key, times)
                            continue
                        press(child, key, token, times, preview=child is app, counts=child is app and len(token) == 1)
                for child in (floor, app):
                    child.send(b" ")
                    for _, data in child.collect(WATCH):
                        child.paint(data)
        finally:
            floor.close()
            app.close()
    words = len(shown.decode().split())
    print(f"{words} words, {len(mine.editor)} keys each, ms: median / p95")
    rows = {
        "bare TextArea: editor": bare.editor,
        "tactful: editor": mine.editor,
        "tactful: editor and preview": mine.preview,
    }
    base = median(bare.editor)
    for name, values in ((name, values) for name, values in rows.items() if values):
        print(f"{name:30} {median(values):7.1f} / {p95(values):6.1f}   x{median(values) / base:.2f} of bare")
    if mine.checks:
        print(f"{'tactful: checklist lag':30} {median(mine.checks):7.1f} / {p95(mine.checks):6.1f}")
    print(f"bytes a key: bare {median(bare.size):.0f}, tactful {median(mine.size):.0f}")


if __name__ == "__main__":
    main()
