"""Following every link of a report that lies in a folder."""

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import html


def places(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """By page the ids on it, in order; what is there twice is there twice."""
    return {
        name: [str(one) for one in html.document_fromstring(data).xpath("//@id")]
        for name, data in files.items()
        if name.endswith(".html")
    }


def broken(files: Mapping[str, bytes]) -> Iterator[str]:
    """Links that lead nowhere: no such file, or no such place on the page."""
    ids = {name: frozenset(found) for name, found in places(files).items()}
    for name, data in files.items():
        if not name.endswith(".html"):
            continue
        root = html.document_fromstring(data)
        for link in {*root.xpath("//@href | //@src")}:
            if link.startswith(("http:", "https:", "mailto:", "data:")):
                continue
            page, _, place = str(link).partition("#")
            target = normpath(join(dirname(name), unquote(page))) if page else name
            if target not in files or target.startswith("../"):
                yield f"{name}: {link}: no such file"
            elif place and unquote(place) not in ids.get(target, ()):
                yield f"{name}: {link}: no such place"
        for tie in root.xpath("//@popovertarget | //@aria-labelledby | //@for"):
            for one in str(tie).split():
                if one not in ids[name]:
                    yield f"{name}: {one}: no such element"
