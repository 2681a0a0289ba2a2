"""Every action of the interface by name, with its keys. Imports no Textual: the command line lists it too.

A person may give other keys to any of them under `[keys]` in the settings; the footer, the help and the
palette read them from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tactful.i18n import t


class Scope(StrEnum):
    """Where an action can be used."""

    EVERYWHERE = "everywhere"
    HOME = "home"
    GATE = "gate"
    QUESTION = "question"
    STEP = "step"
    HINTS = "hints"
    WHY = "why"
    FACTS = "facts"
    REVIEW = "review"
    VERSIONS = "versions"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do. `name` is its id in settings and palette; keys are as Textual names them.

    `urgent` keys work even where the editor has a use of its own for them, `quiet` actions don't stand in
    the footer.
    """

    name: str
    scope: Scope
    keys: tuple[str, ...] = ()
    quiet: bool = False
    urgent: bool = False

    @property
    def label(self) -> str:
        """Its name in the footer, in a word or two."""
        return t(f"action.{self.name}.label")

    @property
    def help(self) -> str:
        """What it does, in a sentence."""
        return t(f"action.{self.name}.help")


ACTIONS: tuple[Action, ...] = (
    Action("new_letter", Scope.HOME, ("n",)),
    Action("open_letter", Scope.HOME, ("enter",)),
    Action("search_letters", Scope.HOME, ("slash",)),
    Action("duplicate_letter", Scope.HOME, ("d",)),
    Action("rename_letter", Scope.HOME, ("r",)),
    Action("delete_letter", Scope.HOME, ("x", "delete")),
    Action("undo_delete", Scope.HOME, ("u",)),
    Action("gate_tick", Scope.GATE, ("space",)),
    Action("gate_on", Scope.GATE, ("f8",), urgent=True),
    Action("gate_back", Scope.GATE, ("f7",), urgent=True),
    Action("leave_gate", Scope.GATE, ("escape",)),
    Action("next_question", Scope.QUESTION, ("f8",), urgent=True),
    Action("previous_question", Scope.QUESTION, ("f7",), urgent=True),
    Action("letter_language", Scope.QUESTION, ("ctrl+l",), quiet=True, urgent=True),
    Action("start_writing", Scope.QUESTION, ("f4",), urgent=True),
    Action("leave_questions", Scope.QUESTION, ("escape",)),
    Action("next_step", Scope.STEP, ("f8",), urgent=True),
    Action("previous_step", Scope.STEP, ("f7",), urgent=True),
    Action("hints", Scope.STEP, ("f3",), urgent=True),
    Action("preview", Scope.STEP, ("f2",), urgent=True),
    Action("starters", Scope.STEP, ("f4",), urgent=True),
    Action("facts", Scope.STEP, ("f5",), urgent=True),
    Action("guidance", Scope.STEP, ("f6",), urgent=True),
    Action("bring_back", Scope.STEP, ("ctrl+g",), quiet=True, urgent=True),
    Action("review", Scope.STEP, ("ctrl+r",), quiet=True, urgent=True),
    Action("all_letters", Scope.STEP, ("ctrl+o",), quiet=True, urgent=True),
    Action("to_editor", Scope.STEP, ("escape",), quiet=True),
    Action("see_page", Scope.STEP, ("ctrl+b",), quiet=True, urgent=True),
    Action("take_back", Scope.STEP, (), quiet=True),
    Action("rename", Scope.STEP, (), quiet=True),
    Action("versions", Scope.STEP, ("f10",), quiet=True, urgent=True),
    Action("think_again", Scope.STEP, (), quiet=True),
    Action("follow_up", Scope.STEP, (), quiet=True),
    Action("use_hint", Scope.HINTS, ("enter",)),
    Action("go_to_words", Scope.HINTS, ("g",)),
    Action("why", Scope.HINTS, ("w",)),
    Action("dismiss", Scope.HINTS, ("x",)),
    Action("weigh", Scope.WHY, ("c",)),
    Action("change_fact", Scope.FACTS, ("enter",)),
    Action("clear_fact", Scope.FACTS, ("delete",)),
    Action("leave_facts", Scope.FACTS, ("escape", "f5")),
    Action("go_to_point", Scope.REVIEW, ("enter",)),
    Action("copy_letter", Scope.REVIEW, ("c",)),
    Action("export_letter", Scope.REVIEW, ("e",)),
    Action("follow_up_now", Scope.REVIEW, ("n",)),
    Action("why_point", Scope.REVIEW, ("w",)),
    Action("dismiss_point", Scope.REVIEW, ("x",)),
    Action("back_to_steps", Scope.REVIEW, ("f7",), urgent=True),
    Action("review_facts", Scope.REVIEW, ("f5",), urgent=True),
    Action("show_letter", Scope.REVIEW, ("f2",), quiet=True, urgent=True),
    Action("leave_review", Scope.REVIEW, ("ctrl+o",), quiet=True, urgent=True),
    Action("restore_version", Scope.VERSIONS, ("enter",)),
    Action("more_of_it", Scope.VERSIONS, ("space",)),
    Action("less_of_it", Scope.VERSIONS, ("b",)),
    Action("leave_versions", Scope.VERSIONS, ("escape", "f10")),
    Action("turn_text", Scope.EVERYWHERE, ("f12",), quiet=True, urgent=True),
    Action("help", Scope.EVERYWHERE, ("f9",), urgent=True),
    Action("palette", Scope.EVERYWHERE, ("ctrl+p",), urgent=True),
    Action("quit", Scope.EVERYWHERE, ("ctrl+q",), quiet=True, urgent=True),
)


def actions(*scopes: Scope) -> Iterable[Action]:
    """The actions of these scopes, in the order in which they're shown."""
    return (action for action in ACTIONS if action.scope in scopes)


def key_table(overrides: Mapping[str, Iterable[str]] | None = None) -> dict[str, list[str]]:
    """Every action's keys as they are in force, as `tactful keys --json` prints them."""
    overrides = overrides or {}
    return {action.name: list(overrides.get(action.name, action.keys)) for action in ACTIONS}


def key_name(key: str) -> str:
    """A key as people call it: `ctrl+p` is ^P, `f8` is F8."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    names = {"enter": "⏎", "escape": "Esc", "slash": "/", "delete": "Del", "space": t("key.space")}
    return names.get(key) or (key.upper() if len(key) > 1 else key)
