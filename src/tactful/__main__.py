"""`python -m tactful`, and the `tactful` command."""

from __future__ import annotations

import os
import sys

from tactful import skeleton

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> None:
    """Run the command line and leave with its exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from tactful._version import __version__

        print(f"tactful {__version__}")
        return
    skeleton.show(arguments)
    try:
        sys.exit(_run(arguments))
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        skeleton.leave()


def _run(arguments: list[str]) -> int:
    # What's loaded at the start stays: looking through it for garbage again and again would only take time.
    import gc

    gc.set_threshold(100_000)
    files = arguments[1:]
    plain = arguments[:1] == ["check"] and files and all(word == "-" or word[:1] not in ("", "-") for word in files)
    if plain and sys.platform != "win32":
        from tactful.cli.checking import check_plainly

        _leave(check_plainly(tuple(files)))
    from tactful.cli.main import run

    return run()


def _leave(code: int) -> NoReturn:
    """End at once: everything is said, nothing is open, and taking the language apart word by word only takes time."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            continue
    os._exit(code)


if __name__ == "__main__":
    main()
