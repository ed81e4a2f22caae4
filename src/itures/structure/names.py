"""ASCII names for things that no list knows."""

import re
import unicodedata

_LONGEST = 80
"""A slug is cut here, in characters; longer ones help nobody."""


def slug(words: str) -> str:
    """A kebab-case name of some words; of scripts without Latin letters their code points."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", plain))
    if len(name) * 2 < len("".join(words.split())) and not words.isascii():
        name = "-".join(f"u{ord(char):04x}" for char in words if char.isalnum())
    return name[:_LONGEST].strip("-") or "unnamed"
