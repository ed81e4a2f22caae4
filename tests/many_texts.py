"""Many small files, for tests of reading them."""

from pathlib import Path

from little_corpus import cite, text

SAMPLES = Path(__file__).parents[1] / "samples"


def many_texts(folder: Path, number: int) -> list[Path]:
    """So many small files, no two alike: resolutions of a few lines, and some in Chinese."""
    files = []
    for at in range(number):
        recalled = cite("pp", at + 2, 2018), cite("wtsa", at + 3), "lamps on piers"
        own = text("pp", at + 1, 2018, *recalled[: 1 + at % 3], "> that lamps be lit by night")
        if at % 40 == 7:
            own = (SAMPLES / "zh-pp-905.txt").read_text("utf-8").replace("905", str(at + 1))
        files.append(folder / f"{at:05}.txt")
        files[-1].write_text(own, "utf-8")
    return files
