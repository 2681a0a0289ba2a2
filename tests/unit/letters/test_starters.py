from __future__ import annotations

from tactful.letters.starters import fill, slots
from tactful.model import FactValue, Starter


def test_known_facts_stand_in_the_sentence_and_the_rest_stays_a_slot() -> None:
    starter = Starter("error", "{recipient}, on {date} we lost {what was lost}; {company} pays {offer_amount}.")
    facts = {"recipient": "Ms Novak", "date": "2026-11-12", "company": "Acme Co."}
    assert (
        fill(starter, facts, "en")
        == "Ms Novak, on 12 November 2026 we lost [what was lost]; Acme Co. pays [offer amount]."
    )


def test_a_fact_told_as_a_sentence_fits_into_one() -> None:
    facts: dict[str, FactValue] = {"event": "The parcel\nwas lost.", "agreed": ("a refund", "a call")}
    assert fill(Starter("", "{event} on Tuesday: {agreed}."), facts, "en") == (
        "The parcel was lost on Tuesday: a refund, a call."
    )


def test_braces_in_a_fact_are_only_text() -> None:
    assert fill(Starter("", "{event}!"), {"event": "{why} [x]"}, "en") == "{why} [x]!"


def test_slots_are_found_in_order() -> None:
    text = "On [date] we lost [what was lost]. [] [a\nb]"
    assert [text[start:end] for start, end in slots(text)] == ["[date]", "[what was lost]"]


def test_what_is_still_open_is_named_in_the_letters_language() -> None:
    starter = Starter("", "{offer_amount}, {referral_contact}, {what was lost}")
    for language in ("bn", "cs", "ur"):
        open_slots = fill(starter, {}, language)
        assert open_slots.endswith("[what was lost]")
        assert "offer" not in open_slots
        assert "referral" not in open_slots
        assert len(slots(open_slots)) == 3
