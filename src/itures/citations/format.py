"""Print an identifier as ITU or the United Nations would, in each language."""

from itures.model.identifiers import Identifier
from itures.notation.grammar import Grammar, load
from itures.notation.printing import printed


def format_id(
    id: str | Identifier,  # noqa: A002 - what it is called everywhere else
    lang: str,
    *,
    grammar: Grammar | None = None,
    revised: bool | None = None,
) -> str:
    """Print an identifier in the words of a language.

    "Rev." is no part of an identifier. By default it is printed only where the registry
    knows that the text is older than the version that is named.

    Args:
        id: the identifier, or what `str()` prints of it.
        lang: the code of the language, for example `fr`.
        grammar: the grammars; those that come with itures if none are given.
        revised: whether the version is a revision, where that is known better.

    Returns:
        The printed form; the identifier itself if the language has no form for it.

    Raises:
        IdentifierError: if the text is no identifier.
        GrammarError: if there is no such language.
    """
    if isinstance(id, str) and id.startswith("#"):
        return id  # a place in the text at hand: no text to name
    identifier = Identifier.parse(id) if isinstance(id, str) else id
    grammar = grammar or load()
    found = printed(identifier, grammar.language(lang), grammar.registry, revised)
    return found.text if found else str(identifier)
