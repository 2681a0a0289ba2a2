from __future__ import annotations

import pytest

from tactful.text.search import LONGEST, holds, terms


@pytest.mark.parametrize(
    ("text", "search"),
    [
        ("We lost your PARCEL.", "parcel"),
        ("We lost your parcel.", "parc lost"),
        ("Děkujeme za trpělivost", "dekujeme trpel"),
        ("Děkujeme", "děku"),
        ("Straße", "STRASSE"),
        ("আমরা ক্ষমা চাইছি", "ক্ষমা"),
        ("আমরা ক্ষমা চাইছি", "ক্ষ"),
        ("বিভিন্ন দায়িত্ব", "দায়িত"),
        ("ہم معذرت خواہ ہیں", "معذ"),
        ("كتاب", "کتاب"),
        ("۲۰۲۶", "2026"),
        ("an e-mail about o'clock", "mail clock"),
        ("20261121-7k3m", "20261121-7k"),
        ("می\u200cخواہیں", "میخواہیں"),
        ("anything", "  "),
    ],
)
def test_a_search_finds_words_and_their_beginnings(text: str, search: str) -> None:
    assert holds(terms(text), search)


@pytest.mark.parametrize(
    ("text", "search"),
    [("parcel", "arcel"), ("ক্ষমা", "মা"), ("معذرت", "ذرت"), ("one", "one two")],
)
def test_a_search_finds_no_middle_of_a_word_and_wants_all_its_words(text: str, search: str) -> None:
    assert not holds(terms(text), search)


def test_bengali_words_stay_whole() -> None:
    assert terms("দুঃখিত, ক্ষমা!") == terms("দুঃখিত") + terms("ক্ষমা")
    assert len(terms("দুঃখিত, ক্ষমা!")) == 2


def test_a_line_without_spaces_is_a_short_word() -> None:
    assert [len(word) for word in terms("x" * 1_000_000)] == [LONGEST]
