"""Number lines as the collections of the Council print them: with the sessions of each change."""

import pytest

import itures

TEXTS = [
    ("fr", "R 741 (C-1974, dernière mod. C-1984)", "council/res/741@1984"),
    ("ru", "Рез. 88 (С-1948, последнее изменение С-1976)", "council/res/88@1976"),
    ("zh", "第185号决定 (C-1957, 最后修正 C-1981)", "council/dec/185@1981"),
    ("en", "RESOLUTION 1291 (MOD)", "council/res/1291"),
]
BODIES = {
    "fr": "Outils pour les câbles\nLe Conseil d'administration,\nconsidérant\nque les outils manquent,\ndécide\nd'en acheter.\n",
    "ru": "Инструменты\nАдминистративный Совет,\nучитывая,\nчто инструментов не хватает,\nрешает\nкупить их.\n",
    "zh": "工具\n理事会，\n考虑到\n工具不足，\n决定\n购买工具。\n",
    "en": "Tools for cables\nThe Council,\nconsidering\nthat tools are missing,\nresolves\nto buy some.\n",
}


@pytest.mark.parametrize(("language", "line", "identifier"), TEXTS)
def test_the_last_change_dates_the_text(language: str, line: str, identifier: str):
    document = itures.parse_text(f"{line}\n{BODIES[language]}")
    assert (document.language, document.id) == (language, identifier)
    assert document.title
    assert len(document.clauses) == 2
