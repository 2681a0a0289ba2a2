"""Mark a letter as sent."""

from __future__ import annotations

import datetime as dt

import click

from tactful.cli.activity import while_writing
from tactful.cli.options import draft_argument, layout_option
from tactful.cli.output import emit, note
from tactful.cli.worded import WordedCommand
from tactful.i18n import language, t

_WAYS = ("letter", "email", "message", "hand")


@click.command("sent", cls=WordedCommand)
@draft_argument
@click.option("--on", "day", metavar="DATE")
@click.option("--by", "way", type=click.Choice(_WAYS))
@layout_option
@click.option("--undo", is_flag=True)
@click.option("--force", is_flag=True)
def command(draft: str, day: str | None, way: str | None, layout: str | None, undo: bool, force: bool) -> None:
    """Keep the words of DRAFT as they went out and close it to changes.

    What it promised goes to standard output, a day and a sentence a line.
    """
    from tactful.cli.store import layout_of, the_store
    from tactful.errors import InputError
    from tactful.exports import placeholders
    from tactful.letters import long_date, render
    from tactful.session.sending import copies_for, mark_sent, promises, unmark_sent

    on = _day(day) if day else dt.datetime.now().astimezone().date()
    store = the_store()
    with while_writing():
        opened = store.open(draft)
        try:
            if opened.read_only:
                raise InputError(t("session.letter-open-another-window"), t("session.close-there-take-over"))
            found = opened.draft
            if undo:
                store.save(unmark_sent(found))
                note(t("sent.undone"))
                return
            chosen = layout_of(found, layout)
            unfilled = [] if force else placeholders(render(found, chosen))
            if unfilled:
                raise InputError(t("export.unfilled", names=unfilled[0].text), t("cli.export.fill-them-write-all-same"))
            channel = "email" if found.fact("channel") == "email" else "letter"
            store.save(mark_sent(found, on, way or channel, chosen))
        finally:
            store.close(opened)
    note(t(f"sent.marked.{way or channel}", on=long_date(on, language())))
    copies = copies_for(found)
    note(t("sent.copies", names="; ".join(copies)) if copies else t("sent.no-copies"))
    due = promises(found, on)
    if due:
        note(t("sent.promised"))
    for promise in due:
        emit(f"{promise.by.isoformat() if promise.by else '-' * 10}\t{promise.text}\n")


def _day(text: str) -> dt.date:
    from tactful.errors import InputError

    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise InputError(t("fact.cant", name="--on", value=text), t("fact.write-date-as-year-month")) from None
