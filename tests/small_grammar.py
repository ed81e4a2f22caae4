"""A small language, so that checking it whole takes no time."""

import shutil
from pathlib import Path

from itures.notation.grammar import Grammar, load

ENGLISH = """\
format = 1
language = "en"
name = "English"
[words]
and = ["and"]
[words.kind]
resolution = ["Resolution"]
[words.recital]
recalling = ["recalling"]
[words_other.recital]
convinced = ["convinced"]
[lines]
number_line = 'kind=@kind number=NUMBER'
opener = 'recital=@recital'
[scans.numbered]
single = 'kind=@kind number=NUMBER { @and number=NUMBER }'
[[examples.number_line]]
text = "RESOLUTION 1"
[[examples.opener]]
text = "recalling"
slots = { recital = ["recalling"] }
[[examples."numbered.single"]]
text = "Resolution 1 and 2"
slots = { number = ["1", "2"] }
"""
KIND = """\
format = 1
at_least = 1
[evidence]
opener = 1
[order]
document = '[number=number_line] body={ item | text | ANY }'
"""
STYLES = """\
format = 1
[styles]
opener = ["call"]
"""


def small_grammar(folder: Path, over: Path | None = None) -> Grammar:
    """The shapes and the registry that come with itures, and one small language.

    Args:
        folder: where to put it.
        over: a folder of grammars that goes over it.
    """
    shipped = Path(str(load().folders[0]))
    for name in ("terminals.toml", "labels.toml", "layout.toml"):
        folder.mkdir(exist_ok=True)
        shutil.copy(shipped / name, folder)
    shutil.copytree(shipped / "registry", folder / "registry", dirs_exist_ok=True)
    small = {"languages/en": ENGLISH, "kinds/resolution": KIND, "styles": STYLES}
    for name, text in small.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Grammar((folder, over) if over else (folder,))
