"""What `itures check` has found: counted, accepted, compared, and written in a form."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import attrs
from attrs import define, field

from itures.analysis import accepted, baseline
from itures.analysis.fingerprints import Located
from itures.cli import exits
from itures.cli.output import write
from itures.export.json import encode
from itures.export.visible import one_line
from itures.model.findings import Finding, Severity

LEVELS: tuple[Severity, ...] = ("note", "warning", "error")
"""The severities, from the least."""


def line(name: str, finding: Finding) -> str:
    """The line of a finding; its form never changes."""
    place = f"{one_line(name)}:{finding.line}:{finding.column}"
    return f"{place}: {finding.code} {finding.severity} {one_line(finding.message)}"


@define
class Found:
    """Takes the findings of all inputs."""

    form: str
    accept: accepted.Registry | None
    before: frozenset[str] | None
    """The fingerprints of an earlier run."""
    documents: set[str] = field(factory=set, init=False)
    _every: list[Located] = field(factory=list, init=False)

    @classmethod
    def of(cls, form: str, accept: str | None, earlier: str | None, today: str | None) -> "Found":
        """What takes findings.

        Args:
            form: the form of the output.
            accept: the file of accepted findings.
            earlier: the JSON of an earlier run.
            today: the day as of which entries have expired; else that of the clock.

        Raises:
            SourceError: if a file cannot be read.
            FormatError: if a file is something else.
        """
        day = today or datetime.now(tz=UTC).date().isoformat()
        return cls(
            form,
            accepted.read(accept, day) if accept else None,
            baseline.read(earlier) if earlier else None,
        )

    def take(self, name: str, some: Iterable[Located]) -> None:
        """Take the findings of an input, and show them where lines are shown."""
        self.documents.add(name)
        marked = list(self.accept.mark(some) if self.accept else some)
        self._every.extend(marked)
        if self.form == "text":
            write("".join(f"{line(name, o.finding)}\n" for o in marked if o.accepted is None))

    def finish(self) -> None:
        """Write what is written when all is known."""
        if self.form in _FORMS:
            write(_FORMS[self.form](self._every))

    def say(self) -> None:
        """Say how many there are, and what has changed."""
        exits.say(self._summary())
        if self.before is not None:
            now = [one.fingerprint for one in self._open()]
            change = baseline.compare(self.before, now)
            counts = (len(change.new), len(change.fixed), len(change.persisting))
            exits.say("since the baseline: {} new, {} fixed, {} persisting".format(*counts))

    def complain(self) -> None:
        """Say which entries of the list of accepted findings are of no use any more."""
        for said in self.accept.complaints() if self.accept else ():
            exits.complain(said)

    def verdict(self, fail_on: str) -> int:
        """The exit code; with a baseline only new findings count."""
        if fail_on == "never":
            return exits.FINE
        serious = LEVELS[LEVELS.index(fail_on) :]
        old = self.before or frozenset()
        new = (one.finding.severity for one in self._open() if one.fingerprint not in old)
        return exits.FOUND if set(new) & set(serious) else exits.FINE

    def _open(self) -> list[Located]:
        return [one for one in self._every if one.accepted is None]

    def _summary(self) -> str:
        counts = Counter(one.finding.severity for one in self._open())
        each = ", ".join(_count(counts[level], level) for level in reversed(LEVELS))
        known = len(self._every) - len(self._open())
        more = f"; {known} accepted" if known else ""
        return f"{_count(len(self.documents), 'document')}: {each}{more}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _json(every: Sequence[Located]) -> str:
    return encode([_object(one) for one in every], indent=2) + "\n"


def _object(one: Located) -> dict[str, Any]:
    about = {
        "document": one.document,
        "node": one.node,
        "quote": one.quote,
        "fingerprint": one.fingerprint,
    }
    if one.accepted is not None:
        about["accepted_because"] = one.accepted
    return {"path": one.name} | attrs.asdict(one.finding, recurse=False) | about


def _sarif(every: Sequence[Located]) -> str:
    from itures.export.sarif import to_sarif

    return to_sarif(every, exits.version_of_itures())


def _github(every: Sequence[Located]) -> str:
    from itures.export.github import to_github

    return to_github(one for one in every if one.accepted is None)


def _markdown(every: Sequence[Located]) -> str:
    from itures.export.findings_markdown import to_markdown_table

    return to_markdown_table(one for one in every if one.accepted is None)


_FORMS: dict[str, Callable[[Sequence[Located]], str]] = {
    "json": _json,
    "sarif": _sarif,
    "github": _github,
    "markdown": _markdown,
}
FORMS = ("text", *_FORMS)
"""The forms of the output; lines are shown as they come, the others at the end."""
