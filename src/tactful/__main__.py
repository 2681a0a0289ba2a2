"""`python -m tactful`, and the `tactful` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        from tactful._version import __version__

        print(f"tactful {__version__}")
        return
    try:
        from tactful.cli.main import run
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(run())


if __name__ == "__main__":
    main()
