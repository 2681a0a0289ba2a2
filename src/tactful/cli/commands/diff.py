"""Show what changed between two versions of a letter."""

from __future__ import annotations

import click

from tactful.cli.options import draft_argument
from tactful.cli.output import emit, note
from tactful.cli.worded import WordedCommand
from tactful.i18n import t


@click.command("diff", cls=WordedCommand)
@draft_argument
@click.argument("old", type=click.IntRange(min=1), required=False)
@click.argument("new", type=click.IntRange(min=1), required=False)
@click.option("--words", "by_words", is_flag=True)
def command(draft: str, old: int | None, new: int | None, by_words: bool) -> None:
    """Show how the letter of DRAFT changed from version OLD (the last one) to version NEW (the present text)."""
    from difflib import unified_diff

    from tactful.cli.store import the_store
    from tactful.letters.layout import render

    store = the_store()
    if old is None:
        versions = store.versions(draft)
        if not versions:
            note(t("cli.diff.no-earlier-version-kept-yet"))
            return
        old = versions[-1].number
    before = render(store.load_version(draft, old))
    after = render(store.load(draft) if new is None else store.load_version(draft, new))
    if by_words:
        _show_words(before, after)
        return
    names = (t("cli.diff.version", number=old), t("cli.diff.now") if new is None else t("cli.diff.version", number=new))
    lines = unified_diff(before.split("\n"), after.split("\n"), *names, lineterm="")
    text = "".join(f"{line}\n" for line in lines)
    if text:
        emit(text)
    else:
        note(t("cli.diff.letter-reads-same-both"))


def _show_words(before: str, after: str) -> None:
    """Each line that changed: what went as [-words-], what came as {+words+}."""
    from tactful.text.difference import marked, side_by_side

    text = "".join(f"{line}\n" for line in marked(side_by_side(before, after)))
    if text:
        emit(text)
    else:
        note(t("cli.diff.letter-reads-same-both"))
