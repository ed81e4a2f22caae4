"""Small resolutions for the tests of findings, and the findings in them."""

from itures.analysis.checks import check
from itures.model.findings import Finding
from itures.notation.grammar import load
from itures.pipeline import parse_text

PP = "The Plenipotentiary Conference of the International Telecommunication Union"
WTSA = "The World Telecommunication Standardization Assembly"
RECITAL = (
    "that a harbour cable is mended sooner where the tools lie ready than where they "
    "must be sent for from another port,"
)
TASK = "to list the ports that keep such tools."


def resolution(
    recital: str = RECITAL,
    task: str = TASK,
    *,
    number_line: str = "RESOLUTION 907 (REV. BUCHAREST, 2022)",
    enacting: str = f"{PP} (Bucharest, 2022),",
    more: str = "",
) -> str:
    """A resolution of one recital and one task; empty lines are left out."""
    head = [number_line, "Tools for the repair of harbour cables", enacting]
    body = ["considering", recital, "resolves", task, more]
    return "".join(f"{line}\n" for line in (*head, *body) if line)


def found(text: str, code: str) -> list[Finding]:
    """The findings of one code in a text."""
    return [finding for finding in check(parse_text(text), load()) if finding.code == code]


def quoted(text: str, code: str) -> list[str]:
    """What the findings of one code are about."""
    return [text[slice(*finding.span)] for finding in found(text, code)]


def graded(text: str, code: str) -> list[str]:
    """How severe the findings of one code are."""
    return [finding.severity for finding in found(text, code)]
