"""How long, and how often: the numbers that the checks measure by, which a person may set otherwise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Each is the most that still passes, but for `apologies`, which is the first that's too many."""

    news_words: int = 30
    """Words of the sentence that says the news."""
    explanation_sentences: int = 3
    """Sentences of an explanation; it's too long when it has more of these and more words than allowed."""
    explanation_words: int = 60
    """Words of an explanation."""
    reasons: int = 2
    """Reasons given one after the other."""
    body_words: int = 250
    """Words of a letter."""
    follow_up_words: int = 350
    """Words of the formal letter after a talk, which has more to record."""
    longest: int = 400
    """Words beyond which a letter isn't ready."""
    apologies: int = 3
    """Apologies in one letter that are too many."""

    def body(self, guide: str) -> int:
        """The words a letter of that guide may have."""
        return self.follow_up_words if guide == "complaint-follow-up" else self.body_words


DEFAULT_LIMITS = Limits()
