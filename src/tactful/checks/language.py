"""Everything the checks need to know of one language, loaded once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from tactful.checks import naming
from tactful.checks.acts import ActModel
from tactful.checks.cues import CueFinder
from tactful.checks.lexicon import pack_vocabulary
from tactful.checks.naming import Namer
from tactful.checks.tokens import Vocabulary
from tactful.errors import PackError
from tactful.guidance.files import PACKS, language_data, read_toml
from tactful.guidance.in_use import follows_packs, own_cues
from tactful.kept import kept, stamp
from tactful.text import folding
from tactful.text.folding import normal, strip_marks
from tactful.text.words import words


@dataclass(frozen=True, slots=True)
class Language:
    """A language's words, phrases and sentence classifier."""

    id: str
    data: dict[str, Any]
    vocabulary: Vocabulary
    cues: CueFinder
    acts: ActModel
    abbreviations: frozenset[str]
    polite: frozenset[str] = frozenset()
    """Words that bear a capital out of politeness, wherever they stand."""
    titles: frozenset[str] = frozenset()
    """Words before or after a name that are no part of it."""
    namer: Namer = field(default_factory=Namer)
    """What tells a name where no capitals do."""


@follows_packs
@lru_cache(maxsize=8)
def load_language(language: str) -> Language:
    """The language's words, phrases and classifier. Raises PackError when a file can't be used."""
    data = language_data(language)
    names: naming.Packed
    vocabulary, phrases, acts, names, abbreviations, polite, titles = _kept(language)
    words_known = Vocabulary(**vocabulary)
    cues = CueFinder.unpack(words_known, phrases)
    for name, cue in own_cues(language).items():
        cues.add(name, cue.phrases, cue.suggest)
    return Language(
        language,
        data,
        words_known,
        cues,
        ActModel.unpack(acts),
        abbreviations,
        polite,
        titles,
        Namer(*names, words_known),
    )


def _kept(language: str) -> Any:
    """The language's files as they come out of `_read`, read anew only when they or their readers have changed."""
    folder, here = os.fspath(PACKS / language), os.path.dirname(__file__)  # noqa: PTH120
    stamps = [
        *(stamp(folder, ending) for ending in (".toml", ".tsv")),
        stamp(os.path.join(folder, "cues"), ".toml"),  # noqa: PTH118
        *(stamp(code, ".py") for code in (here, os.path.dirname(folding.__file__))),  # noqa: PTH120
    ]
    return kept(folder, "language", stamps, lambda: _read(language))


def _read(language: str) -> tuple[Any, ...]:
    folder = PACKS / language
    data = language_data(language)
    vocabulary = pack_vocabulary(data, read_toml(folder / "lexicon.toml"))
    cues = CueFinder(Vocabulary(**vocabulary))
    for path in sorted((folder / "cues").glob("*.toml")):
        for name, table in read_toml(path).items():
            try:
                cues.add(name, table.get("phrases", ()), table.get("suggest"))
            except ValueError as error:
                raise PackError(path, 1, 1, str(error), "Begin the phrase with a word.") from None
    model = folder / "acts.tsv"
    polite = str(data.get("polite", ""))
    return (
        vocabulary,
        cues.pack(),
        ActModel.pack(model.read_text("utf-8") if model.exists() else ""),
        Namer.pack(data),
        frozenset(str(data.get("abbreviations", "")).split()),
        frozenset((polite + " " + strip_marks(polite)).split()),
        _titles(str(data.get("titles", ""))),
    )


def _titles(listed: str) -> frozenset[str]:
    folded = normal(listed)
    return frozenset((*folded.split(), *(folded[start:end] for start, end in words(folded))))
