"""The plainest ways to say a thing are heard as what they are."""

from __future__ import annotations

import pytest

import tactful
from tactful.model import Status

PLAIN: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "solution.offer": (
        "Thank you for your order. Your chair was lost. {}",
        "",
        (
            "We send a new one on Friday 8 May.",
            "We will send you a replacement on Friday.",
            "You will get your money back by Friday.",
            "We refund the full £41.",
            "You can choose a different colour.",
            "Please call Anna on 0161 496 0123 and she will find another date.",
            "I can offer you the smaller hall for £200.",
            "We have set aside two tickets for you.",
            "Instead, you can have the blue one.",
            "We have credited £30 to your account.",
            "You are welcome to apply again in May.",
        ),
    ),
    "fix.remedy": (
        "Thank you for your order. We sent the wrong chair; the mistake was ours. {}",
        "ours",
        (
            "We have replaced it.",
            "A new one is on its way to you.",
            "A new one is packed and leaves today.",
            "We have corrected the bill.",
            "Your account is open again.",
            "The £41 is back in your account.",
            "We have fixed the pump.",
            "Yesterday we refunded the fee.",
            "We reprinted the cards overnight.",
        ),
    ),
    "fix.responsibility": (
        "Thank you for your order. The chair came late. {}",
        "ours",
        (
            "The mistake was ours.",
            "This was our fault.",
            "I made a mistake.",
            "We got it wrong.",
            "We failed to check the address.",
            "I forgot to send it.",
            "We take full responsibility.",
            "It was my error.",
            "We let you down.",
            "We should have checked.",
        ),
    ),
    "fix.prevention": (
        "Thank you for your order. The chair came late. {}",
        "ours",
        (
            "From now on two people check every order.",
            "Every parcel is now scanned twice before it leaves.",
            "We have changed the procedure so that no order leaves without a second check.",
            "We have updated the software, which now warns us.",
            "The driver now has to call before he leaves.",
            "I have set up an alarm for each due date.",
        ),
    ),
    "news.plain": (
        "Thank you for your business. {}",
        "",
        (
            "Your parcel was lost.",
            "We cannot repair your phone.",
            "Your application was refused.",
            "From 1 May our price rises to £30.",
            "We are closing on 30 June.",
            "Your appointment on 3 May is cancelled.",
            "The delivery will be two weeks late.",
            "We have to cancel your booking.",
            "We deleted your files by mistake.",
            "Your claim has been rejected.",
            "We will not renew your contract.",
            "The book is out of print.",
            "Your son did not get a place.",
            "We have decided not to hire you.",
            "We charged you twice.",
            "Your data was stolen on Sunday.",
            "I can't finish the work by Friday.",
        ),
    ),
    "news.effect": (
        "Thank you for your business. We had a fault. {}",
        "",
        (
            "You will have to wait until Friday.",
            "You paid £40 too much.",
            "Your rent will be £900 from May.",
            "You cannot use the pool until June.",
            "You will not get the chairs before the party.",
            "Your bill goes up by £5 a month.",
            "You have no internet on Monday.",
        ),
    ),
    "news.reason": (
        "Thank you for your business. Your order will be two weeks late. {}",
        "",
        (
            "The pump broke.",
            "We have no more paper in stock.",
            "This is because our costs went up.",
            "Rents have doubled.",
            "The rule is that income must be three times the rent.",
            "Our driver was ill.",
            "We had too many orders.",
            "The supplier raised the price of wood.",
            "We don't have the staff.",
        ),
    ),
    "thanks.opening": (
        "{} Your order is late.",
        "",
        (
            "Thank you for your business.",
            "Thank you for choosing us.",
            "Thank you for your order.",
            "We appreciate your loyalty.",
            "Thanks for being a customer for ten years.",
            "We value your trust.",
            "It is a privilege to work for you.",
            "Thank you for applying for a loan with us.",
            "You have shopped with us since 2010, and we are grateful.",
            "We are honoured that you chose us.",
        ),
    ),
    "closing.goodwill": (
        "Thank you for your order. It is late.\n\n{}",
        "",
        (
            "We wish you all the best.",
            "I hope to see you soon in the shop.",
            "We look forward to serving you again.",
            "If you have any questions, please call me.",
            "Have a good summer.",
            "We would be glad to help you with anything else.",
            "I hope the party is a success.",
            "Best of luck with the new house.",
            "We hope to welcome you again.",
        ),
    ),
}
CASES = [(check, frame.format(said), fault) for check, (frame, fault, all_said) in PLAIN.items() for said in all_said]


@pytest.mark.parametrize(("check", "text", "fault"), CASES, ids=[f"{check}: {text[-40:]}" for check, text, _ in CASES])
def test_plain_words_are_heard(check: str, text: str, fault: str) -> None:
    facts = {"fault": fault} if fault else {}
    assert tactful.check(text, guide="bad-news", language="en", facts=facts)[check].status is Status.PASS
