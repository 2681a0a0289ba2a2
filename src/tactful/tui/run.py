"""Starts the screens: the question to the terminal first, Textual while it answers, and the exit code last."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tactful.config.choices import Rtl
from tactful.errors import InputError
from tactful.i18n import t, use_language
from tactful.tui.terminal.kind import find_kind
from tactful.tui.terminal.probe import Answers, Probe

if TYPE_CHECKING:
    from textual.driver import Driver

    from tactful.config.settings import Settings
    from tactful.model import Draft, FactValue
    from tactful.tui.app import TactfulApp


def run_home() -> int:
    """The list of letters. Returns the exit code."""
    from tactful.config.paths import Paths
    from tactful.config.settings import load_settings

    _, problem = load_settings(Paths.find())
    words = " ".join(str(one) for one in (problem, _left_out()) if one is not None)
    return _run(lambda app: app.show_home(words))


def run_new(
    guide: str | None = None,
    language: str | None = None,
    facts: Mapping[str, FactValue] | None = None,
    from_draft: Draft | None = None,
    following: Draft | None = None,
) -> int:
    """A new letter: its questions first; or a draft made from a letter that exists, or the letter after one.

    Returns the exit code.
    """

    def first(app: TactfulApp) -> None:
        if from_draft is not None:
            app.begin(lambda: app.desk.start(from_draft))
        elif following is not None:
            app.ask_for(following)
        else:
            app.show_questions(guide, language or app.letter_language, facts)

    return _run(_and_say(first))


def run_open(ref: str | Path) -> int:
    """A letter, where the person left off. Returns the exit code."""
    return _run(_and_say(lambda app: app.open(ref)))


def _left_out() -> InputError | None:
    """What can't be used of the person's own guidance."""
    from tactful.guidance import pack_problems

    problems = pack_problems()
    return InputError(t("run.packs", count=len(problems), first=problems[0])) if problems else None


def _and_say(first: Callable[[TactfulApp], None]) -> Callable[[TactfulApp], None]:
    """Begin so, and then say what's left out of the own guidance, if anything is."""
    problem = _left_out()
    if problem is None:
        return first

    def both(app: TactfulApp) -> None:
        first(app)
        app.call_after_refresh(app.tell, problem)

    return both


def _run(first: Callable[[TactfulApp], None]) -> int:
    _require_terminal()
    from tactful.config.paths import Paths
    from tactful.config.settings import load_settings

    settings, _ = load_settings(Paths.find())
    use_language(settings.spoken)
    probe = Probe()
    probe.start(greeting="tactful")

    def begin(app: TactfulApp) -> None:
        first(app)
        # What the start has made stays to the end: no key need wait while garbage is looked for in it.
        app.call_after_refresh(gc.freeze)

    try:
        app = _make(settings, probe, begin)
    except BaseException:
        probe.finish()
        probe.leave()
        raise
    app.run()
    return app.return_code or 0


def _make(settings: Settings, probe: Probe, first: Callable[[TactfulApp], None]) -> TactfulApp:
    # Nothing that is loaded now is garbage before the first screen stands.
    gc.disable()
    from tactful.tui.app import TactfulApp

    gc.enable()
    from tactful.config.paths import Paths
    from tactful.drafts import DraftStore
    from tactful.tui.desk import Desk
    from tactful.tui.terminal import turning
    from tactful.tui.terminal.amend import amend

    answers = probe.finish()
    amend(_as_set(answers, settings))
    terminal = find_kind(os.environ, answers.terminal)
    turning.use(terminal.rtl if settings.rtl is Rtl.AUTO else settings.rtl)
    paths = Paths.find()
    app = TactfulApp(Desk(paths, settings, DraftStore(paths)), first, _driver())
    app.typed_ahead = answers.typed
    app.terminal = terminal
    return app


def _driver() -> type[Driver] | None:
    if sys.platform == "win32":
        return None
    from tactful.tui.terminal.driver import SteadyDriver

    return SteadyDriver


def _as_set(answers: Answers, settings: Settings) -> Answers:
    """What the terminal said, or what the person says it does."""
    width = str(settings.width)
    return answers if width == "auto" else replace(answers, widths={"mark": 2 if width == "wide" else 1})


def _require_terminal() -> None:
    """Raise InputError unless a person can see the screens and type into them."""
    for stream in (sys.__stdin__, sys.__stderr__):
        if stream is None or not stream.isatty():
            raise InputError(t("run.no-terminal"), t("run.no-terminal-remedy"))
    if os.environ.get("TERM") == "dumb":
        raise InputError(t("run.dumb"), t("run.no-terminal-remedy"))
