"""Make the characters of a document safe to show, in a terminal or on a page."""

import re

# Control characters move the cursor or run commands of the terminal; surrogates cannot
# be encoded; line separators break a line where none is meant; overrides, embeddings
# and isolates of writing direction, and tag characters, make text look like other text.
# The plain marks U+200E, U+200F and U+061C, and joiners, are part of honest Arabic.
UNSAFE = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""A character that must not be shown as it is."""
_NO_XML = re.compile("[\ufffe\uffff]")
"""What XML 1.0 cannot hold (production 2, Char), besides what is unsafe anyway."""
_BREAKS = re.compile(r"[\t\n ]+")


def visible(text: str) -> str:
    r"""The text with unsafe characters escaped (`\u202e`); tabs and line ends stay."""
    return UNSAFE.sub(escaped, text)


def in_xml(text: str) -> str:
    r"""The text as `visible`, with an escape for whatever XML cannot hold (`\uffff`)."""
    return _NO_XML.sub(escaped, visible(text))


def as_json(text: str) -> str:
    r"""JSON with unsafe characters as its own escapes (`\u202e`): it says the same."""
    return UNSAFE.sub(_json_escape, text)


def _json_escape(found: re.Match[str]) -> str:
    """The escape of JSON: in units of UTF-16, two for characters beyond the first plane."""
    data = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[i]:02x}{data[i + 1]:02x}" for i in range(0, len(data), 2))


def one_line(text: str) -> str:
    """The text on one line: as `visible`, and runs of blanks as one blank."""
    return _BREAKS.sub(" ", visible(text)).strip()


def escaped(found: re.Match[str]) -> str:
    r"""The escape for a character that `UNSAFE` matched: `\x1b`, `\u202e`, `\U000e0041`."""
    number = ord(found[0])
    if number < 0x100:  # noqa: PLR2004
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"  # noqa: PLR2004
