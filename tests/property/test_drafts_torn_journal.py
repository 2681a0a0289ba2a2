from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.drafts import Journal, encode
from tactful.drafts.files import digest
from tactful.drafts.journal import read_journal
from tactful.model import Draft

TEXTS = st.lists(st.text(st.characters(codec="utf-8"), max_size=20), min_size=1, max_size=6)


def written(folder: Path, texts: list[str]) -> tuple[Path, list[Draft]]:
    """A journal in which a step got these texts one after the other, and the drafts it went through."""
    draft = Draft(id="a", steps={"thanks": "Dear all"})
    journal = Journal(folder / "a.log")
    journal.start(encode(draft).encode(), draft)
    drafts = [draft]
    for text in texts:
        after = draft.with_step("thanks", text)
        journal.record(draft, after, ("thanks", len(text)))
        draft = after
        drafts.append(draft)
    journal.record(draft, draft.with_step("fix", "end"))
    drafts.append(draft.with_step("fix", "end"))
    journal.close()
    return folder / "a.log", drafts


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.data())
def test_a_log_torn_anywhere_tells_a_state_the_draft_was_in(texts: list[str], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, drafts = written(Path(folder), texts)
        whole = path.read_bytes()
        cut = data.draw(st.integers(0, len(whole)))
        path.write_bytes(whole[:cut])
        replay = read_journal(path)
        if replay is None:
            assert b"\n" not in whole[:cut]
            return
        assert replay.draft in drafts
        assert not replay.damaged
        assert replay.whole <= cut
        assert replay.changes_since(digest(encode(drafts[0]).encode())) is not None
        if cut == len(whole):
            assert replay.draft == drafts[-1]


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.data())
def test_a_flipped_bit_never_makes_a_text_nobody_wrote(texts: list[str], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, drafts = written(Path(folder), texts)
        whole = bytearray(path.read_bytes())
        whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
        path.write_bytes(whole)
        replay = read_journal(path)
        assert replay is None or replay.draft in drafts
