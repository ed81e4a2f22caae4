"""What a rule is."""

from attrs import frozen

from itures.model.findings import Severity


@frozen
class Rule:
    """What a code means. A code never changes its meaning."""

    code: str
    """Family and number, for example `DOC002`."""
    name: str
    """The name in words, kebab-case."""
    severity: Severity
    """How much it matters; a single finding may say less where there is doubt."""
    summary: str
    """One sentence that says what is the matter."""
    on: bool = True
    """Whether it is looked for unless somebody asks for more, or for less."""
