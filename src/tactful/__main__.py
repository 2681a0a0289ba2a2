"""`python -m tactful`, and the `tactful` command."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        from tactful._version import __version__

        print(f"tactful {__version__}")
        return
    # What's loaded at the start stays: looking through it for garbage again and again would only take time.
    gc.set_threshold(50_000)
    try:
        from tactful.cli.main import run
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(run())


if __name__ == "__main__":
    main()
