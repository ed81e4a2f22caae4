"""Find text of ITU or the UN in this repository, by comparing it with the corpus beside it.

Usage: no_foreign_text.py CORPUS

A file may not share with a text of the corpus a whole line of 60 characters or more, nor
a run of 80 characters or more, blanks made one. Standard formulas that every such text
has (`allowed_formulas.txt`) are taken out first, but for whole lines of 80. Prints
`file:line: …`, exit code 1.
"""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

WHOLE_LINE = 60
RUN = 80
BLOCK = RUN // 2
"""Every run of 80 characters holds one of the blocks of 40 that the corpus is cut into."""
FORMULAS = Path(__file__).with_name("allowed_formulas.txt")
_TAG = re.compile(r"<[^>]+>")
Index = dict[str, list[tuple[str, int]]]


def main() -> int:
    """Compare all files of the repository with all texts of the corpus."""
    corpus = {str(path): text for path, text in corpus_texts(Path(sys.argv[1]))}
    if not corpus:
        print(f"no text in {sys.argv[1]}", file=sys.stderr)
        return 2
    lines = {plain for text in corpus.values() for plain in map(squeeze, text.splitlines())}
    long_lines = {line for line in lines if len(line) >= WHOLE_LINE}
    index = blocks(corpus)
    faults = [fault for path in repository() for fault in look(path, long_lines, index)]
    print("\n".join(faults) or f"no foreign text: compared with {len(corpus)} texts")
    return 1 if faults else 0


def repository() -> list[Path]:
    """The files of the repository, also those that are not committed yet."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    names = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return [Path(name) for name in names.split("\0") if name and Path(name).is_file()]


def corpus_texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """The texts of the corpus, whatever their format."""
    for path in sorted(folder.rglob("*")):
        if path.name.startswith("README") or "docx-made" in path.parts:
            continue  # written by this project
        match path.suffix:
            case ".txt" | ".tsv":
                yield path, path.read_text("utf-8", "replace")
            case ".xml" | ".html":
                yield path, _TAG.sub("\n", path.read_text("utf-8", "replace"))
            case ".json":
                yield path, "\n".join(strings(json.loads(path.read_text("utf-8"))))
            case ".docx":
                yield path, word_text(path)


def strings(value: object) -> Iterator[str]:
    """All strings in a JSON value."""
    match value:
        case str():
            yield value
        case dict():
            for entry in value.values():
                yield from strings(entry)
        case list():
            for entry in value:
                yield from strings(entry)


def word_text(path: Path) -> str:
    """The words of a Word file, a line for each paragraph."""
    with zipfile.ZipFile(path) as package:
        names = [n for n in package.namelist() if re.fullmatch(r"word/\w+\.xml", n)]
        parts = [package.read(name).decode("utf-8", "replace") for name in names]
    return "\n".join(_TAG.sub("", part.replace("</w:p>", "\n")) for part in parts)


def squeeze(text: str) -> str:
    """A text with every stretch of blanks made one blank."""
    return " ".join(text.split())


def blocks(corpus: dict[str, str]) -> Index:
    """Where each block of the corpus stands."""
    found: Index = {}
    for name, text in corpus.items():
        plain = corpus[name] = squeeze(text)
        for at in range(0, len(plain) - BLOCK + 1, BLOCK):
            found.setdefault(plain[at : at + BLOCK], []).append((plain, at))
    return found


def look(path: Path, long_lines: set[str], index: Index) -> Iterator[str]:
    """What one file shares with the corpus."""
    try:
        raw = path.read_text("utf-8")
    except UnicodeDecodeError:
        return
    for number, line in enumerate(raw.splitlines(), 1):
        plain = squeeze(line)
        bare = plain if len(plain) >= RUN else squeeze(without_formulas(line))
        if plain in long_lines and bare in long_lines:
            yield f"{path}:{number}: a whole line of a corpus text: {squeeze(line)[:60]}"
    plain, places = flat(without_formulas(raw))
    at = 0
    while at <= len(plain) - BLOCK:
        block = plain[at : at + BLOCK]
        runs = [widest(plain, at, text, there) for text, there in index.get(block, ())]
        start, end = max(runs, key=lambda run: run[1] - run[0], default=(at, at))
        if end - start >= RUN:
            shown = f"{end - start} characters of a corpus text: {plain[start : start + 60]}"
            yield f"{path}:{places[start]}: {shown}"
            at = end
        at += 1


def without_formulas(text: str) -> str:
    """A text without the formulas that are nobody's, lines kept."""
    for formula in FORMULAS.read_text("utf-8").splitlines():
        if formula and not formula.startswith("#"):
            loose = r"\s+".join(re.escape(word) for word in formula.split())
            text = re.sub(loose, lambda m: "\x00" + "\n" * m[0].count("\n"), text)
    return text


def flat(text: str) -> tuple[str, list[int]]:
    """A text with blanks made one, and the line on which each of its characters stands."""
    chars: list[str] = []
    places: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        plain = squeeze(line)
        if plain:
            chars.append(plain + " ")
            places.extend([number] * (len(plain) + 1))
    return "".join(chars), places


def widest(plain: str, at: int, text: str, there: int) -> tuple[int, int]:
    """How far a shared block reaches in both directions."""
    left = 0
    while left < min(at, there) and plain[at - left - 1] == text[there - left - 1]:
        left += 1
    right = BLOCK
    while (
        at + right < len(plain)
        and there + right < len(text)
        and plain[at + right] == text[there + right]
    ):
        right += 1
    return at - left, at + right


if __name__ == "__main__":
    sys.exit(main())
