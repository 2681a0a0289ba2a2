"""Before a letter that ends something: statements, questions, a paragraph, and both doors open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tactful.model import FactQuestion, Gate, GateQuestion, GateReason
from tactful.tui.app import TactfulApp
from tactful.tui.screens.gate import GateScreen
from tactful.tui.screens.home import HomeScreen
from tactful.tui.screens.new_letter import NewLetterScreen
from tactful.tui.screens.step import StepScreen
from tactful.tui.widgets.question_card import AnswerList

from . import small
from .helpers import TestDesk, rows_of, run, session_of, settle, step_screen, type_text

GATE = Gate(
    (
        GateReason("trivial", "They complain all the time, about little things, and trouble follows them around."),
        GateReason("abusive", "They are unkind to your people.", ("D05",), {"reason": "behaviour"}),
        GateReason("unprofitable", "You earn nothing on them."),
    ),
    (
        GateQuestion("tried", "What have you tried?", "One good talk may do."),
        GateQuestion("could_change", "Is it likely to change?", "A bad year passes.", {"yes": "Yes", "no": "No"}),
    ),
    {
        "none": "None of them is true. Most of us would wait.",
        "likely_to_change": "You expect it to change. Then it's early.",
        "one": "One is true, and one alone is seldom enough.",
        "enough": "{count} are true, and you don't expect that to change. Parting is fair.",
    },
    "Which of these are true of them?",
    ("None", "One", "Two", "All three"),
)

REASON = FactQuestion(
    "reason", "Why part?", "It decides what's said.", {"behaviour": "How they behave", "time": "Time"}
)


@pytest.fixture(autouse=True)
def gated(small_guide: None, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = {**small.GUIDE.questions, "reason": REASON}
    facts = ("recipient", "reason")
    monkeypatch.setattr(small, "GUIDE", replace(small.GUIDE, gate=GATE, questions=questions, first_facts=facts))


def beginning(desk: TestDesk, **facts: str) -> TactfulApp:
    return TactfulApp(desk, lambda app: app.show_questions("bad-news", "en", facts))


WALKS: dict[str, tuple[str, ...]] = {
    "gate": ("space", "down"),
    "gate-question": ("f8",),
    "gate-choice": ("f8", "f8"),
    "gate-against": ("f8", "f8", "f8"),
    "gate-enough": ("1", "2", "f8", "f8", "2"),
}


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("name", WALKS)
async def test_screen(
    desk: TestDesk, snapshot: Callable[[TactfulApp, str], None], name: str, size: tuple[int, int]
) -> None:
    app = beginning(desk)
    async with run(app, size) as pilot:
        await settle(pilot)
        for key in WALKS[name]:
            await pilot.press(key)
            await settle(pilot)
        snapshot(app, name)


async def test_the_answers_stay_with_the_letter_and_propose_its_reason(desk: TestDesk) -> None:
    app = beginning(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("1", "2", "f8")
        await type_text(pilot, "two talks")
        await pilot.press("enter", "2")
        await settle(pilot)
        assert "Two are true" in "\n".join(rows_of(app))
        await pilot.press("1")
        await settle(pilot)
        assert isinstance(app.screen, NewLetterScreen)
        await pilot.press("f8")
        await settle(pilot)
        chosen = app.screen.query_one(AnswerList).selected
        assert chosen is not None
        assert chosen.value == "behaviour"
        await pilot.press("enter")
        await settle(pilot)
        draft = session_of(app).draft
        assert draft.gate == {
            "trivial": True,
            "abusive": True,
            "unprofitable": False,
            "tried": "two talks",
            "could_change": "no",
        }
        assert draft.fact("reason") == "behaviour"


async def test_going_on_against_the_advice_is_kept(desk: TestDesk) -> None:
    app = beginning(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("f8", "f8", "f8", "3")
        await settle(pilot)
        await pilot.press("f4")
        await settle(pilot)
        session = session_of(app)
        assert session.draft.gate["overruled"] is True
        advice = session.gate_advice()
        assert advice is not None
        assert (advice.result, advice.against, advice.overruled) == ("none", True, True)


async def test_the_other_doors_and_never_mind(desk: TestDesk) -> None:
    app = beginning(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("f8", "f8", "f8", "1")
        await settle(pilot)
        assert "What kind of letter is it?" in "\n".join(rows_of(app))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, GateScreen)
        await pilot.press("f8", "f8", "f8", "2")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert not desk.letters()
    app = beginning(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_back_leads_through_the_questions_without_losing_an_answer(desk: TestDesk) -> None:
    app = beginning(desk)
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("3", "f8")
        await type_text(pilot, "a talk")
        await pilot.press("f8", "f8")
        await settle(pilot)
        await pilot.press("1")
        await settle(pilot)
        await pilot.press("f7")
        await settle(pilot)
        assert isinstance(app.screen, GateScreen)
        assert "One is true" in "\n".join(rows_of(app))
        await pilot.press("f7", "f7")
        await settle(pilot)
        assert any("a talk" in row for row in rows_of(app))
        await pilot.press("f7")
        await settle(pilot)
        assert any("☑ You earn nothing on them." in row for row in rows_of(app))


async def test_it_can_be_thought_over_again_while_writing(desk: TestDesk) -> None:
    app = TactfulApp(desk, lambda app: app.begin(lambda: desk.begin("bad-news", "en", {})))
    async with run(app) as pilot:
        await settle(pilot)
        assert any(action.name == "think_again" for action in step_screen(app).offered())
        await app.run_action("think_again", step_screen(app))
        await settle(pilot)
        await pilot.press("1", "2", "f8", "f8", "2", "1")
        await settle(pilot)
        assert isinstance(app.screen, StepScreen)
        assert session_of(app).draft.fact("reason") == "behaviour"
        assert session_of(app).draft.gate["abusive"] is True
        assert any("F5 changes it" in row for row in rows_of(app))


async def test_a_letter_without_such_questions_doesn_t_offer_them(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small, "GUIDE", replace(small.GUIDE, gate=None))
    app = TactfulApp(desk, lambda app: app.begin(lambda: desk.begin("bad-news", "en", {})))
    async with run(app) as pilot:
        await settle(pilot)
        assert all(action.name != "think_again" for action in step_screen(app).offered())


async def test_a_fact_that_was_given_isn_t_asked_again(desk: TestDesk) -> None:
    app = TactfulApp(desk, lambda app: app.show_questions("bad-news", "en", {"recipient": "Ms Novak"}))
    async with run(app) as pilot:
        await settle(pilot)
        await pilot.press("f8", "f8", "f8", "3")
        await settle(pilot)
        assert any("Why part?" in row for row in rows_of(app))
        assert any("1 of 1" in row for row in rows_of(app))
