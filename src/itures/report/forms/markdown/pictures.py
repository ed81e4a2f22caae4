"""What a report says of many texts at once: actors, the network, overlaps, languages."""

from itures.report.data import Report
from itures.report.forms.markdown.pen import MOST, QUOTE, counted, first, key, said, table, tag


def actors(report: Report) -> str:
    """Those who are asked most often."""
    if not report.actors:
        return "Nobody is asked to do anything.\n"
    rows = sorted(
        ((said(actor.name), key(actor.id), sum(actor.texts.values()), len(actor.texts))
         for actor in report.actors),
        key=lambda row: (-row[2], row[1]),
    )  # fmt: skip
    heads = ("Who", "Id", "#Actions", "#Texts")
    head = f"{counted(len(report.actions), 'action')}: `actions.csv`, `actions.xlsx`.\n\n"
    return head + table(heads, first(rows, MOST, "`actors.csv`"))


def network(report: Report) -> str:
    """The most cited works, citations from body to body, circles."""
    net = report.network
    most = sorted(net.nodes, key=lambda node: (-node.cited_by, node.id))[:MOST]
    cited = [(key(n.id), n.cited_by, n.cites, f"{n.rank:.4f}") for n in most if n.cited_by]
    bodies = [
        (said(tag(source)), said(tag(target)), number)
        for source, targets in net.bodies.items()
        for target, number in targets.items()
    ]
    size = (
        counted(len(net.nodes), "work"),
        counted(len(net.links), "link"),
        f"{counted(len(net.orphans), 'work')} that no other cites",
        counted(len(net.circles), "circle"),
    )
    lines = [f"{', '.join(size)}. `edges.graphml` opens in Gephi.\n"]
    if cited:
        lines.append(table(("Most cited", "#Cited by works", "#Cites works", "#Rank"), cited))
    if bodies:
        lines.append(table(("From", "To", "#Citations"), bodies))
    circles = (f"- Circle: {', '.join(map(key, circle))}\n" for circle in net.circles[:MOST])
    lines.append("".join(circles))
    return "\n".join(filter(None, lines))


def overlaps(report: Report) -> str:
    """Pairs of clauses that say nearly the same."""
    if not report.overlaps:
        return "No clauses that say nearly the same.\n"
    rows = [
        (
            f"{key(one.left)} {key(one.left_node)}: {said(one.left_quote, QUOTE)}",
            f"{key(one.right)} {key(one.right_node)}: {said(one.right_quote, QUOTE)}",
            f"{100 * one.similarity:.0f} %",
            "yes" if one.cites else "no",
        )
        for one in report.overlaps
    ]
    head = "Candidates, no verdicts: a text may repeat another on purpose.\n\n"
    heads = ("One", "Other", "#Alike", "Cites")
    return head + table(heads, first(rows, MOST, "`overlaps.csv`"))


def languages(report: Report) -> str:
    """Texts in several languages."""
    rows = [
        (key(one.text), " ".join(one.languages), len(one.rows), one.differences)
        for one in report.concordances
    ]
    if not rows:
        return "No text is there in several languages.\n"
    return table(("Text", "Languages", "#Units", "#Differences"), rows)
