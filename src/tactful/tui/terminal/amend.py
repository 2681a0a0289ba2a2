"""All amendments to Textual and Rich, applied once before the application is made."""

from __future__ import annotations

from tactful.tui.terminal import controls, marks, rows, turning
from tactful.tui.terminal.probe import Answers


def amend(answers: Answers) -> None:
    """Make Textual safe and straight on the terminal that gave these answers."""
    controls.apply()
    rows.apply()
    turning.apply()
    if answers.marks_take_a_cell:
        marks.apply()
