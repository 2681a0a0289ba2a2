"""What is amended in Textual works, and is still needed: a test that fails here says which module may go."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from textual import events
from textual._compositor import LayoutUpdate
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tactful.tui.terminal import controls, marks, rows
from tactful.tui.terminal.driver import Outlet
from tactful.tui.terminal.paste import PasteParser
from tactful.tui.terminal.probe import Answers, read_answers
from tactful.tui.terminal.typed import clean

START, END = "\x1b[200~", "\x1b[201~"
GONE = "Textual or Rich no longer needs this amendment: remove it"


def _console() -> Console:
    return Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", width=80)


def _feed(parser: XTermParser, *pieces: str) -> list[Message]:
    return [message for piece in pieces for message in parser.feed(piece)]


# --- widths of marks


@pytest.fixture
def marked() -> Iterator[None]:
    marks.apply()
    yield
    marks.undo()


def test_a_vowel_sign_takes_a_cell_where_the_terminal_draws_one(marked: None) -> None:
    assert cell_len("ক্লায়েন্টদের") == 10
    assert cell_len("কা") == 2
    assert cell_len("ř") == 1
    assert cell_len("漢") == 2


def test_rich_still_counts_vowel_signs_as_nothing() -> None:
    assert cell_len("কা") == 1, GONE


# --- the probe


def test_answers_are_told_from_typing() -> None:
    answers = read_answers(b"\x1b[1;3Rab\x1b[1;3R\x1b[1;2R\x1b[?62;22c")
    assert answers == Answers({"mark": 2, "emoji": 2, "heart": 1}, b"ab")
    assert answers.marks_take_a_cell


def test_a_silent_terminal_changes_nothing() -> None:
    assert not read_answers(b"").marks_take_a_cell


def test_the_probe_imports_no_textual() -> None:
    script = "import sys, tactful.tui.terminal.probe; print('textual' in sys.modules, 'rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


# --- control characters at the exit

HOSTILE = "a\x1b]52;c;UFdORUQ=\x07b\x9b31mc\x00d"


@pytest.fixture
def guarded() -> Iterator[None]:
    controls.apply()
    yield
    controls.undo()


def test_no_control_character_leaves(guarded: None) -> None:
    sent = Strip([Segment(HOSTILE)]).render(_console())
    assert sent == "a]52;c;UFdORUQ=b31mcd"


def test_textual_still_sends_control_characters() -> None:
    controls.undo()
    assert "\x1b]52" in Strip([Segment(HOSTILE)]).render(_console()), GONE


# --- rows


def _written(text: str) -> str:
    update = LayoutUpdate([[Strip([Segment(text)]), Strip([Segment("│")])]], Region(0, 0, 20, 1))
    return update.render_segments(_console())


@pytest.fixture
def straight() -> Iterator[None]:
    rows.apply()
    yield
    rows.undo()


@pytest.mark.parametrize("text", ["ক্লায়েন্টদের", "محترم", "👨‍👩‍👧", "❤️"])
def test_the_border_has_a_place_of_its_own(straight: None, text: str) -> None:
    column = cell_len(text) + 1
    assert _written(text).endswith(f"\x1b[1;{column}H│")


def test_right_to_left_text_stays_in_its_pane(straight: None) -> None:
    assert "\u202dمحترم\u202c" in _written("محترم")


def test_textual_still_writes_rows_in_one_go() -> None:
    rows.undo()
    assert _written("কা") == "\x1b[1;1Hকা│", GONE


# --- paste


@pytest.mark.parametrize(
    "content",
    ["red\x1b[31mtext", "\x1b\x11", "\x1b[200~", "a\x1b[20", "\x1b" * 40 + "x" * 40, "plain\r\ntext\rwith\nlines"],
)
def test_a_paste_is_text_and_nothing_else(content: str) -> None:
    for cut in range(len(START + content + END)):
        stream = START + content + END
        messages = _feed(PasteParser(), stream[:cut], stream[cut:]) if cut else _feed(PasteParser(), stream)
        pastes = [message for message in messages if isinstance(message, events.Paste)]
        keys = [message for message in messages if isinstance(message, events.Key)]
        assert [paste.text for paste in pastes] == [clean(content)], f"cut at {cut}"
        assert not keys


def test_keys_around_a_paste_are_keys() -> None:
    messages = _feed(PasteParser(), f"a{START}b{END}c\x1b[A")
    seen = [message.key if isinstance(message, events.Key) else "paste" for message in messages]
    assert seen == ["a", "paste", "c", "up"]


def test_a_paste_that_breaks_off_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = PasteParser()
    assert not _feed(parser, f"{START}half")
    monkeypatch.setattr("tactful.tui.terminal.paste.SILENCE", -1)
    assert [message.text for message in parser.tick() if isinstance(message, events.Paste)] == ["half"]
    assert [message.key for message in _feed(parser, "x") if isinstance(message, events.Key)] == ["x"]


def test_a_late_answer_of_the_terminal_is_not_typed() -> None:
    assert not [message for message in _feed(PasteParser(), "\x1b[?62;22c") if isinstance(message, events.Key)]


def test_textual_still_leaks_keys_from_a_paste() -> None:
    messages = _feed(XTermParser(), f"{START}red\x1b[31mtext{END}", "\x1b[A")
    leaked = [message for message in messages if isinstance(message, events.Key) and message.key != "up"]
    assert leaked, GONE


# --- decoding


def test_textual_still_decodes_strictly() -> None:
    with pytest.raises(UnicodeDecodeError):
        vars(linux_driver)["getincrementaldecoder"]("utf-8")().decode(b"\xe9a")


# --- typed text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\x1b[31m", "␛[31m"),
        ("\x7f\x9b\ud800", "␡\ufffd\ufffd"),
        ("র\u200d্যাব\u200f", "র\u200d্যাব\u200f"),
        ("tab\there", "tab\there"),
    ],
)
def test_what_is_typed_may_stand_in_a_letter(given: str, kept: str) -> None:
    assert clean(given) == kept


# --- a terminal that's gone


class Gone(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(5, "Input/output error")


def test_output_to_nobody_is_dropped() -> None:
    outlet = Outlet(Gone())
    outlet.write("words")
    outlet.flush()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_textuals_writer_still_dies_with_the_terminal() -> None:
    writer = WriterThread(Gone())
    writer.start()
    writer.write("words")
    writer.join(5)
    assert not writer.is_alive(), GONE
