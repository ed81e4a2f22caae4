"""How much work one document may make."""

from attrs import frozen


@frozen
class Budget:
    """The bounds on one document. What is over them is set aside, and a finding says so.

    All but one count what is read, not how long it takes: the same file gives the same
    document on every machine. The largest volumes that we know have a few million characters.
    """

    bytes: int = 256 << 20
    """Bytes of a file; a larger one is not opened."""
    characters: int = 20_000_000
    """Characters of the text that are read; about a millionth of a second each."""
    paragraphs: int = 200_000
    """Paragraphs that are read, lines of a plain text; about 30 millionths of a second each."""
    tags: int = 500_000
    """Tags of a page or an XML file that are read, about 10 millionths of a second each: a
    file of tags without words has no paragraphs. A volume of a hundred texts has 150,000."""
    citations: int = 20_000_000
    """Characters of citing expressions, once for each text that is cited: a list of a
    thousand ranges names a hundred thousand texts."""
    seconds: float | None = None
    """Seconds after which no further paragraph is read; `None` is any number of them. It
    is looked at between paragraphs: a document may take about twice as long."""


BUDGET = Budget()
"""What holds if nothing else is said."""
