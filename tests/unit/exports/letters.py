"""One letter in each language, with every part a letter can have."""

from __future__ import annotations

import datetime as dt

from tactful.model import Draft

_WRITTEN = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)
_DATE = "2026-11-21"

LETTERS = {
    "en": Draft(
        language="en",
        updated=_WRITTEN,
        facts={
            "recipient": "Ms Jana Novak <jana@example.com>\n4 Mill Lane\nCorham",
            "sender": "Helen Marsh",
            "role": "Partner",
            "company": "Marsh & Tull, Accountants",
            "subject": "Your VAT return",
            "reference": "VT-118",
            "date": _DATE,
        },
        steps={
            "thanks": "Thank you for six years with us.",
            "segue": "Your return went in on 14 November, a week late. The fault is ours: “checked” <twice>.\n\n"
            "It costs -- you £120:\n- the fine & the interest\n  - paid by us",
            "solution": "From here on you pay nothing.\nFrom Monday the money is yours.",
        },
        parts={"letterhead": "Marsh & Tull\nhelen@marsh.example", "enclosures": "Encl: receipt", "cc": "cc: Tom Tull"},
    ),
    "cs": Draft(
        language="cs",
        updated=_WRITTEN,
        facts={
            "recipient": "Ing. Petr Dvořák\nŽižkova 5\n602 00 Brno",
            "sender": "Jana Nováková",
            "company": "Účetní dům, s. r. o.",
            "subject": "Přiznání k DPH",
            "reference": "DP-7",
            "date": _DATE,
        },
        steps={
            "thanks": "děkujeme Vám za šest let důvěry.",
            "segue": "Vaše přiznání jsme podali 14. listopadu, o týden později. Chyba je na naší straně.",
        },
        parts={"enclosures": "Příloha: účtenka", "cc": "Na vědomí: Tomáš Malý"},
    ),
    "bn": Draft(
        language="bn",
        updated=_WRITTEN,
        facts={
            "recipient": "জনাব রফিকুল ইসলাম\n১২ মিরপুর রোড\nঢাকা",
            "sender": "সালমা আক্তার",
            "company": "উত্তর পার্সেল",
            "subject": "আপনার পার্সেল",
            "reference": "উপ-১১৮",
            "date": _DATE,
        },
        steps={
            "thanks": "ছয় বছর ধরে আমাদের সঙ্গে থাকার জন্য আপনাকে ধন্যবাদ।",
            "segue": "আমরা আপনার পার্সেলটি হারিয়ে ফেলেছি। ক্ষমা প্রার্থনা করছি; স্ত্রী, র‍্যাব, ক্ষুদ্র, দুঃখিত।",
        },
        parts={"enclosures": "সংযুক্তি: রসিদ", "cc": "অনুলিপি: করিম"},
    ),
    "ur": Draft(
        language="ur",
        updated=_WRITTEN,
        facts={
            "recipient": "محترمہ عائشہ خان\n12 مال روڈ\nلاہور",
            "sender": "علی رضا",
            "company": "شمالی پارسل North Parcels",
            "subject": "آپ کا پارسل",
            "reference": "NP-118",
            "date": _DATE,
        },
        steps={
            "thanks": "چھ سال سے ہم پر اعتماد کرنے کا شکریہ۔",
            "segue": "ہم نے آپ کا پارسل کھو دیا ہے، اور 120 روپے کا نقصان ہوا۔ ہم معذرت خواہ ہیں۔",
        },
        parts={"enclosures": "منسلکات: رسید", "cc": "نقل: کریم"},
    ),
}

LAYOUTS = {"en": "semi-block", "cs": "block", "bn": "modified", "ur": "semi-block"}
"""The layout in which each letter's golden file is set."""
