"""What is wrong with a file that cannot be read: one error for all formats."""


class FileFaultError(Exception):
    """The bytes are no file that is read here.

    The message says what is wrong, in which part of the file, and what to do.
    """

    def __init__(self, message: str, part: str | None = None) -> None:
        """Say what is wrong.

        Args:
            message: what is wrong, and what to do.
            part: the part of the file, for example `word/document.xml`.
        """
        super().__init__(f"{part}: {message}" if part else message)
        self.part = part
