"""Drafts as files: saved whole, journalled by the keystroke, with versions, locks and a trash."""

from tactful.drafts.changes import Position
from tactful.drafts.codec import decode, encode
from tactful.drafts.entries import Entry, title_of
from tactful.drafts.history import Version, VersionKind
from tactful.drafts.journal import Journal
from tactful.drafts.locks import Holder
from tactful.drafts.opening import OpenedDraft
from tactful.drafts.saving import Conflict
from tactful.drafts.store import DraftStore
from tactful.drafts.toml_text import refuse_surrogates
from tactful.drafts.trash import TrashEntry

__all__ = [
    "Conflict",
    "DraftStore",
    "Entry",
    "Holder",
    "Journal",
    "OpenedDraft",
    "Position",
    "TrashEntry",
    "Version",
    "VersionKind",
    "decode",
    "encode",
    "refuse_surrogates",
    "title_of",
]
