"""Print the commands of README.md that install something, one a line, as they stand there."""

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
EXPECTED = 2
"""One that installs and does the main job, one that installs and passes the tests."""


def main() -> int:
    """Print them; it is an error if there are more or fewer than two."""
    blocks = re.findall(
        r"^```console\n(.*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    found = [
        line[2:]
        for block in blocks
        for line in block.splitlines()
        if line.startswith("$ ") and "pip install" in line
    ]
    print("\n".join(found))
    return 0 if len(found) == EXPECTED else 1


if __name__ == "__main__":
    sys.exit(main())
