from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("package", ["config", "drafts", "clipboard"])
def test_the_core_starts_light(package: str) -> None:
    script = f"import tactful.{package}, sys; print(*sorted(m.partition('.')[0] for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "tactful" in loaded
    assert not loaded & {"textual", "rich", "click", "pyperclip", "platformdirs", "babel", "regex", "difflib"}
