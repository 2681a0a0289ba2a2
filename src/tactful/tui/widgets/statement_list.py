"""Statements to tick, each wrapped under its box."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content

from tactful.model import GateReason
from tactful.tui.widgets.pick_list import PickList
from tactful.tui.words import one_line


@dataclass(frozen=True, slots=True)
class Statement:
    """One of the reasons, and whether it holds."""

    reason: GateReason
    holds: bool


class StatementList(PickList[Statement]):
    """Reasons with a box; a digit ticks one at once."""

    def draw(self, item: Statement, *, selected: bool, width: int) -> list[Content]:
        """The digit, the box, and the statement."""
        number = [statement.reason.id for statement in self.items].index(item.reason.id) + 1
        style = "$letter" if item.holds or selected else ""
        lead = Content.assemble((f"  {number}  ", "$accent"), ("☑ " if item.holds else "☐ ", "$accent"))
        rows = one_line(item.reason.text, style).wrap(max(20, width - lead.cell_length - 1))
        pad = Content(" " * lead.cell_length)
        return [(pad if at else lead) + row for at, row in enumerate(rows)]

    def on_key(self, event: events.Key) -> None:
        """A digit chooses that statement."""
        if event.character and event.character.isdigit() and 0 < int(event.character) <= len(self.items):
            event.stop()
            self.select(int(event.character) - 1)
            self.action_choose()
