from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tactful.exports.md import to_markdown

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py renders what is to be read back")

LINES = st.text(
    st.one_of(
        st.sampled_from("ab1. -+*_#>`~|&;<>[](){}!\\=:$^@/\"' "),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Zs"], exclude_characters="\ufeff"),
    ),
    max_size=12,
)
TEXTS = st.lists(LINES, max_size=6).map("\n".join)


class Reader(HTMLParser):
    """What a person reads of the page, and the elements it's made of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.elements: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.words += "\n"

    def handle_data(self, data: str) -> None:
        self.words += data


def shown(text: str) -> str:
    """The text without what doesn't show: spaces at line ends, empty lines at the ends."""
    lines = [re.sub(" +$", "", line.replace("\u00a0", " ")) for line in text.split("\n")]
    return "\n".join(lines).strip("\n")


@given(TEXTS)
@example("# no heading\n- no list\n1. none\n1) none\n> no quote\n===\n---\n***\n___\n+ x\n```\n~~~")
@example("<b>no</b> <script>x</script> &amp; &#60; &lt; <!-- x --> <a@b.cz> <http://x.y>")
@example("[no](link) ![no](image) [no]: ref *no* _no_ **no** `no` ~~no~~ a|b\n-|-\n$x$ a^b^")
@example("    no code\n\tnone\n  two  spaces  \nbackslash\\\n\n\n\nend")
@example("-\n=\n#\n1.\n\\")
def test_it_reads_as_it_was_written(text: str) -> None:
    for renderer in (markdown_it.MarkdownIt("commonmark"), markdown_it.MarkdownIt("default")):
        reader = Reader()
        reader.feed(renderer.render(to_markdown(text)))
        assert reader.elements <= {"p", "br"}
        read = re.sub("\n+", "\n", shown(reader.words))
        assert read == re.sub("\n+", "\n", re.sub("\n +\n", "\n\n", shown(text.expandtabs(4))))
