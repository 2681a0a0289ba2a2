"""Copies text, and says honestly by which way and whether that's certain."""

from tactful.clipboard._copy import CopyResult, copy, copy_page

__all__ = ["CopyResult", "copy", "copy_page"]
