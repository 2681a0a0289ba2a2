"""What the person decides beside the text: steps, ticks, the gate, hints set aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tactful.drafts import refuse_surrogates
from tactful.errors import UnknownNameError
from tactful.i18n import t
from tactful.session.gate import GateAdvice, advise, as_kept

if TYPE_CHECKING:
    from tactful.model import Draft, Guide
    from tactful.session.history import History


class Choices:
    """The part of a session that takes the person's decisions; each can be taken back."""

    guide: Guide
    _draft: Draft
    _history: History

    def show_step(self, step: str, shown: bool) -> None:
        """Bring a step back that the facts leave out, or leave one out that they'd bring."""
        self._known_step(step)
        self._replace_entry(t("session.step", step=step), "shown", step, shown)

    def tick(self, item: str, value: bool) -> None:
        """Tick a box, or clear it."""
        self._replace_entry(t("session.tick"), "ticks", item, value)

    def answer_gate(self, question: str, value: object) -> None:
        """Keep an answer of the decision gate with the draft."""
        self._replace_entry(t("session.answer"), "gate", question, value)

    def pass_gate(self, answers: Mapping[str, object]) -> None:
        """Keep all answers of the gate at once, and whether the person goes on against its advice."""
        if self.guide.gate is None:
            return
        kept = as_kept(self.guide.gate, answers)
        if kept != dict(self._draft.gate):
            self._history.note(t("session.answers-before-letter"), self._draft, "gate")
            self._change(replace(self._draft, gate=kept))

    def gate_advice(self) -> GateAdvice | None:
        """What the answers of the gate come to; None when the guide has none, or it wasn't gone through."""
        if self.guide.gate is None or not self._draft.gate:
            return None
        return advise(self.guide.gate, self._draft.gate)

    def dismiss(self, check: str, reason: str) -> None:
        """Overrule a check; the reason stays with the draft. Its verdict doesn't change."""
        self._known_check(check)
        refuse_surrogates(reason)
        self._replace_entry(t("session.dismissed-hint"), "dismissed", check, reason.strip())

    def undismiss(self, check: str) -> None:
        """Let the check speak again."""
        if check in self._draft.dismissed:
            self._history.note(t("session.dismissed-hint"), self._draft, "dismissed")
            kept = {name: reason for name, reason in self._draft.dismissed.items() if name != check}
            self._change(replace(self._draft, dismissed=kept))

    def _known_step(self, step: str) -> None:
        if step not in self.guide.step_ids:
            raise UnknownNameError("step", step, self.guide.step_ids)

    def _known_check(self, check: str) -> None:
        if all(check != known.id for known in self.guide.checks):
            raise UnknownNameError("check", check, tuple(known.id for known in self.guide.checks))

    def _replace_entry(self, what: str, table: str, key: str, value: Any) -> None:
        entries = getattr(self._draft, table)
        if key in entries and entries[key] == value:
            return
        self._history.note(what, self._draft, table)
        changed: dict[str, Any] = {table: {**entries, key: value}}
        self._change(replace(self._draft, **changed))

    def _change(self, draft: Draft) -> None:
        raise NotImplementedError
