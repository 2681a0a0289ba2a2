"""A letter as the checks read it: its parts, its sentences, and what each sentence does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tactful.checks.acts import Scores
from tactful.checks.cues import Hit
from tactful.checks.features import features
from tactful.checks.language import Language
from tactful.checks.tokens import Tokens, tokenize
from tactful.letters.anatomy import Anatomy
from tactful.model import DEFAULT_LIMITS, FactValue, Finding, Limits
from tactful.text.entities import Entity, find_entities
from tactful.text.folding import Folded, fold, strip_marks
from tactful.text.sentences import sentences
from tactful.text.words import count_words

SURE = 0.5
"""The score from which a sentence is taken to do an act; the training sets each act's weights to it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found in one sentence, independent of where it stands; offsets count from its beginning."""

    tokens: Tokens
    hits: tuple[Hit, ...]
    acts: Scores
    words: int
    folded: str
    cues: frozenset[str]

    def has(self, *cues: str) -> bool:
        """Whether any of the cues was found."""
        return not self.cues.isdisjoint(cues)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body: its place, its paragraph's number, its own number, and what it does."""

    start: int
    end: int
    paragraph: int
    index: int
    judged: Judged

    def score(self, *acts: str) -> float:
        """The highest score of the acts, 0..1; 0.5 and more is taken for yes."""
        return self.judged.acts.top(acts) if acts else 0.0

    def does(self, *acts: str) -> bool:
        """Whether it does any of the acts."""
        return self.judged.acts.any(acts)

    def has(self, *cues: str) -> bool:
        """Whether it holds any of the cues."""
        return self.judged.has(*cues)

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.judged.words


@dataclass(slots=True)
class Reader:
    """Reads letters of one language; remembers the sentences it has judged, so that an edit costs one sentence."""

    language: Language
    _judged: dict[str, Judged] = field(default_factory=dict)
    limit: int = 4096

    def judge(self, folded: str, entities: list[Entity], start: int, end: int) -> Judged:
        """What the sentence `folded[start:end]` does."""
        key = folded[start:end]
        found = self._judged.get(key)
        if found is None:
            if len(self._judged) >= self.limit:
                self._judged.clear()
            near = [entity for entity in entities if entity.start >= start and entity.end <= end]
            tokens = tokenize(folded, start, end, near, self.language.vocabulary)
            local = Tokens(
                tokens.forms, tuple(at - start for at in tokens.starts), tuple(at - start for at in tokens.ends)
            )
            hits = tuple(self.language.cues.find(local))
            names = {hit.cue for hit in hits}
            ours = _unquoted(local) if '"' in local.forms else local
            acts = self.language.acts.score(features(ours, self.language.vocabulary, names))
            found = self._judged[key] = Judged(local, hits, acts, count_words(key), key, frozenset(names))
        return found

    def read(self, text: str, anatomy: Anatomy, facts: Mapping[str, FactValue]) -> Letter:
        """The letter with every sentence of its body judged."""
        folded = fold(text)
        plain = strip_marks(folded.text)
        entities = find_entities(plain)
        found: list[Sentence] = []
        for number, (start, end) in enumerate(anatomy.body):
            for first, last in sentences(text, start, end, self.language.abbreviations, self.language.polite):
                judged = self.judge(plain, entities, folded.forth(first), folded.forth(last))
                if judged.tokens.forms:
                    found.append(Sentence(first, last, number, len(found), judged))
        return Letter(text, folded, plain, self.language, anatomy, tuple(found), dict(facts), self)


def _unquoted(tokens: Tokens) -> Tokens:
    """The tokens outside quotation marks: what others said is not what the sentence does."""
    kept: list[int] = []
    held: list[int] = []
    inside = False
    for place, form in enumerate(tokens.forms):
        if form == '"':
            if not inside:
                held = []
            inside = not inside
        elif inside:
            held.append(place)
        else:
            kept.append(place)
    if inside:
        kept += held
    if len(kept) < 4:
        return tokens
    return Tokens(
        tuple(tokens.forms[at] for at in kept),
        tuple(tokens.starts[at] for at in kept),
        tuple(tokens.ends[at] for at in kept),
    )


@dataclass(slots=True)
class Letter:
    """What a check may ask of a letter. Offsets are code points of the text as given."""

    text: str
    folded: Folded
    plain: str
    language: Language
    anatomy: Anatomy
    sentences: tuple[Sentence, ...]
    facts: dict[str, FactValue]
    reader: Reader
    guide: str = "bad-news"
    limits: Limits = DEFAULT_LIMITS
    inferred: set[str] = field(default_factory=set)
    memo: dict[str, object] = field(default_factory=dict)

    def fact(self, name: str) -> str:
        """A fact as one text, empty when it's open."""
        value = self.facts.get(name, "")
        return value if isinstance(value, str) else "\n".join(value)

    @property
    def words(self) -> int:
        """The words of the body."""
        return sum(sentence.words for sentence in self.sentences)

    @property
    def last_paragraph(self) -> tuple[Sentence, ...]:
        """The sentences of the last paragraph."""
        return tuple(s for s in self.sentences if s.paragraph == self.sentences[-1].paragraph) if self.sentences else ()

    def opening(self, count: int = 2) -> tuple[Sentence, ...]:
        """The first sentences of the body, a greeting such as "I hope this finds you well" not counted."""
        skipped = 0
        while skipped < min(2, len(self.sentences)) and self.sentences[skipped].has("greeting"):
            skipped += 1
        return self.sentences[: skipped + count]

    def where(self, *acts: str, among: Iterable[Sentence] | None = None) -> list[Sentence]:
        """The sentences that do any of the acts."""
        return [sentence for sentence in (self.sentences if among is None else among) if sentence.does(*acts)]

    def best(self, *acts: str, among: Iterable[Sentence] | None = None) -> tuple[float, Sentence | None]:
        """The highest score of the acts and the sentence that has it."""
        top, found = 0.0, None
        for sentence in self.sentences if among is None else among:
            score = sentence.score(*acts)
            if score > top:
                top, found = score, sentence
        return top, found

    def hits(self, *cues: str, among: Iterable[Sentence] | None = None) -> Iterator[tuple[Sentence, Hit]]:
        """Every hit of the cues with its sentence, in the order of the text."""
        for sentence in self.sentences if among is None else among:
            if not sentence.judged.cues.isdisjoint(cues):
                for hit in sentence.judged.hits:
                    if hit.cue in cues:
                        yield sentence, hit

    def finding(self, sentence: Sentence, hit: Hit | None = None) -> Finding:
        """The words of a hit, or the whole sentence, as a finding."""
        if hit is None:
            return self.span(sentence.start, sentence.end)
        base = self.folded.forth(sentence.start)
        tokens = sentence.judged.tokens
        start = self.folded.back(base + tokens.starts[hit.first])
        end = self.folded.back(base + tokens.ends[hit.last - 1])
        plain = hit.suggestion
        if plain and self.text[start].isupper():
            plain = plain[0].upper() + plain[1:]
        return Finding(start, end, self.text[start:end], (plain,) if plain else ())

    def span(self, start: int, end: int) -> Finding:
        """A finding of that place."""
        return Finding(start, end, self.text[start:end])
