"""What holds for every test."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

import pytest

NO_SKIP = "TACTFUL_NO_SKIP"
"""Set where every program the tests drive must be there: a test that would skip for want of one then fails."""
NO_LETTERS = "no labelled letters stand beside this checkout"
"""The one other reason to skip: these letters are no part of the project."""

# Whoever runs the tests may speak another language; what they read is English.
for name in ("LC_ALL", "LC_MESSAGES"):
    os.environ.pop(name, None)
os.environ["LANG"] = "C.UTF-8"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[Any]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    wanted = NO_LETTERS not in str(report.longrepr)
    if os.environ.get(NO_SKIP) and report.skipped and wanted and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and {NO_SKIP} is set: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if os.environ.get(NO_SKIP) and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped, and {NO_SKIP} is set: {report.longrepr}"
    return report
