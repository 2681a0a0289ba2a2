"""The files that exports are held to. Look at what changes before you keep it: python -m tests.unit.exports.golden"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from tests.unit.exports.letters import LAYOUTS, LETTERS

from tactful.exports import rendered

FOLDER = Path(__file__).parent / "golden"
FORMATS = ("txt", "md", "html", "eml", "docx")


def made(language: str, file_format: str) -> str:
    """The letter as it's written now; of a document the part that holds its words and the one with its styles."""
    layout = None if file_format == "eml" else LAYOUTS[language]
    data = rendered(LETTERS[language], file_format, layout)
    if file_format != "docx":
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as document:
        return document.read("word/document.xml").decode("utf-8").replace("><", ">\n<")


def path_of(language: str, file_format: str) -> Path:
    """Where the golden file stands."""
    return FOLDER / f"{language}.{'docx.xml' if file_format == 'docx' else file_format}"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for tongue in LETTERS:
        for kind in FORMATS:
            path_of(tongue, kind).write_bytes(made(tongue, kind).encode("utf-8"))
