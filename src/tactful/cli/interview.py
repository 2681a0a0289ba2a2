"""The interview as plain questions, one line each: for screen readers, pipes and the simplest terminals.

Prompts go to standard error, the finished letter to standard output. Every line typed is kept at once.
"""

from __future__ import annotations

import datetime as dt
import sys
import textwrap
from collections.abc import Mapping

from tactful.cli.activity import while_writing
from tactful.cli.output import ask, emit, is_terminal, note
from tactful.errors import ExitCode, FileError, InputError
from tactful.i18n import t
from tactful.model import FACTS, Fact, FactKind, Layout, Step
from tactful.session import Kept, LetterSession

_WIDTH = 78
_ADVICE_SHOWN = 2
_ONLY_AT_THE_END = frozenset({"referral_name", "referral_contact", "referral_agreed", "door_open"})
_ONLY_IF_OURS = frozenset({"prevention"})


class Interview:
    """Asks for the facts and then for the text of each step that applies, and prints the letter."""

    def __init__(self, session: LetterSession, *, ask_facts: bool, layout: Layout | None = None) -> None:
        self._session = session
        self._ask_facts = ask_facts
        self._layout = layout
        self._lines = _Lines()
        self._proposed: Mapping[str, str] = {}

    def run(self) -> int:
        """The whole interview. The draft is kept whatever happens; its id is the last line."""
        try:
            self._begin()
            if self._ask_facts:
                self._gate()
                self._facts()
            self._steps()
        except BaseException:
            self._close()
            note(t("cli.interview.what-you-wrote-kept-as", name=self._session.draft.id))
            raise
        self._close()
        self._open_points()
        emit(self._letter())
        saved = self._session.saved
        if saved.kept is Kept.FAILED:
            note(saved.words)
        note(self._session.draft.id)
        return ExitCode.NOT_WRITTEN if saved.kept is Kept.FAILED else ExitCode.FINE

    def _close(self) -> None:
        with while_writing():
            self._session.close()

    def _letter(self) -> str:
        paper = self._session.draft.fact("channel") != "email"
        return self._session.laid(self._layout if paper else None).text

    def _begin(self) -> None:
        guide = self._session.guide
        note(f"{guide.title}. {guide.when}")
        if self._ask_facts:
            note(t("cli.interview.first-some-questions-empty-line"))

    # Before the letter

    def _gate(self) -> None:
        """Should it be written at all? The answers stay with the draft; going on is always possible."""
        if self._session.guide.gate is not None and not self._session.draft.gate:
            from tactful.cli.gate import ask_gate

            self._proposed = ask_gate(self._session, self._session.guide.gate, self._lines.next)

    # Facts

    def _facts(self) -> None:
        for name, fact in FACTS.items():
            if name in self._session.guide.questions and not self._session.draft.fact(name) and self._matters(name):
                self._fact(fact)

    def _matters(self, name: str) -> bool:
        """Whether the answers so far leave room for the question."""
        fact = self._session.draft.fact
        if name in _ONLY_AT_THE_END:
            return fact("relationship") != "continues"
        if name in _ONLY_IF_OURS:
            return fact("fault") in ("ours", "partly")
        return True

    def _fact(self, fact: Fact) -> None:
        question = self._session.guide.questions[fact.name]
        kind = ", ".join(fact.allowed) or ("year-month-day" if fact.kind is FactKind.DATE else "")
        note()
        note(question.question)
        for value in fact.allowed:
            if value in question.answers:
                note(f"  {value}: {question.answers[value]}")
        proposed = self._proposed.get(fact.name, "") or self._shown().get(fact.name, "")
        if proposed:
            note(t("cli.interview.what-you-answered-before-suggests", proposed=proposed))
        answers: list[str] = []
        while True:
            ask(f"{fact.name} [{kind}]: " if kind else f"{fact.name}: ")
            line = self._lines.next()
            given = line.strip() if line is not None else ""
            if not given and not proposed:
                return
            try:
                change = self._session.set_fact(fact.name, "\n".join([*answers, given or proposed]))
            except InputError as error:
                note(str(error))
                continue
            if change.message:
                note(change.message)
            if fact.kind is not FactKind.LIST:
                return
            answers.append(given)

    def _shown(self) -> Mapping[str, str]:
        """What the offer tells of itself, for a person to take with an empty line; from a pipe, empty is empty."""
        offer = self._session.draft.fact("offer")
        if not offer or not is_terminal(sys.stdin):
            return {}
        from tactful.checks.offered import shown_by

        return shown_by(offer, self._session.draft.language, dt.datetime.now().astimezone().date())

    # Steps

    def _steps(self) -> None:
        for step in self._session.guide.steps:
            if self._asked(step.id):
                self._step(step)
                self._session.save()

    def _asked(self, step: str) -> bool:
        ours = self._session.draft.fact("fault") in ("ours", "partly")
        return self._session.applies(step) and (step != "fix" or ours)

    def _step(self, step: Step) -> None:
        there = self._session.draft.steps.get(step.id, "")
        note()
        note(f"{step.title}. {step.goal}")
        for advice in step.advice[:_ADVICE_SHOWN]:
            note(textwrap.fill(advice.text, _WIDTH, initial_indent="- ", subsequent_indent="  "))
        if there.strip():
            note(t("cli.interview.stands-there-already"))
            for own in there.strip("\n").split("\n"):
                note(f"  {own}")
            note(t("cli.interview.write-anew-keep-with-line"))
        else:
            note(t("cli.interview.write-end-with-line-holds"))
        ask(f"{step.id}: ")
        lines: list[str] = []
        while (line := self._lines.next()) is not None and line != ".":
            lines.append(line[1:] if line.startswith("..") else line)
            text = "\n".join(lines)
            if text.strip():
                try:
                    self._session.edit(step.id, text, cursor=len(text))
                except InputError as error:
                    note(str(error))
                    lines.pop()
        self._hints(step.id)

    def _hints(self, step: str) -> None:
        """What's open at a step, in plain words."""
        for hint in self._session.hints(step):
            if hint.open and hint.step == step:
                note(f"* {hint.message}")

    def _open_points(self) -> None:
        left = [hint for hint in self._session.hints() if hint.open]
        note()
        if not left:
            note(t("cli.interview.nothing-left-mend"))
            return
        note(t("cli.interview.still-open"))
        for hint in left:
            note(f"* {hint.message}")


class _Lines:
    """The lines of standard input, strict UTF-8; None at its end, and again at each end typed at a terminal."""

    def __init__(self) -> None:
        self._number = 0

    def next(self) -> str | None:
        """The next line without its end."""
        line = sys.stdin.buffer.readline() if sys.stdin is not None else b""
        self._number += 1
        if not line:
            if is_terminal(sys.stdin):
                note()
            return None
        try:
            return line.decode("utf-8").removesuffix("\n").removesuffix("\r")
        except UnicodeDecodeError as error:
            raise FileError(
                "-",
                t("cli.interview.byte-line-isnt-utf", position=error.start + 1),
                t("cli.interview.send-utf"),
                line=self._number,
            ) from None
