"""Words as Markdown that prints them and does nothing else.

CommonMark 0.31 and the tables, notes and strikethrough of GitHub: every sign that could
begin something there is escaped, so that no document makes links, images, HTML or code.
"""

import re

from itures.export.visible import visible

_SIGNS = re.compile(r"[\\`*_\[\]<>&|~$]")
_START = re.compile(r"(?P<digits>\d{0,9})(?P<sign>[#+=\-.):])")
"""What begins a heading, a list or a rule where a line begins."""
_ADDRESS = re.compile(r"https?://[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+(?<![.,;:!?')])", re.IGNORECASE)
"""A web address, without the stop behind it. No other scheme becomes a link."""
_BLANKS = re.compile(r"[\t\n ]+")


def escape(text: str) -> str:
    """The words on one line; web addresses are links to themselves.

    Blanks in a row, and line ends, become one blank; control characters and changes of
    writing direction become visible escapes.
    """
    shown = _BLANKS.sub(" ", visible(text)).strip()
    out: list[str] = []
    at = 0
    for found in _ADDRESS.finditer(shown):
        out += [_plain(shown[at : found.start()]), f"<{found[0]}>"]
        at = found.end()
    return _start("".join([*out, _plain(shown[at:])]))


def inside(text: str) -> str:
    """The same for words in the middle of a line: blanks at the ends stay."""
    if not text.strip():
        return " " if text else ""
    left = " " if text[0].isspace() else ""
    right = " " if text[-1].isspace() else ""
    return left + escape(text) + right


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def _start(text: str) -> str:
    """Escape the sign that would make the beginning of a line a heading or a list."""
    found = _START.match(text)
    return f"{found['digits']}\\{text[found.start('sign') :]}" if found else text
