"""The process in which PDFs are read: bytes in, text out, with a limit on its memory.

A request is a length of eight bytes and so many bytes of a file; an answer is the same
with a message in MessagePack. The process ends when its input does.
"""

import gc
import os
import struct
import sys
from typing import BinaryIO

import msgspec
from attrs import frozen

from itures.model.blocks import Reading
from itures.sources.faults import FileFaultError
from itures.sources.pdf.limits import MEMORY

LENGTH = struct.Struct("!Q")
"""How the length of a message is written."""


@frozen
class Answer:
    """What came of reading a file."""

    reading: Reading | None = None
    fault: str | None = None
    """What is wrong with the file, if anything is."""


def answer(data: bytes) -> Answer:
    """Read the bytes of a file."""
    from itures.sources.pdf.here import read_here  # noqa: PLC0415 - under the limits only

    try:
        return Answer(reading=read_here(data))
    except FileFaultError as fault:
        return Answer(fault=str(fault))
    except MemoryError:
        return Answer(fault="it takes more memory than one file may; split it")
    except Exception as error:  # noqa: BLE001 - no content may end the program
        return Answer(fault=f"it cannot be read: {type(error).__name__} in the PDF reader")


def limit_memory(most: int = MEMORY) -> None:
    """Let this process have no more than so many bytes, where the system can do that."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    encoder = msgspec.msgpack.Encoder()
    gc.disable()  # a file makes millions of small objects and no cycles: a third of the time
    while len(head := requests.read(LENGTH.size)) == LENGTH.size:
        data = requests.read(LENGTH.unpack(head)[0])
        said = encoder.encode(answer(data))
        answers.write(LENGTH.pack(len(said)) + said)
        answers.flush()
        del data, said
        gc.collect()


def main() -> None:
    """Serve standard input; whatever else prints, prints to nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    limit_memory()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
