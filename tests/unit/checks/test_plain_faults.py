"""The plainest faults are found, and what only resembles them is left alone."""

from __future__ import annotations

import pytest

import tactful
from tactful.model import Status

GROUPS: tuple[tuple[str, Status, str, str, tuple[str, ...]], ...] = (
    (
        "solution.overpromise",
        Status.FAIL,
        "Thank you for your business. Your parcel was lost. {}",
        "",
        (
            "This will never happen again.",
            "We guarantee that it won't happen again.",
            "We will do everything possible to help.",
            "You will always get the best service in the world.",
            "I promise you that nothing like this can happen again.",
            "Rest assured that you're in the best hands.",
            "It is 100 % certain that it arrives.",
            "You won't regret staying with us.",
        ),
    ),
    (
        "solution.overpromise",
        Status.PASS,
        "Thank you for your business. Your parcel was lost. {}",
        "",
        (
            "Our product guarantee covers two years.",
            "We never open on Sundays.",
            "We can't promise a date.",
            "You always paid on time.",
            "The shop is open every day.",
            "The guarantee has run out.",
        ),
    ),
    (
        "tone.blame",
        Status.FAIL,
        "Thank you for your business. Your parcel was lost. {}",
        "",
        (
            "You should have checked the date.",
            "As you know, you paid late.",
            "You failed to return the form.",
            "It is your own fault.",
            "You never read our letters.",
            "Had you read the contract, you would know.",
            "You are always complaining.",
            "Our terms clearly state this.",
            "Your behaviour is unacceptable.",
            "You obviously did not read the manual.",
        ),
    ),
    (
        "tone.blame",
        Status.PASS,
        "Thank you for your business. Your parcel was lost. {}",
        "",
        (
            "You asked for a blue one.",
            "You returned the form on 3 May.",
            "You were right to complain.",
            "You paid on time.",
            "You ordered two chairs on 3 May.",
            "You should not have to pay for our mistake.",
            "As agreed, we send it on Friday.",
            "You told us on Monday that the door was stuck.",
        ),
    ),
    (
        "fix.excuses",
        Status.FAIL,
        "Thank you for your business. Your parcel was lost. {}",
        "ours",
        (
            "It was a busy season.",
            "Our supplier let us down.",
            "A new employee made the mistake.",
            "It was beyond our control.",
            "The courier is to blame.",
            "Mistakes were made.",
            "I am sorry, but our carrier was late.",
            "The computer did it.",
            "We were short of staff.",
        ),
    ),
    (
        "fix.excuses",
        Status.PASS,
        "Thank you for your business. Your parcel was lost. {}",
        "ours",
        (
            "We forgot to send it.",
            "I sent it to the wrong address.",
            "We did not check the label.",
        ),
    ),
    (
        "promise.dated",
        Status.FAIL,
        "Thank you for your business. Your parcel was lost. {}",
        "",
        (
            "We will send it soon.",
            "We will call you as soon as possible.",
            "You will hear from us in due course.",
            "We will refund you shortly.",
            "I'll get back to you when I can.",
            "We will repair it.",
        ),
    ),
    (
        "promise.dated",
        Status.PASS,
        "Thank you for your business. Your parcel was lost. {}",
        "",
        (
            "We will send it on Friday.",
            "You will have it by 3 May.",
            "I'll call you tomorrow at ten.",
            "We will refund you within five days.",
            "You get your money back by the end of the month.",
        ),
    ),
    (
        "apology.present",
        Status.FAIL,
        "Thank you for your business. Your parcel was lost. {}",
        "ours",
        (
            "Sorry if this upset you.",
            "We are sorry for any inconvenience.",
            "We're sorry you feel that way.",
            "We regret to inform you of this.",
        ),
    ),
    (
        "apology.present",
        Status.PASS,
        "Thank you for your business. Your parcel was lost. {}",
        "ours",
        (
            "I am sorry.",
            "We apologise.",
            "Please accept our apologies.",
            "I apologise for the delay.",
            "We are sorry for the lost day.",
            "Please forgive us.",
            "We regret our mistake.",
            "I am sorry that you were charged £41 that you did not owe.",
            "We are sorry that you are without heating.",
        ),
    ),
    (
        "solution.false-comfort",
        Status.FAIL,
        "Thank you for your business. Your parcel was lost. {}",
        "",
        (
            "Don't worry, it's only a parcel.",
            "This does not reflect on you.",
            "Perhaps we made a mistake in our decision.",
            "Your application was excellent, though.",
            "Please don't be disappointed.",
        ),
    ),
    (
        "news.euphemism",
        Status.FAIL,
        "Thank you for your business. {}",
        "",
        (
            "There was a slight delay.",
            "We are excited about this change.",
            "There has been a price adjustment.",
            "Due to a minor incident your data was affected.",
            "We are sunsetting the product to serve you better.",
            "Your account experienced an irregularity.",
        ),
    ),
    (
        "news.euphemism",
        Status.PASS,
        "Thank you for your business. {}",
        "",
        (
            "The small box is lost.",
            "The price rises to £30.",
            "Our shop is small.",
            "The adjustment screw is broken.",
        ),
    ),
    (
        "tone.professional",
        Status.FAIL,
        "Thank you for your business. Your parcel was lost. {}",
        "",
        (
            "Wow!",
            "What a mess!!!",
            "LOL, sorry.",
            "This is ridiculous.",
            "We are sorry :-(",
        ),
    ),
    (
        "tone.professional",
        Status.PASS,
        "Thank you for your business. Your parcel was lost. {}",
        "",
        (
            "Please sign form IBAN 3.",
            "The NASA model is sold out.",
            'The book "Help!" is out of print.',
        ),
    ),
    (
        "closing.goodwill",
        Status.FAIL,
        "Thank you. It is late.\n\n{}",
        "",
        (
            "This matter is now closed.",
            "Do not contact us again.",
            "Please pay within 7 days or we go to court.",
        ),
    ),
)
CASES = [
    (check, status, frame.format(said), fault) for check, status, frame, fault, all_said in GROUPS for said in all_said
]


@pytest.mark.parametrize(
    ("check", "status", "text", "fault"),
    CASES,
    ids=[f"{check} {status.value}: {text[-40:]}" for check, status, text, _ in CASES],
)
def test_plain_faults_are_found(check: str, status: Status, text: str, fault: str) -> None:
    facts = {"fault": fault} if fault else {}
    assert tactful.check(text, guide="bad-news", language="en", facts=facts)[check].status is status
