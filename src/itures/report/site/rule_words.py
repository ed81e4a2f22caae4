"""The page of a rule in the reference, as parts of a page: Markdown of the plainest kind."""

import re
from collections.abc import Iterator

from attrs import frozen
from markupsafe import Markup, escape

from itures.analysis.rules import RULES, page

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_EMPHASIS = re.compile(r"(?<!\w)[*_](.+?)[*_](?!\w)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


@frozen
class RulePart:
    """A part of the page of a rule."""

    heading: str | None
    """`None`: what stands first, and says what the rule is."""
    html: Markup


def parts_of(code: str) -> list[RulePart]:
    """The parts of the page of a rule; nothing for a rule that has none."""
    if code not in RULES:
        return []
    found: list[RulePart] = []
    for number, chunk in enumerate(re.split(r"^#+ ", page(code), flags=re.MULTILINE)[1:]):
        heading, _, body = chunk.partition("\n")
        html = Markup().join(_blocks(body.strip()))
        if html:
            found.append(RulePart(heading.strip() if number else None, html))
    return found


def _blocks(text: str) -> Iterator[Markup]:
    at = 0
    for fence in _FENCE.finditer(text):
        yield from _paragraphs(text[at : fence.start()])
        yield Markup('<pre class="sample {}" tabindex="0">{}</pre>').format(fence[1], fence[2])
        at = fence.end()
    yield from _paragraphs(text[at:])


def _paragraphs(text: str) -> Iterator[Markup]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines = paragraph.strip()
        if lines.startswith(("- ", "* ")):
            items = re.split(r"^[-*] ", lines, flags=re.MULTILINE)[1:]
            yield Markup("<ul>{}</ul>").format(
                Markup().join(Markup("<li>{}</li>").format(_inline(item)) for item in items)
            )
        elif lines:
            yield Markup("<p>{}</p>").format(_inline(lines))


def _inline(text: str) -> Markup:
    """Words with code, stress and links; the links lead out of the report, so only words stay."""
    html = str(escape(_LINK.sub(r"\1", text)))
    html = _CODE.sub(r"<code>\1</code>", html)
    html = _STRONG.sub(r"<strong>\1</strong>", html)
    return Markup(_EMPHASIS.sub(r"<em>\1</em>", html))  # noqa: S704 - escaped above
