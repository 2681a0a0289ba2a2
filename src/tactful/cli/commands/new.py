"""Begin a letter, on the screens or as plain questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tactful.cli.options import facts_option, guide_option, language_option, parse_facts, profile_option
from tactful.cli.output import note
from tactful.cli.worded import WordedCommand
from tactful.i18n import t

if TYPE_CHECKING:
    from tactful.model import FactValue


@click.command("new", cls=WordedCommand)
@guide_option
@language_option
@facts_option
@click.option("--from", "source", metavar="FILE", type=click.Path())
@click.option("--follow-up", "after", metavar="DRAFT")
@click.option("--plain", is_flag=True)
@click.option("--skip-facts", is_flag=True)
@profile_option
def command(
    guide: str | None,
    language: str | None,
    settings: tuple[str, ...],
    source: str | None,
    after: str | None,
    plain: bool,
    skip_facts: bool,
    profile: str | None,
) -> int:
    """Begin a letter.

    With --plain the same interview comes as plain questions on standard error; the finished letter goes
    to standard output, and the id of the draft is the last line on standard error.
    """
    from tactful.cli.options import known_guide, known_language
    from tactful.cli.own_packs import say_problems
    from tactful.cli.screens import require_terminal
    from tactful.cli.store import sender_of, the_settings, the_store
    from tactful.errors import InputError

    known_guide(guide)
    known_language(language)
    facts = parse_facts(settings)
    if after is not None:
        if guide or language or source:
            raise InputError(t("cli.new.follow-up-goes-without-guide"), t("cli.new.first-letter-decides-those"))
        return _follow_up(after, facts, plain=plain, skip_facts=skip_facts)
    letter = None
    if source is not None:
        from tactful.cli.reading import read_letter

        if source == "-" and not plain:
            raise InputError(t("cli.new.standard-input-cant-both-letter"), t("cli.new.name-letters-file"))
        letter = read_letter(source)
    if plain:
        say_problems()
    else:
        require_terminal()
    sender = sender_of(profile)
    if not plain and letter is None and profile is None:
        from tactful.tui.run import run_new

        return run_new(guide, language, facts)
    import datetime as dt

    from tactful.session import begin

    own = the_settings()
    if language is None and letter is not None:
        from tactful.checks.inference import guess_language

        language = guess_language(letter)
    chosen_language = language or _known_or_english(own.new_letter_language)
    if not plain and letter is None:
        facts = {"date": dt.datetime.now().astimezone().date().isoformat(), **facts}
    draft = begin(guide or "bad-news", chosen_language, facts, sender=sender, letter=letter)
    if not plain:
        from tactful.tui.run import run_new

        return run_new(from_draft=draft)
    from tactful.cli.interview import Interview
    from tactful.session import LetterSession

    if language is None:
        note(t("cli.interview.language", language=t(f"language.{chosen_language}")))
    session = LetterSession(
        draft, store=the_store(), severities=own.severities, always=own.dismissed, limits=own.limits
    )
    return Interview(session, ask_facts=not skip_facts, layout=own.layout).run()


def _follow_up(after: str, facts: dict[str, FactValue], *, plain: bool, skip_facts: bool) -> int:
    """The letter after a stored one, which stays as it is; facts given now go before those carried over."""
    import datetime as dt
    from dataclasses import replace

    from tactful.cli.own_packs import say_problems
    from tactful.cli.screens import require_terminal
    from tactful.cli.store import the_settings, the_store
    from tactful.session import LetterSession, follow_up

    store = the_store()
    following = follow_up(store.load(after), dt.datetime.now().astimezone().date().isoformat())
    following = replace(following, facts={**following.facts, **facts})
    if not plain:
        require_terminal()
        from tactful.tui.run import run_new

        return run_new(following=following)
    from tactful.cli.interview import Interview

    say_problems()
    own = the_settings()
    session = LetterSession(following, store=store, severities=own.severities, always=own.dismissed, limits=own.limits)
    return Interview(session, ask_facts=not skip_facts, layout=own.layout).run()


def _known_or_english(language: str) -> str:
    """The person's language, if letters can be written in it."""
    from tactful.guidance import language_ids

    return language if language in language_ids() else "en"
