"""How much of a PDF is read: no file may take a machine down."""

MOST_BYTES = 64 << 20
"""Bytes of a file. The Final Acts of a conference have about 10 MiB."""
MOST_PAGES = 5000
"""Pages of a file. The Radio Regulations have about 2500 in four volumes."""
MOST_GLYPHS = 500_000
"""Characters of one page; a page of small type has 10 000."""
MEMORY = 1 << 30
"""Bytes of memory for reading a file: a page of 1 MB can unfold to more than 8 GB."""
SECONDS = 120.0
"""After so many seconds no further page is read. About 60 pages are read in a second."""
GRACE = 60.0
"""Seconds behind that in which what was read is put together, or the reading is ended."""
HEAD = 1024
"""Bytes among which a PDF has its sign (ISO 32000, annex H.3.4.1)."""
SIGN = b"%PDF"
