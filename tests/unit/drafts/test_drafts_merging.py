from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tactful.drafts.merging import merge
from tactful.model import Draft

BASE = Draft(steps={"thanks": "One.", "fix": "Two."}, facts={"fault": "ours"}, title="A title")


def test_changes_of_different_steps_come_together() -> None:
    ours = BASE.with_step("thanks", "Mine.")
    theirs = replace(BASE.with_step("fix", "Theirs."), title="Their title", facts={})
    merged = merge(BASE, ours, theirs)
    assert merged.draft.steps == {"thanks": "Mine.", "fix": "Theirs."}
    assert merged.draft.title == "Their title"
    assert merged.draft.facts == {}
    assert merged.taken == ("steps.fix", "facts.fault", "title")
    assert merged.clashes == ()


def test_where_both_changed_the_same_step_ours_stands() -> None:
    merged = merge(BASE, BASE.with_step("thanks", "Mine."), BASE.with_step("thanks", "Theirs."))
    assert merged.draft.steps["thanks"] == "Mine."
    assert (merged.taken, merged.clashes) == ((), ("steps.thanks",))


def test_the_same_change_on_both_sides_is_no_clash() -> None:
    both = BASE.with_step("thanks", "Both.")
    assert merge(BASE, both, both) == merge(BASE, both, BASE)
    assert merge(BASE, both, both).clashes == ()


def test_a_step_hidden_elsewhere_is_hidden_here() -> None:
    merged = merge(BASE, BASE, replace(BASE, shown={"referral": False}))
    assert merged.draft.shown == {"referral": False}
    assert merged.taken == ("shown.referral",)


def test_an_empty_step_is_no_change_against_none() -> None:
    merged = merge(BASE, BASE.with_step("next", ""), BASE.with_step("next", "Theirs."))
    assert merged.draft.steps["next"] == "Theirs."
    assert merged.clashes == ()


def test_another_guide_is_told_and_not_taken() -> None:
    merged = merge(BASE, BASE, replace(BASE, guide="complaint-reply"))
    assert merged.draft.guide == BASE.guide
    assert merged.clashes == ("guide",)


STEPS = st.dictionaries(st.sampled_from(["thanks", "fix", "next"]), st.sampled_from(["", "a", "b", "c"]))


@given(STEPS, STEPS, STEPS)
def test_nothing_is_in_a_merge_that_nobody_wrote_and_nothing_unsaid_is_lost(
    base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]
) -> None:
    drafts = [Draft(steps=steps) for steps in (base, ours, theirs)]
    merged = merge(*drafts)
    for step in {*base, *ours, *theirs}:
        text = merged.draft.steps.get(step, "")
        assert text in (ours.get(step, ""), theirs.get(step, ""))
        if ours.get(step, "") != base.get(step, ""):
            assert text == ours.get(step, "")
        elif f"steps.{step}" not in merged.clashes:
            assert text == theirs.get(step, "")
