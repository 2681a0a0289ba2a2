"""Everything the checks need to know of one language, loaded once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from tactful.checks.acts import ActModel
from tactful.checks.cues import CueFinder
from tactful.checks.lexicon import build_vocabulary, normal
from tactful.checks.naming import Namer
from tactful.checks.tokens import Vocabulary
from tactful.errors import PackError
from tactful.guidance.files import PACKS, language_data, read_toml
from tactful.guidance.in_use import follows_packs, own_cues
from tactful.text.folding import strip_marks
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
    folder = PACKS / language
    data = language_data(language)
    lexicon = read_toml(folder / "lexicon.toml")
    vocabulary = build_vocabulary(data, lexicon)
    cues = CueFinder(vocabulary)
    for path in sorted((folder / "cues").glob("*.toml")):
        for name, table in read_toml(path).items():
            try:
                cues.add(name, table.get("phrases", ()), table.get("suggest"))
            except ValueError as error:
                raise PackError(path, 1, 1, str(error), "Begin the phrase with a word.") from None
    for name, cue in own_cues(language).items():
        cues.add(name, cue.phrases, cue.suggest)
    model = folder / "acts.tsv"
    acts = ActModel.parse(model.read_text("utf-8")) if model.exists() else ActModel()
    polite = str(data.get("polite", ""))
    return Language(
        language,
        data,
        vocabulary,
        cues,
        acts,
        frozenset(str(data.get("abbreviations", "")).split()),
        frozenset((polite + " " + strip_marks(polite)).split()),
        _titles(str(data.get("titles", ""))),
        Namer.of(data, vocabulary),
    )


def _titles(listed: str) -> frozenset[str]:
    folded = normal(listed)
    return frozenset((*folded.split(), *(folded[start:end] for start, end in words(folded))))
