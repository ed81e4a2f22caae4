"""Read a PDF: the one function that other parts call."""

from importlib.util import find_spec

from attrs import evolve

from itures.model.blocks import Reading, Source, View
from itures.model.budget import BUDGET, Budget
from itures.sources.faults import FileFaultError
from itures.sources.pdf.limits import HEAD, MOST_BYTES, SIGN


def read_pdf(data: bytes, source: Source, view: View, budget: Budget = BUDGET) -> Reading:
    """Read the bytes of a PDF.

    Args:
        data: the bytes of the file.
        source: where they came from.
        view: what is wanted of tracked changes; a PDF has none.
        budget: not looked at: the bounds of what reads PDF are its own.

    Raises:
        FileFaultError: if it cannot be read.
    """
    del view, budget
    if len(data) > MOST_BYTES:
        raise FileFaultError(f"it has more than {MOST_BYTES >> 20} MiB; split it")
    if SIGN not in data[:HEAD]:
        raise FileFaultError("it is no PDF, whatever its name says")
    if find_spec("pypdfium2") is None:
        raise FileFaultError("reading PDF needs pypdfium2: pip install 'itures[pdf]'")
    from itures.sources.pdf.apart import APART  # noqa: PLC0415 - starts nothing until asked

    return evolve(APART.read(data), source=source)
