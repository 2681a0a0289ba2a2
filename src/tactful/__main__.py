"""`python -m tactful`, and the `tactful` command."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        from tactful._version import __version__

        print(f"tactful {__version__}")
        return
    # What's loaded at the start stays: looking through it for garbage again and again would only take time.
    gc.set_threshold(100_000)
    command, *rest = sys.argv[1:] or [""]
    plain = command == "check" and rest and all(word == "-" or word[:1] not in ("", "-") for word in rest)
    try:
        if plain and sys.platform != "win32":
            from tactful.cli.checking import check_plainly

            _leave(check_plainly(tuple(rest)))
        from tactful.cli.main import run
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(run())


def _leave(code: int) -> NoReturn:
    """End at once: everything is said, nothing is open, and taking the language apart word by word only takes time."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
