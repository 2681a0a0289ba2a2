"""Takes a picture of every screen, at 80x24 and at 120x40, while a real letter is written in it.

    python screenshots/make.py [--to DIR] [NAME …]

The pictures are SVG. They're the same on every machine: the clock stands still, the drafts are made here, and no
font is fetched from anywhere. `rsvg-convert` makes PNGs of them for those who want to look closer.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import html
import os
import re
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import chdir
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tactful.config.choices import Rtl
from tactful.config.paths import Paths
from tactful.config.settings import Sender, Settings
from tactful.drafts import DraftStore
from tactful.guidance import check_text, load_guide
from tactful.i18n import use_language
from tactful.model import Draft
from tactful.session import LetterSession, Position
from tactful.tui.app import TactfulApp
from tactful.tui.desk import Desk
from tactful.tui.screens.step import StepScreen
from tactful.tui.terminal import controls, marks, rows, turning

HERE = Path(__file__).parent
SIZES = ((80, 24), (120, 40))
NOW = dt.datetime(2026, 3, 3, 10, 42, tzinfo=dt.UTC)
WRITER = Sender(name="Helen Marsh", company="Marsh & Tull, Accountants", role="Partner")

ROUGH_SEGUE = (
    "Your VAT return reached the tax office on 18 February, eleven days late, because another client's due date stood "
    "in your calendar. For this slight delay the tax office, as you know, has charged you a penalty of £200. I am "
    "sorry."
)

_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_TEXT = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)
_RUN = re.compile(r'(<text class="[^"]*" x=")([\d.]+)(" y="[\d.]+" textLength=")([\d.]+)("[^>]*>)([^<]*)(</text>)')
_CELL = 12.2
"""How wide Rich draws a cell."""
_FONTS = "Fira Code, DejaVu Sans Mono, Menlo, Consolas, monospace"


class StillDesk(Desk):
    """A desk on which it's always the same morning."""

    def __init__(self, home: Path, language: str = "en") -> None:
        paths = Paths.under(home)
        self.language = language
        self._minutes = 0
        settings = Settings(sender=WRITER if language == "en" else Sender(), language=language)
        super().__init__(paths, settings, DraftStore(paths, self._tick), clock=lambda: NOW)

    def _tick(self) -> dt.datetime:
        """Each draft a day before the one made after it, so that the list has an order."""
        return NOW - dt.timedelta(hours=self._minutes)

    def earlier(self, hours: int) -> None:
        """From now on drafts are saved that many hours ago."""
        self._minutes = hours


def example(guide: str, number: int, language: str = "en") -> Draft:
    """One of a guide's own letters."""
    found = load_guide(guide, language).examples[number]
    return Draft(guide=guide, language=language, facts=dict(found.facts), steps=dict(found.steps))


def finished(language: str = "en") -> Draft:
    """The guide's own example; in English a tax return sent late."""
    return example("bad-news", 0, language)


def rough(language: str = "en") -> Draft:
    """The same letter half way: a reproach in the news, and a word that makes it small, and the fix not yet written."""
    draft = finished(language)
    steps = {**draft.steps, "segue": ROUGH_SEGUE if language == "en" else _clumsy(draft)}
    steps.pop("fix", None)
    return replace(draft, steps=steps)


def _clumsy(draft: Draft) -> str:
    """The news of a letter, with what the checks against reproach and veils hold up as bad."""
    texts = [check_text(check, draft.language)["bad"][0]["text"] for check in ("tone.blame", "news.euphemism")]
    return "\n".join([draft.steps["segue"].strip(), *(" ".join(text.split()) for text in texts)])


def others(language: str = "en") -> list[tuple[int, Draft]]:
    """Letters for the list, each with the hours since it was saved."""
    found = [(30, example("bad-news", 1, language))]
    found += [(80 + 50 * number, example("complaint-reply", number, language)) for number in range(2)]
    return found


Shot = Callable[[Pilot[Any]], Awaitable[None]]


@dataclass(frozen=True)
class Scene:
    """One picture: how the application starts, and what's done until it stands."""

    name: str
    start: Callable[[StillDesk, TactfulApp], None]
    play: Shot
    language: str = "en"


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until the screen stands, the checks have looked and the draft is saved."""
    await pilot.pause(0.1)
    screen = pilot.app.screen
    if isinstance(screen, StepScreen):
        screen.save()
        await pilot.pause()


def keys(*pressed: str) -> Shot:
    """Press these, then wait."""

    async def play(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in pressed:
            await pilot.press(key)
            await pilot.pause()
        await settle(pilot)

    return play


def home(desk: StillDesk, app: TactfulApp) -> None:
    """The list, with letters in it."""
    for hours, draft in [*reversed(others(desk.language)), (1, rough(desk.language))]:
        desk.earlier(hours)
        desk.store.new(draft)
    desk.earlier(0)
    app.show_home()


def empty_home(desk: StillDesk, app: TactfulApp) -> None:
    """The list as it's first seen."""
    app.show_home()


def questions(desk: StillDesk, app: TactfulApp) -> None:
    """The questions of a new letter."""
    app.show_questions(None, desk.language, None)


