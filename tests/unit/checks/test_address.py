"""One letter, one way of address: vy or ty, আপনি or তুমি, آپ or تم."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tactful.checks import check
from tactful.letters.customs import Customs, use_customs
from tactful.model import CheckResult, Status


@pytest.fixture(autouse=True)
def customs() -> Iterator[None]:
    yield
    use_customs(Customs())


def tone(text: str, language: str) -> CheckResult:
    report = check(text, guide="bad-news", language=language)
    return next(result for result in report.checks if result.id == "tone.professional")


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("cs", "Děkujeme vám za důvěru. Vaše zásilka přijde v pátek. Zavoláme ti ráno a tvou adresu máme.", ["tvou"]),
        ("cs", "Píšeme ti o tvém účtu. Tvoje platba došla a jsi náš klient. Ozveme se Vám v úterý.", ["Vám"]),
        ("bn", "আপনার চিঠি পেয়েছি। আপনি পাঁচ বছর ধরে আছেন। তোমার টাকা শুক্রবার ফেরত যাবে।", ["তোমার"]),
        ("ur", "آپ کا خط ملا۔ آپ پانچ سال سے ہمارے ساتھ ہیں۔ تمہاری رقم جمعہ کو واپس ہو گی۔", ["تمہاری"]),
    ],
)
def test_the_rarer_way_is_found(language: str, text: str, words: list[str]) -> None:
    result = tone(text, language)
    assert result.status is Status.FAIL
    assert [finding.text for finding in result.findings] == words
    assert [text[finding.start : finding.end] for finding in result.findings] == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "cs",
            "Děkujeme vám za důvěru. Vaše zásilka přijde v pátek. Ty faktury jsme opravili a ti, kdo čekají, je mají.",
        ),
        ("cs", "Píšeme ti o tvém účtu. Tvoje platba došla v pátek."),
        ("cs", "Napsali jste nám „jsi podvodník“. Vaše zásilka přijde v pátek."),
        ("bn", "আপনার চিঠি পেয়েছি। আপনি পাঁচ বছর ধরে আছেন।"),
        ("ur", "آپ کا خط ملا۔ آپ کی رقم جمعہ کو واپس ہو گی۔ تو ہم آپ کو خبر دیں گے۔"),
        ("en", "Your parcel comes on Friday. You will get a call."),
    ],
)
def test_one_way_alone_is_fine(language: str, text: str) -> None:
    assert [finding.text for finding in tone(text, language).findings] == []


def test_where_they_are_as_many_the_chosen_one_stays() -> None:
    text = "Děkujeme vám za důvěru. Tvou adresu máme."
    assert [finding.text for finding in tone(text, "cs").findings] == ["Tvou"]
    use_customs(Customs(address="familiar"))
    assert [finding.text for finding in tone(text, "cs").findings] == ["vám"]
