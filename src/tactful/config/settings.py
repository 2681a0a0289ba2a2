"""`settings.toml`: strict about what it's given, and never in the way of starting."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from tactful.config.choices import Address, Digits, Rtl, Width
from tactful.config.paths import Paths
from tactful.config.profiles import Sender as Sender
from tactful.config.profiles import read_profiles, read_sender, sender_lines
from tactful.errors import FileError, TactfulError, are_known
from tactful.i18n import preferred, t
from tactful.model import DEFAULT_LIMITS, Layout, Limits, Severity

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_REGION = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the person likes things. Everything has a default; an empty text leaves the choice to tactful."""

    language: str = ""
    """Of the screens and messages; empty: the one the system is set to."""
    letter_language: str = ""
    """Of new letters; empty: that of the screens."""
    region: str = ""
    """Where letters are written for, as GB or BD; several are separated by commas. Empty: each language's own."""
    digits: Digits = Digits.AUTO
    """Which digits stand in the dates and sums of letters."""
    address: Address = Address.FORMAL
    """How the reader is addressed, in languages that tell two ways apart."""
    theme: str = ""
    """By its name in the palette."""
    layout: Layout | None = None
    """Of new letters; None: e-mail or block, by the channel."""
    rtl: Rtl = Rtl.AUTO
    """Who turns text that runs from right to left."""
    width: Width = Width.AUTO
    """The width of vowel signs, where asking the terminal goes wrong."""
    sender: Sender = field(default_factory=Sender)
    """The person, or the company."""
    profiles: Mapping[str, Sender] = field(default_factory=dict)
    """Others to write in the name of, by what they're called."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """By the check's id, where the guide's own is not wanted."""
    dismissed: Mapping[str, str] = field(default_factory=dict)
    """The reason by the check's id, for checks that never fit this person's letters."""
    limits: Limits = DEFAULT_LIMITS
    """How long and how often, where tactful's own numbers don't suit."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """By the action's name; several keys are separated by commas."""

    @property
    def spoken(self) -> str:
        """The language of the screens and messages."""
        return self.language or preferred()

    @property
    def new_letter_language(self) -> str:
        """The language a new letter begins in."""
        return self.letter_language or self.spoken

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions letters are written for, the first that a language knows being its."""
        return tuple(self.region.split(",")) if self.region else ()


def load_settings(paths: Paths) -> tuple[Settings, TactfulError | None]:
    """The settings, and what's wrong with their file if anything is.

    What can be used of the file is used; the rest stands at its default.
    """
    path = paths.settings
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), FileError(
            path, t("settings.cant-read", reason=error.strerror or error), t("settings.defaults-use")
        )
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Settings(), FileError(path, t("settings.isnt-utf-text"), t("settings.save-as-utf-defaults-use"), line)
    import tomllib

    try:
        items = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return Settings(), _syntax_error(paths, text, error)
    reader = _Reader(paths, text, items)
    return reader.settings(), reader.problem()


def save_settings(paths: Paths, settings: Settings) -> None:
    """Writes the settings. A file that couldn't be read is kept beside it as `settings.toml.old`. Raises WriteError."""
    from tactful.drafts.atomic import make_private, write_atomic

    make_private(paths.config)
    _, problem = load_settings(paths)
    if problem is not None:
        try:
            old = paths.settings.read_bytes()
        except OSError:
            old = b""
        if old:
            write_atomic(paths.settings.with_name("settings.toml.old"), old)
    write_atomic(paths.settings, _encode(settings).encode("utf-8"))


def _encode(settings: Settings) -> str:
    from tactful.drafts import toml_text as toml

    lines = [f"# {t('settings.head')}", ""]
    for name in ("language", "letter_language", "region", "digits", "address", "theme", "layout", "rtl", "width"):
        item = getattr(settings, name)
        lines.append(f"{name} = {toml.line_string('' if item is None else str(item), name)}")
    lines += ["", *sender_lines("sender", settings.sender)]
    for name, profile in settings.profiles.items():
        lines += ["", *sender_lines(f"profiles.{toml.key(name)}", profile, all_of_it=False)]
    chosen = [(part.name, getattr(settings.limits, part.name)) for part in fields(Limits)]
    lines += ["", "[limits]", *(f"{name} = {n}" for name, n in chosen if n != getattr(DEFAULT_LIMITS, name))]
    for name in ("severities", "dismissed", "keys"):
        table: Mapping[str, str] = getattr(settings, name)
        lines += ["", f"[{name}]"]
        lines += [f"{toml.key(inner)} = {toml.line_string(str(item), inner)}" for inner, item in sorted(table.items())]
    return "\n".join(lines) + "\n"


def _syntax_error(paths: Paths, text: str, error: Exception) -> FileError:
    place = re.search(r"line (\d+)", str(error))
    line = int(place[1]) if place else text.count("\n") + 1
    what = re.sub(r"\s*\(at [^)]*\)", "", str(error))
    return FileError(paths.settings, f"{what}.", t("settings.mend-line-by-hand-until"), line)


