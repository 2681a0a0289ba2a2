"""Which sentences to start from come first, and which don't come at all."""

from __future__ import annotations

import pytest

from tactful.guidance import load_guide
from tactful.letters.customs import Customs, use_customs
from tactful.letters.starters import fitting
from tactful.model import Starter

STEPS = load_guide("ending-service", "en").steps


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_the_framing_comes_first_then_the_reason(step: object) -> None:
    starters = next(one for one in STEPS if one is step).starters
    order = [starter.situation for starter in fitting(starters, {"framing": "documented", "reason": "capacity"})]
    rest = [starter.situation for starter in starters if starter.situation not in ("documented", "capacity")]
    first = order[: len(order) - len(rest)]
    assert first == sorted(first, reverse=True)
    assert set(first) == {"documented", "capacity"}
    assert order[len(first) :] == rest


def test_without_a_choice_the_order_is_the_guide_s() -> None:
    for step in STEPS:
        assert fitting(step.starters, {"recipient": "Ms Novak"}) == step.starters


def test_over_behaviour_nobody_is_named() -> None:
    step = next(step for step in STEPS if step.id == "next")
    naming = [starter for starter in step.starters if "referral_" in starter.text]
    assert naming
    left = fitting(step.starters, {"reason": "behaviour"})
    assert not any("referral_" in starter.text or "firm}" in starter.text for starter in left)
    assert len(left) == len(step.starters) - len(naming)
    assert left[0].situation == "behaviour"
    assert set(naming) <= set(fitting(step.starters, {"reason": "capacity"}))


def test_spaces_in_a_placeholder_hide_nothing() -> None:
    assert fitting([Starter("a", "Ask { referral_name }.")], {"reason": "behaviour"}) == ()


def test_a_starter_of_the_other_way_of_address_is_left_out() -> None:
    offered = [Starter("delay", "both"), Starter("delay", "vy", "formal"), Starter("delay", "ty", "familiar")]
    assert [starter.text for starter in fitting(offered, {})] == ["both", "vy"]
    use_customs(Customs(address="familiar"))
    try:
        assert [starter.text for starter in fitting(offered, {})] == ["both", "ty"]
    finally:
        use_customs(Customs())
