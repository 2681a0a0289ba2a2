"""One letter each for many readers: a list of them, the letter with its gaps, and a place for what comes of it."""

from tactful.merging.filling import Filler
from tactful.merging.recipients import Problem, Recipients, Row
from tactful.merging.running import Counts, Merge, Outcome

__all__ = ["Counts", "Filler", "Merge", "Outcome", "Problem", "Recipients", "Row"]
