"""All pages of a report, in order: one comes after the other, so that memory stays small."""

from collections.abc import Iterator

from itures.corpus.corpus import Corpus
from itures.report.data import Report
from itures.report.site.languages import language_pages
from itures.report.site.lists import list_pages
from itures.report.site.network import network_page
from itures.report.site.overlaps import overlap_pages
from itures.report.site.overview import overview, rule_pages
from itures.report.site.search import Index
from itures.report.site.site import Site
from itures.report.site.templates import File, assets
from itures.report.site.text_pages import citing_pages, text_pages


def pages(report: Report, corpus: Corpus) -> Iterator[File]:
    """The files of a report to be read in a browser: name, and what is in it.

    The names are seen from the folder of the report, with `/` between folders. `index.html`
    is the first page. The files need nothing but each other.

    Args:
        report: what the report says.
        corpus: the corpus that it was made of; the words of the texts come from there.
    """
    site = Site(report, corpus)
    yield from assets()
    yield from _index(site)
    yield overview(site)
    yield from text_pages(site)
    yield from citing_pages(site)
    yield from rule_pages(site)
    yield from list_pages(site)
    yield network_page(site)
    yield from overlap_pages(site)
    yield from language_pages(site)
    yield site.page("method.html", "method.html", section="method")


def _index(site: Site) -> Iterator[File]:
    """The index of the search. On the way it is learnt which places the texts have."""
    index = Index(site)
    for text in site.report.texts:
        for language, _, nodes in site.library.read(text):
            yield from index.add(text, language, nodes)
    yield from index.close()
    yield site.page("search.html", "search.html", section="search")
