"""Proposals to change texts: what is to be added, modified, suppressed or left alone."""

from attrs import frozen

from itures.model.span import Span


@frozen
class Proposal:
    """One proposal of a document that makes proposals."""

    id: str
    """`proposal_1` …: counted through the document."""
    action: str
    """`ADD`, `MOD`, `SUP` or `NOC`, whatever the language prints."""
    printed: str
    """The action as printed: `(MOD)`, `ADD*`, and NOC underlined as `NOC`."""
    reference: str | None
    """The number of the proposal as printed, for example `SRA/45A1/1`."""
    target: str | None
    """The identifier of the text that is to be changed, where it is named."""
    span: Span
    """From the line of the action to the end of the reasons."""
    title: str | None
    """The title of the text, as proposed."""
    reasons: str | None
    """The id of the section that holds the reasons, or `None`."""
