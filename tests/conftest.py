"""What all tests share: texts of the corpus are optional, and the end says if they ran."""

import pytest
from hypothesis import settings

from real_texts import CORPUS, PRESENT

# The same texts every time: a red run must not depend on luck. Fuzzing is a run of its own.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the corpus where there is none."""
    if PRESENT:
        return
    skip = pytest.mark.skip(reason="no corpus: set ITURES_CORPUS to its folder")
    for item in items:
        if item.get_closest_marker("corpus"):
            item.add_marker(skip)


def pytest_report_header() -> str:
    """Say whether the real texts are there."""
    return f"corpus: {CORPUS}" if PRESENT else "corpus: none, tests that need it are skipped"
