"""Finished letters as files. A format is a module of this package by the name of its ending.

Such a module has `write(laid: LaidOut, draft: Draft) -> bytes`; dropping one in is all it takes.
Modules whose names begin with `_` are helpers.
"""

from tactful.exports._export import export, export_formats, part_of, rendered, usual_layout
from tactful.exports._placeholders import Placeholder, placeholders

__all__ = ["Placeholder", "export", "export_formats", "part_of", "placeholders", "rendered", "usual_layout"]
