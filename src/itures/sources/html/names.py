"""The elements of HTML, by what they do to the text.

Source: the rendering section of the HTML standard (https://html.spec.whatwg.org, chapter 15),
which says what browsers show as blocks, and what they do not show.
"""

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
    "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p",
    "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "title", "tr", "ul", "xmp",
})
"""Elements that begin and end a paragraph."""
BOXES = frozenset({
    "article", "aside", "body", "center", "dialog", "div", "dl", "fieldset", "footer", "form",
    "header", "main", "menu", "nav", "ol", "search", "section", "table", "td", "ul",
})
"""Elements that hold whole parts of a page."""
SILENT = frozenset({"base", "link", "script", "style", "xml"})
"""Elements whose content is no text: programs and settings."""
OFF_PAGE = frozenset({
    "audio", "button", "canvas", "datalist", "iframe", "legend", "noembed", "noscript",
    "object", "option", "progress", "select", "svg", "template", "textarea", "video",
})
"""Elements whose words are controls of a page, or stand in for what is no text."""
PREFORMATTED = frozenset({"listing", "plaintext", "pre", "textarea", "xmp"})
ITALIC = frozenset({"cite", "dfn", "em", "i", "var", "address"})
LOOKS = ITALIC | PREFORMATTED | {"sup"}
"""Elements whose words look different."""
LISTS = frozenset({"dir", "menu", "ol", "ul"})
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
WORD_PROCESSORS = ("libreoffice", "openoffice", "microsoft word", "ms word")
"""How the name of a program that saves paragraphs as paragraphs begins."""
TABS = ("libreoffice", "openoffice")
"""How the name of a program begins that writes a tab as a tab, though browsers show a blank."""
OWN = "itures"
"""The name of this tool, in pages that it wrote."""
INSERTED, DELETED, STRUCK, UNDERLINED = "ins", "del", frozenset({"s", "strike"}), "u"
# fmt: on