def ending(desk: StillDesk, app: TactfulApp) -> None:
    """The questions before a letter that ends the service."""
    app.show_questions("ending-service", desk.language, None)


def follow_up(desk: StillDesk, app: TactfulApp) -> None:
    """The letter after a complaint, at what was put right."""
    app.begin(lambda: at(desk.start(example("complaint-follow-up", 0, desk.language)), "remedy"))


def writing(desk: StillDesk, app: TactfulApp) -> None:
    """The letter half way, at its news."""
    draft = rough(desk.language)
    app.begin(lambda: at(desk.start(draft), "segue", len(draft.steps["segue"])))


def at_the_end(desk: StillDesk, app: TactfulApp) -> None:
    """The finished letter."""
    app.begin(lambda: at(desk.start(finished(desk.language)), "fix"))


def at(session: LetterSession, step: str, cursor: int = 0) -> LetterSession:
    """The session, left off at that place."""
    session.position = Position(step, cursor)
    return session


SCENES = (
    Scene("first", empty_home, keys()),
    Scene("home", home, keys()),
    Scene("guides", questions, keys()),
    Scene("question", questions, keys("enter", "f8", "f8")),
    Scene("choice", questions, keys("enter", "f8", "f8", "f8", "f8")),
    Scene("step", writing, keys()),
    Scene("hints", writing, keys("f3")),
    Scene("why", writing, keys("f3", "w")),
    Scene("starters", writing, keys("f8", "f8", "f4")),
    Scene("advice", writing, keys("f6")),
    Scene("preview", writing, keys("f2")),
    Scene("facts", writing, keys("f5")),
    Scene("palette", writing, keys("ctrl+p")),
    Scene("help", writing, keys("f9")),
    Scene("review", writing, keys("ctrl+r")),
    Scene("review-good", at_the_end, keys("ctrl+r")),
    Scene("gate", ending, keys("down", "enter")),
    Scene("aside", writing, keys("f3", "d")),
    Scene("follow-up", follow_up, keys()),
    *(
        Scene(f"{language}-{name}", start, play, language)
        for language in ("cs", "bn", "ur")
        for name, start, play in (
            ("home", home, keys()),
            ("question", questions, keys("enter", "f8", "f8", "f8")),
            ("step", writing, keys()),
            ("hints", writing, keys("f3")),
            ("why", writing, keys("f3", "w")),
            ("starters", writing, keys("f8", "f8", "f4")),
            ("review", writing, keys("ctrl+r")),
        )
    ),
)


def words(svg: str) -> list[str]:
    """What stands in a picture, run by run: what two pictures are compared by."""
    return [html.unescape(run).replace("\xa0", " ").strip() for run in _TEXT.findall(svg)]


def _tight(match: re.Match[str]) -> str:
    """A run of text without the spaces around it, at the place where its letters begin.

    Not every program that draws SVG keeps them.
    """
    before, x, between, length, after, run, end = match.groups()
    text = run.replace("&#160;", "\xa0")
    kept = text.strip("\xa0")
    if not kept:
        return ""
    lead = len(text) - len(text.lstrip("\xa0"))
    left = float(x) + lead * _CELL
    width = float(length) - (len(text) - len(kept)) * _CELL
    return f"{before}{left:g}{between}{width:g}{after}{kept.replace(chr(0xA0), '&#160;')}{end}"


def clean(svg: str) -> str:
    """The picture without fonts from elsewhere, and without a name that changes with its content."""
    svg = _RUN.sub(_tight, svg)
    svg = _FONT_FACE.sub("", svg)
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    svg = svg.replace("font-family: Fira Code, monospace;", f"font-family: {_FONTS};")
    svg = svg.replace("font-family: arial;", "font-family: sans-serif;")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


async def take(scene: Scene, size: tuple[int, int], folder: Path) -> str:
    """The picture of one scene, its drafts kept in `folder`."""
    use_language(scene.language)
    desk = StillDesk(folder, scene.language)
    app = TactfulApp(desk, lambda app: scene.start(desk, app))
    async with app.run_test(size=size, notifications=True, tooltips=False) as pilot:
        await scene.play(pilot)
        svg = app.export_screenshot(title="tactful")
    return clean(svg)


def take_all(names: list[str] | None = None) -> dict[str, str]:
    """Pictures by file name."""
    os.environ.pop("NO_COLOR", None)
    # What draws an SVG turns Urdu by itself, and gives each Bengali vowel sign its room.
    turned = turning.mode()
    turning.apply()
    turning.use(Rtl.TERMINAL)
    marks.apply()
    controls.apply()
    rows.apply()
    try:
        pictures = {}
        for scene in SCENES:
            if names and scene.name not in names:
                continue
            for size in SIZES:
                with tempfile.TemporaryDirectory() as folder, chdir(folder):
                    picture = asyncio.run(take(scene, size, Path("home").absolute()))
                pictures[f"{scene.name}-{size[0]}x{size[1]}.svg"] = picture
        return pictures
    finally:
        use_language("en")
        controls.undo()
        rows.undo()
        marks.undo()
        turning.use(turned)
        turning.undo()


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these scenes")
    parser.add_argument("--to", type=Path, default=HERE, help="the folder to write to")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    for name, svg in take_all(options.names).items():
        (options.to / name).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
