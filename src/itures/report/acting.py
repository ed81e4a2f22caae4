"""The action plan of a report: who is asked to do what by the texts in force."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from itures.analysis.actions import Action
from itures.corpus.lineage import natural
from itures.report.gathering import Gathered
from itures.report.naming import Naming
from itures.report.pictures import ActionRow, Actor


def action_rows(found: Gathered, slugs: Mapping[str, str]) -> tuple[ActionRow, ...]:
    """The actions of the leading versions of the texts in force, text by text."""
    numbers: Counter[str] = Counter()
    rows = []
    for text, action in sorted(found.actions, key=lambda pair: natural(pair[0])):
        numbers[text] += 1
        rows.append(_row(text, f"{slugs[text]}--a{numbers[text]:02}", action))
    return tuple(rows)


def _row(text: str, name: str, action: Action) -> ActionRow:
    return ActionRow(
        id=name,
        text_id=text,
        number=action.number,
        title=action.title,
        body=action.body,
        year=action.year,
        clause=action.clause,
        type=action.type,
        opener=action.opener,
        text=action.text,
        responsible=action.responsible,
        collaboration=action.collaboration,
        report_to=action.report_to,
        deadline=action.deadline,
        due=action.due,
        recurring=action.recurring,
        status=action.status,
        language=action.language,
        line=action.line,
        item=action.id,
    )


def actors(rows: Iterable[ActionRow], naming: Naming, language: str) -> tuple[Actor, ...]:
    """Those who are asked, by id, with how often each text and type of clause asks them."""
    texts: dict[str, Counter[str]] = defaultdict(Counter)
    types: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for actor in row.responsible:
            texts[actor][row.text_id] += 1
            types[actor][row.type] += 1
    return tuple(
        Actor(
            id=actor,
            name=naming.actor(actor, language),
            texts=dict(sorted(texts[actor].items(), key=lambda pair: natural(pair[0]))),
            types=dict(sorted(types[actor].items())),
        )
        for actor in sorted(texts, key=natural)
    )
