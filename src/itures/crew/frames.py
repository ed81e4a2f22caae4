"""Messages between a process and the one it works for: a length, and so many bytes.

Both ends are processes of ours, of one version, so what goes between them is pickled.
"""

import pickle
import struct
from typing import Any, BinaryIO

_LENGTH = struct.Struct("!Q")


def send(pipe: BinaryIO, message: object) -> None:
    """Send a message.

    Raises:
        OSError: if nobody is at the other end.
    """
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: BinaryIO) -> Any:
    """Take a message.

    Raises:
        EOFError: if the other end has gone.
    """
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    length = _LENGTH.unpack(head)[0]
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301  # see above
