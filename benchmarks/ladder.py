"""What each layer of the checker brings, on labelled letters.

    python benchmarks/ladder.py DIR [--lang L]

lists       an act is the presence of a word of its list, anywhere in the letter; no facts
+ position  the same lists, but where the check looks for them: the opening, the last paragraph, beside the news
+ structure what each sentence does, learnt from the corpus, instead of the lists
+ facts     and the facts the sender gave

The figures are those of agreement.py.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import agreement

from tactful.checks import engine
from tactful.checks.acts import ActModel, Scores
from tactful.checks.letter import Letter

LISTS = {
    "thanks": ("thank", "value"),
    "thanks-feedback": ("thank",),
    "thanks-weak": (),
    "improve": ("look", "fix"),
    "apology": ("sorry",),
    "apology-weak": ("weakapo",),
    "news": ("news",),
    "news-hedged": ("may",),
    "reason": ("cause",),
    "effect": ("effect",),
    "offer": ("offer", "giveback"),
    "promise": ("future",),
    "promise-vague": ("soon",),
    "remedy": ("fix",),
    "prevention": ("prevent",),
    "responsibility": ("fault",),
    "excuse": ("excuse",),
    "blame": ("reproach",),
    "false-comfort": ("comfort",),
    "overpromise": ("absolute",),
    "euphemism": ("veil", "small"),
    "goodwill": ("hope",),
    "hope": ("hope",),
    "sour": (),
    "referral": ("elsewhere",),
    "alternative": ("elsewhere",),
    "return-later": ("again",),
    "acknowledge": ("feeling", "understand"),
    "investigating": ("look",),
    "asks": ("ask",),
    "meeting": ("meet",),
    "talk": ("spoke",),
    "agreement": ("agree",),
    "softener": ("may",),
    "negotiable": ("argue",),
    "final": ("final",),
    "general-reason": ("needs",),
    "fall-short": ("fault",),
    "handover": ("handover",),
    "gesture": ("giveback",),
    "unprofessional": ("slang",),
    "boast": ("brag",),
}
_YES, _NO = (1 << 30) + 400, (1 << 30) - 400


def by_lists(model: ActModel, words: Iterable[tuple[str, ...]], together: Iterable[str]) -> Scores:
    """Every act whose list has a word in the sentence."""
    classes = {feature[1:] for word in words for feature in word if feature.startswith("@")}
    return Scores(model.acts, tuple(_YES if classes & set(LISTS.get(act, ())) else _NO for act in model.names))


@contextmanager
def lists() -> Iterator[None]:
    """Judges sentences by word lists instead of by what was learnt."""
    try:
        with mock.patch.object(ActModel, "score", by_lists):
            engine._reader.cache_clear()
            engine.checker.cache_clear()
            yield
    finally:
        engine._reader.cache_clear()
        engine.checker.cache_clear()


@contextmanager
def anywhere() -> Iterator[None]:
    """Lets every check look at the whole letter."""
    with ExitStack() as stack:
        stack.enter_context(mock.patch.object(Letter, "opening", lambda self, count=2: self.sentences))
        stack.enter_context(mock.patch.object(Letter, "last_paragraph", property(lambda self: self.sentences)))
        yield


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lang", default="en")
    options = parser.parse_args()
    print(agreement.HEADER.replace("check  ", "layer  "))
    with lists(), anywhere():
        print(agreement.line("lists", agreement.run(options.folder, language=options.lang, facts=False)))
    with lists():
        print(agreement.line("+ position", agreement.run(options.folder, language=options.lang, facts=False)))
    print(agreement.line("+ structure", agreement.run(options.folder, language=options.lang, facts=False)))
    print(agreement.line("+ facts", agreement.run(options.folder, language=options.lang)))


if __name__ == "__main__":
    main()