class _Reader:
    """Takes each value that's good, and remembers what isn't."""

    def __init__(self, paths: Paths, text: str, items: dict[str, Any]) -> None:
        self._path = paths.settings
        self._text = text
        self._items = items
        self._wrong: list[FileError] = []

    def problem(self) -> FileError | None:
        """The first thing that's wrong, by its line, with a word about the others."""
        if not self._wrong:
            return None
        first, *others = sorted(self._wrong, key=lambda error: error.line or 0)
        if others:
            first.remedy = " ".join((first.remedy, t("settings.more", count=len(others)))).strip()
        return first

    def settings(self) -> Settings:
        known = [part.name for part in fields(Settings)]
        for name in self._items:
            if name not in known:
                self._refuse(None, name, t("settings.theres-no-setting", name=name), are_known(known))
        return Settings(
            language=self._take("language", _language) or "",
            letter_language=self._take("letter_language", _language) or "",
            region=self._take("region", _region) or "",
            digits=self._take("digits", lambda text: Digits(text or "auto")) or Digits.AUTO,
            address=self._take("address", lambda text: Address(text or "formal")) or Address.FORMAL,
            theme=self._take("theme", str) or "",
            layout=self._take("layout", lambda text: Layout(text) if text else None),
            rtl=self._take("rtl", lambda text: Rtl(text or "auto")) or Rtl.AUTO,
            width=self._take("width", lambda text: Width(text or "auto")) or Width.AUTO,
            sender=read_sender("sender", self._table("sender"), self._refuse),
            profiles=read_profiles(self._table("profiles"), self._refuse),
            severities=self._map("severities", Severity, t("settings.one", names=", ".join(Severity))),
            dismissed=self._map("dismissed", str, t("settings.your-reason-quotes")),
            limits=self._limits(),
            keys=self._map("keys", _key, t("settings.key-such-as-ctrl-s")),
        )

    def _take(self, name: str, read: Callable[[str], Any]) -> Any:
        item = self._items.get(name)
        if item is None:
            return None
        wanted = {
            "language": t("settings.code-such-as-en"),
            "letter_language": t("settings.code-such-as-en"),
            "layout": t("settings.one", names=", ".join(Layout)),
            "region": t("settings.region-codes"),
            "digits": t("settings.one", names=", ".join(Digits)),
            "address": t("settings.one", names=", ".join(Address)),
            "rtl": t("settings.one", names=", ".join(Rtl)),
            "width": t("settings.one", names=", ".join(Width)),
        }.get(name, t("settings.text-quotes"))
        try:
            if not isinstance(item, str):
                raise ValueError(name)
            return read(item)
        except ValueError:
            self._refuse(None, name, t("settings.cant", name=name, value=item), f"Give {wanted}.")
            return None

    def _table(self, name: str) -> dict[str, Any]:
        item = self._items.get(name, {})
        if isinstance(item, dict):
            return item
        self._refuse(None, name, t("settings.must-table", name=name), t("settings.write-on-line-own", name=name))
        return {}

    def _limits(self) -> Limits:
        known = [part.name for part in fields(Limits)]
        good: dict[str, int] = {}
        for name, item in self._table("limits").items():
            if name not in known:
                self._refuse("limits", name, t("settings.theres-no-limit", name=name), are_known(known))
            elif not isinstance(item, int) or isinstance(item, bool) or item < 1:
                self._refuse("limits", name, t("settings.cant", name=name, value=item), t("settings.give-number"))
            else:
                good[name] = item
        return Limits(**good)

    def _map(self, name: str, read: Callable[[str], Any], wanted: str) -> dict[str, Any]:
        good: dict[str, Any] = {}
        for inner, item in _flat(self._table(name)).items():
            try:
                if isinstance(item, list) and all(isinstance(one, str) for one in item):
                    item = ",".join(item)
                if not isinstance(item, str):
                    raise ValueError(name)
                good[inner] = read(item)
            except ValueError:
                self._refuse(name, inner, t("settings.cant", name=inner, value=item), f"Give {wanted}.")
        return good

    def _refuse(self, table: str | None, name: str, what: str, remedy: str) -> None:
        from tactful.drafts.toml_lines import line_of

        self._wrong.append(FileError(self._path, what, remedy, line_of(self._text, table, name)))


def _language(text: str) -> str:
    if text and not _LANGUAGE.fullmatch(text):
        raise ValueError(text)
    return text


def _region(text: str) -> str:
    """`GB`, or `en-GB, bn-BD`; what's kept is the region alone."""
    codes = [code.strip().rpartition("-")[2].upper() for code in text.split(",")] if text.strip() else []
    if not all(_REGION.fullmatch(code) for code in codes):
        raise ValueError(text)
    return ",".join(codes)


def _key(text: str) -> str:
    keys = [key.strip() for key in text.split(",")]
    if not all(keys) or any(sign.isspace() for key in keys for sign in key):
        raise ValueError(text)
    return ",".join(keys)


def _flat(table: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """`news.plain = …` written without quotes, as the one name it means."""
    flat: dict[str, Any] = {}
    for name, item in table.items():
        flat |= _flat(item, f"{before}{name}.") if isinstance(item, dict) else {before + name: item}
    return flat
