"""How well UN resolutions are read in six languages: `python -m benchmarks un`."""

import sys

from benchmarks.texts import CORPUS, HOUSE

sys.path.append(str(HOUSE / "tests"))  # the measure is shared with the tests

from un_measure import FOLDER, LANGUAGES, differences, scores


def table() -> None:
    """Print the scores by language, and where languages differ in what they cite."""
    if not FOLDER.is_dir():
        print(f"UN resolutions: no texts below {CORPUS}; ITURES_CORPUS names their folder")
        return
    print("UN resolutions   F1 preambular  F1 operative  citations P      R   other/clauses")
    for language in LANGUAGES:
        one = scores(language)
        print(
            f"  {language}{one.preambular.f1:25.3f}{one.operative.f1:14.3f}"
            f"{one.citations.precision:13.3f}{one.citations.recall:7.3f}"
            f"{one.others:8}/{one.clauses}"
        )
    print("Cited in one language and not in most, or in most and not there")
    for stem, language, more, less in differences():
        print(f"  {stem} {language}  + {sorted(more)}  - {sorted(less)}")
