"""The keys of every file of a pack, built in or a company's own."""

from __future__ import annotations

from tactful.guidance.forms import Anything, Either, Form, Many, Names, Number, Table, Text, Texts
from tactful.model import Severity

_SAID = Text(empty=False)
_SOURCE = Texts(single=True)
_SEVERITY = Text(tuple(Severity))
_FACTS = Names(Either(Anything(), Texts(single=True)))

_ADVICE: dict[str, Form] = {"text": _SAID, "source": _SOURCE}
_ADDRESS = Text(choices=("formal", "familiar"))
_REMINDER = Table({"id": _SAID, **_ADVICE}, ("id", "text"))
_PASSAGE: dict[str, Form] = {
    "title": Text(),
    "text": Text(),
    "facts": _FACTS,
    "steps": Names(),
    "parts": Names(),
    "guide": Text(),
}

_STEP = Table(
    {
        "id": _SAID,
        "title": _SAID,
        "goal": _SAID,
        "questions": Texts(),
        "advice": Many(Table(_ADVICE, ("text",))),
        "dos": Many(Table(_ADVICE, ("text",))),
        "donts": Many(Table(_ADVICE, ("text",))),
        "starters": Many(Table({"situation": _SAID, "text": _SAID, "address": _ADDRESS}, ("situation", "text"))),
        "reminders": Many(_REMINDER),
    },
    ("id", "title", "goal"),
)

_QUESTION = Table(
    {
        "fact": _SAID,
        "question": _SAID,
        "why": Text(),
        "answers": Names(_SAID),
        "placeholder": Text(),
        "source": _SOURCE,
    },
    ("fact", "question"),
)

_GATE = Table(
    {
        "intro": Text(),
        "numbers": Texts(),
        "reasons": Many(Table({"id": _SAID, **_ADVICE, "proposes": Names(_SAID)}, ("id", "text"))),
        "questions": Many(
            Table(
                {"id": _SAID, "question": _SAID, "why": Text(), "answers": Names(_SAID), "source": _SOURCE},
                ("id", "question"),
            )
        ),
        "results": Table(
            dict.fromkeys(("none", "likely_to_change", "one", "enough", "enough_open"), _SAID),
            ("none", "likely_to_change", "one", "enough"),
        ),
    },
    ("reasons", "results"),
)

GUIDE = Table(
    {
        "id": _SAID,
        "title": _SAID,
        "when": _SAID,
        "first_facts": Texts(),
        "situations": Names(_SAID),
        "questions": Many(_QUESTION),
        "steps": Many(_STEP),
        "reminders": Many(_REMINDER),
        "examples": Many(Table(_PASSAGE)),
        "gate": _GATE,
        "follow_up": _SAID,
    },
    ("title", "when", "steps"),
)

_USED = Table({"id": _SAID, "step": _SAID, "severity": _SEVERITY}, ("id",))

OWN_GUIDE = Table(
    {
        **{name: form for name, form in GUIDE.keys.items() if name not in ("gate", "follow_up")},
        "checks": Many(Either(_USED, _SAID)),
        "step_acts": Names(Texts(single=True)),
    },
    (*GUIDE.needed, "id", "checks"),
)

SORTING = Table({"steps": Names(Texts(single=True))}, ("steps",))

_WORDS: dict[str, Form] = {
    "label": _SAID,
    "why": _SAID,
    "messages": Names(Either(Names(), Text())),
    "good": Many(Table(_PASSAGE)),
    "bad": Many(Table(_PASSAGE)),
    "rewrite": Text(),
}

CHECK_WORDS = Table(_WORDS, ("label", "why", "messages"))

_HELD = Either(Names(Table({"step": _SAID, "severity": _SEVERITY})), Texts(empty=False))
_RULE: dict[str, Form] = {
    "id": _SAID,
    "kind": _SAID,
    "severity": _SEVERITY,
    "source": _SOURCE,
    "guides": _HELD,
    "when": Names(Texts(empty=False)),
    "unless": Names(Texts(empty=False)),
}

RULE = Table(
    {**_RULE, "order": Number(0, 100_000), "find": Names(Anything())},
    ("id", "kind", "order", "severity", "source", "guides"),
)

_LIST = Texts(empty=False)
_FIND = Table(
    {
        "phrases": _LIST,
        "suggest": Names(),
        "except": _LIST,
        "acts": _LIST,
        "cues": _LIST,
        "unless": _LIST,
        "not": _LIST,
        "near": Names(_LIST),
        "beside": _LIST,
        "slight": _SAID,
        "where": Text(("body", "opening", "first", "last")),
        "sure": Number(),
        "maybe": Number(),
        "unsure": Number(),
        "veto": Number(),
        "body": Number(1, 5000),
    }
)

OWN_CHECK = Table(
    {**_RULE, **_WORDS, "find": _FIND},
    ("id", "kind", "severity", "label", "why", "messages"),
)

OVERRIDE = Table(
    {"id": _SAID, "severity": _SEVERITY, "label": _SAID, "why": _SAID, "messages": _WORDS["messages"]}, ("id",)
)

PACK = Table({"name": _SAID, "title": _SAID, "language": _SAID}, ("name", "title", "language"))

WHERE = ("anywhere", "body", "opening", "first", "last")
"""Where a required sentence may have to stand."""

_BANNED = Table({"words": Texts(single=True, empty=False), "instead": _SAID, "why": _SAID}, ("words",))
_REQUIRED = Table(
    {
        "id": _SAID,
        "text": _SAID,
        "where": Text(WHERE),
        "guides": _HELD,
        "severity": _SEVERITY,
        "label": _SAID,
        "why": _SAID,
        "source": _SOURCE,
        "when": _RULE["when"],
        "unless": _RULE["unless"],
    },
    ("id", "text"),
)

HOUSE = Table(
    {
        "severity": _SEVERITY,
        "guides": _HELD,
        "source": _SOURCE,
        "banned": Many(_BANNED),
        "required": Many(_REQUIRED),
    }
)

CUES = Names(Table({"phrases": Texts(), "suggest": Names()}))
