"""Fuzzing: made and broken inputs for every reader, and what must hold for each of them.

`python -m fuzz` runs it; docs/how-to/fuzz.md says how. The account of characters is that of
the tests, so the folder of the tests is on the path.
"""

import sys
from pathlib import Path

HOUSE = Path(__file__).parents[1]
TESTS = HOUSE / "tests"
if str(TESTS) not in sys.path:
    sys.path.insert(0, str(TESTS))
