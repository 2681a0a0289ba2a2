"""Places left to fill in: `[Date]`, `{{name}}`, `___`, `XX`."""

from __future__ import annotations

import re

_BLANK = re.compile(
    # Only these characters can begin one: without this the choices below are tried at every letter.
    r"(?=[\[{<_XxT?\u2026.])(?:"
    r"\{\{[^{}\n]{0,60}\}\}"
    r"|\[(?!\s*\])(?!(?:sic|کذا)\])(?!\.\.\.\])(?!…\])(?!https?:)[^\W\d_][^\[\]\n]{0,60}\](?!\()"
    r"|(?<![<\w])<(?!/|br|div|span|html|body|table|https?:|mailto:)[^\W\d_][^<>@/=\n]{2,40}>"
    r"|(?<![\w{])\{[^\W\d][^{}\n]{0,40}\}(?!\})"
    r"|_{3,}"
    r"|(?<![\w-])[Xx]{2,}(?![\w-])(?:[/.\-][Xx]{2,})*"
    r"|(?<!\w)(?:TBD|TBC|TBA|TODO)(?!\w)"
    r"|(?<!\w)\?{3,}"
    r"|\u2026{2,}|\.{5,})"
)


_SIGNS = ("[", "{", "<", "___", "XX", "xx", "Xx", "xX", "TB", "TODO", "???", "\u2026\u2026", ".....")
"""Each holds one of these: a quick look before the thorough one."""

# Czech numbers what recurs with a roman numeral and a full stop; a day of a month (`XX. května`) is still a blank.
_NUMBERED = re.compile(
    r"\. (?:ročník|století|sjezd|sraz|ples|kongres|konferenc|festival|veletrh|výstav|zimní|letní|mezinárodní)"
)


def blanks(text: str) -> list[tuple[int, int]]:
    """The places of `text` that were left to fill in, half-open."""
    if not any(sign in text for sign in _SIGNS):
        return []
    return [match.span() for match in _BLANK.finditer(text) if not _is_kiss(text, match)]


def _is_kiss(text: str, match: re.Match[str]) -> bool:
    """Small x's that end a line are kisses, roman numerals such as XX or XXI beside a name are numbers."""
    found = match.group()
    if found.strip("xX"):
        return False
    if found.isupper() and text[: match.start()].rstrip().lower().endswith(("the", "century")):
        return True
    if found.isupper() and _NUMBERED.match(text, match.end()):
        return True
    line_end = text.find("\n", match.end())
    rest = text[match.end() : line_end if line_end >= 0 else len(text)]
    return found.islower() and not rest.strip()
