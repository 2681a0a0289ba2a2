"""A letter as the checks read it: its parts, its sentences, and what each sentence does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tactful.checks.acts import SURE as SURE
from tactful.checks.acts import Scores, likely
from tactful.checks.cues import Hit
from tactful.checks.features import features
from tactful.checks.language import Language
from tactful.checks.tokens import Tokens, tokenize
from tactful.letters.anatomy import Anatomy
from tactful.model import DEFAULT_LIMITS, FactValue, Finding, Limits
from tactful.text.folding import Folded, fold, strip_marks
from tactful.text.sentences import sentences


class Judged:
    """What was found in one sentence, independent of where it stands; offsets count from its beginning."""

    __slots__ = ("acts", "cues", "folded", "hits", "tokens")

    def __init__(self, tokens: Tokens, hits: list[Hit], acts: Scores, folded: str) -> None:
        self.tokens = tokens
        self.hits = hits
        self.acts = acts
        self.folded = folded
        self.cues = frozenset([hit.cue for hit in hits])

    def has(self, *cues: str) -> bool:
        """Whether any of the cues was found."""
        return not self.cues.isdisjoint(cues)


class Sentence:
    """One sentence of the body: its place, its paragraph's number, its own number, and what it does."""

    __slots__ = ("end", "index", "judged", "paragraph", "start")

    def __init__(self, start: int, end: int, paragraph: int, index: int, judged: Judged) -> None:
        self.start = start
        self.end = end
        self.paragraph = paragraph
        self.index = index
        self.judged = judged

    def score(self, *acts: str) -> float:
        """The highest score of the acts, 0..1; 0.5 and more is taken for yes."""
        return self.judged.acts.top(acts)

    def does(self, *acts: str) -> bool:
        """Whether it does any of the acts."""
        return self.judged.acts.top(acts) >= SURE

    def has(self, *cues: str) -> bool:
        """Whether it holds any of the cues."""
        return not self.judged.cues.isdisjoint(cues)

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.judged.tokens.words


@dataclass(slots=True)
class Reader:
    """Reads letters of one language; remembers the sentences it has judged, so that an edit costs one sentence."""

    language: Language
    limit: int = 4096
    _judged: dict[str, Judged] = field(default_factory=dict)

    def forget(self) -> None:
        """Drops every sentence judged so far."""
        self._judged.clear()

    def judge(self, folded: str) -> Judged:
        """What a folded sentence does."""
        found = self._judged.get(folded)
        if found is None:
            if len(self._judged) >= self.limit:
                self._judged.clear()
            language = self.language
            tokens = tokenize(folded, language.vocabulary)
            forms = tokens.forms
            hits = language.cues.find(forms)
            ours = _unquoted(forms) if '"' in forms else forms
            acts = language.acts.score(*features(ours, language.vocabulary, {hit.cue for hit in hits}))
            found = self._judged[folded] = Judged(tokens, hits, acts, folded)
        return found

    def read(self, text: str, anatomy: Anatomy, facts: Mapping[str, FactValue]) -> Letter:
        """The letter with every sentence of its body judged."""
        folded = fold(text)
        plain = strip_marks(folded.text)
        shifted = folded.origin is not None
        found: list[Sentence] = []
        for number, (start, end) in enumerate(anatomy.body):
            for first, last in sentences(text, start, end, self.language.abbreviations, self.language.polite):
                judged = self.judge(plain[folded.forth(first) : folded.forth(last)] if shifted else plain[first:last])
                if judged.tokens.forms:
                    found.append(Sentence(first, last, number, len(found), judged))
        return Letter(text, folded, plain, self.language, anatomy, tuple(found), dict(facts), self)


def _unquoted(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The tokens outside quotation marks: what others said is not what the sentence does."""
    kept: list[str] = []
    held: list[str] = []
    inside = False
    for form in forms:
        if form == '"':
            if not inside:
                held = []
            inside = not inside
        else:
            (held if inside else kept).append(form)
    if inside:
        kept += held
    return forms if len(kept) < 4 else tuple(kept)


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
    _columns: dict[str, tuple[int, ...]] | None = None
    _scores: dict[tuple[str, ...], tuple[float, ...]] = field(default_factory=dict)
    _cues: frozenset[str] | None = None

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

    def scores(self, acts: tuple[str, ...]) -> tuple[float, ...]:
        """The highest score of the acts in each sentence, in order; empty for acts nobody knows."""
        found = self._scores.get(acts)
        if found is None:
            if self._columns is None:
                columns = zip(*[sentence.judged.acts.lanes for sentence in self.sentences], strict=True)
                self._columns = dict(zip(self.language.acts.names, columns, strict=False))
            known = [self._columns[act] for act in acts if act in self._columns]
            lanes: Iterable[int] = map(max, *known) if len(known) > 1 else known[0] if known else ()
            found = self._scores[acts] = tuple(map(likely.__getitem__, lanes))
        return found

    def above(self, least: float, *acts: str) -> list[Sentence]:
        """The sentences in which the score of any of the acts comes up to `least`."""
        scores = self.scores(acts)
        if not scores or max(scores) < least:
            return []
        return [sentence for sentence, score in zip(self.sentences, scores, strict=True) if score >= least]

    def where(self, *acts: str, among: Iterable[Sentence] | None = None) -> list[Sentence]:
        """The sentences that do any of the acts."""
        if among is None:
            return self.above(SURE, *acts)
        return [sentence for sentence in among if sentence.does(*acts)]

    def best(self, *acts: str, among: Iterable[Sentence] | None = None) -> tuple[float, Sentence | None]:
        """The highest score of the acts and the first sentence that has it."""
        scores = self.scores(acts)
        if among is None:
            top = max(scores, default=0.0)
            return (top, self.sentences[scores.index(top)]) if top else (0.0, None)
        top, found = 0.0, None
        for sentence in among if scores else ():
            score = scores[sentence.index]
            if score > top:
                top, found = score, sentence
        return top, found

    @property
    def cues(self) -> frozenset[str]:
        """Every cue that was found in the letter."""
        if self._cues is None:
            self._cues = frozenset().union(*[sentence.judged.cues for sentence in self.sentences])
        return self._cues

    def holding(self, *cues: str) -> list[Sentence]:
        """The sentences that hold any of the cues."""
        if self.cues.isdisjoint(cues):
            return []
        return [sentence for sentence in self.sentences if not sentence.judged.cues.isdisjoint(cues)]

    def hits(self, *cues: str, among: Iterable[Sentence] | None = None) -> Iterator[tuple[Sentence, Hit]]:
        """Every hit of the cues with its sentence, in the order of the text."""
        if self.cues.isdisjoint(cues):
            return
        for sentence in self.sentences if among is None else among:
            if not sentence.judged.cues.isdisjoint(cues):
                for hit in sentence.judged.hits:
                    if hit.cue in cues:
                        yield sentence, hit

    def normal(self, start: int, end: int) -> str:
        """`text[start:end]` as words are compared."""
        return self.plain[self.folded.forth(start) : self.folded.forth(end)]

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
