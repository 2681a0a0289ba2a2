"""How the letter greets and closes, on the sheet of facts: what's proposed, others to choose from, or own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import App

from tactful.i18n import t
from tactful.letters.greetings import closes, salutations
from tactful.letters.layout import part_text
from tactful.model import Draft, Layout
from tactful.session import LetterSession
from tactful.tui.screens.ask import AskChoice, AskText

_OWN, _NONE, _PROPOSED = "own", "none", "proposed"


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the letter that's proposed from the facts: its name."""

    name: str

    @property
    def question(self) -> str:
        """What's asked of it."""
        return t(f"part.{self.name}")

    def words(self, draft: Draft) -> str:
        """What stands there now, on one line."""
        return " ".join(part_text(draft, self.name).split())


ROWS = (PartRow("salutation"), PartRow("close"))


def choices(row: PartRow, draft: Draft) -> tuple[str, ...]:
    """The words to choose from, the proposed ones first."""
    recipient, language = draft.fact("recipient"), draft.language
    if row.name == "salutation":
        return salutations(recipient, language)
    return closes(recipient, language, email=draft.fact("channel") == Layout.EMAIL)


def ask_part(app: App[object], session: LetterSession, row: PartRow, done: Callable[[], None]) -> None:
    """Offer the greetings or closes of the language, words of one's own, or none; the draft takes what's chosen."""
    offered = choices(row, session.draft)
    answers = [(str(number), words) for number, words in enumerate(offered)]
    if answers:
        answers[0] = (_PROPOSED, t("part.proposed", words=offered[0]))
    answers += [(_OWN, t("part.own")), (_NONE, t("part.leave-out"))]

    def put(words: str | None) -> None:
        session.set_part(row.name, words)
        done()

    def written(words: str | None) -> None:
        if words is not None and words.strip():
            put(words.strip())

    def chosen(answer: str | None) -> None:
        if answer == _OWN:
            app.push_screen(AskText(row.question, row.words(session.draft)), written)
        elif answer is not None:
            put(None if answer == _PROPOSED else "" if answer == _NONE else offered[int(answer)])

    app.push_screen(AskChoice(row.question, "", answers), chosen)
