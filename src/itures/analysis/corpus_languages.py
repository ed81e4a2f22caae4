"""LNG705: languages in which a text is not there, though others of its session are."""

from collections.abc import Iterator

from itures.analysis.corpus_view import View
from itures.analysis.editions import own
from itures.analysis.language_groups import Group
from itures.analysis.remarks import remark
from itures.analysis.whole import Whole
from itures.model.findings import Finding


def missing_language(view: View, whole: Whole) -> Iterator[Finding]:
    """LNG705: other texts that a body adopted in the same session are there in more languages.

    It is told once for each edition in force, at the document that leads.
    """
    document, name = view.document, own(view.document, view.grammar.registry)
    if name is None or name.edition is None or document.masthead is None or view.is_over:
        return
    mine = whole.groups.get(name.edition)
    if mine and mine.languages[0] != document.language:
        return
    session = name.body, int(view.moment[:4]) if view.moment else None
    beside = [
        group
        for group in whole.groups.values()
        if (group.body, group.year) == session and group.edition != name.edition
    ]
    here = {document.language, *(mine.languages if mine else ())}
    for language in sorted({tongue for group in beside for tongue in group.languages} - here):
        message = _said(name.edition, language, beside)
        yield remark(document, "LNG705", document.masthead.span, message)


CHECKS = {"LNG705": missing_language}


def _said(edition: str, language: str, beside: list[Group]) -> str:
    have = [group.edition for group in beside if language in group.languages]
    more = f" and {len(have) - 1} more" if len(have) > 1 else ""
    return f"{edition} is not there in {language}, as {have[0]}{more} of the same session are"
