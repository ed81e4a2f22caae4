"""Signs of symbol fonts, as the characters that they show."""

import re

_SYMBOL = {
    0x20: (
        " !\u2200#\u2203%&\u220b()\u2217+,\u2013./0123456789:;<=>?"
        "\u2245\u0391\u0392\u03a7\u0394\u0395\u03a6\u0393\u0397\u0399\u03d1\u039a\u039b\u039c\u039d\u039f"
        "\u03a0\u0398\u03a1\u03a3\u03a4\u03a5\u03c2\u03a9\u039e\u03a8\u0396[\u2234]\u22a5_"
        "\u203e\u03b1\u03b2\u03c7\u03b4\u03b5\u03c6\u03b3\u03b7\u03b9\u03d5\u03ba\u03bb\u03bc\u03bd\u03bf"
        "\u03c0\u03b8\u03c1\u03c3\u03c4\u03c5\u03d6\u03c9\u03be\u03c8\u03b6{|}\u223c"
    ),
    0xA0: (
        "\u20ac\u03d2\u2032\u2264\u2044\u221e\u0192\u2663\u2666\u2665\u2660\u2194\u2190\u2191\u2192\u2193"
        "\u00b0\u00b1\u2033\u2265\u00d7\u221d\u2202\u2022\u00f7\u2260\u2261\u2248\u2026\u23d0\u23af\u21b5"
        "\u2135\u2111\u211c\u2118\u2297\u2295\u2205\u2229\u222a\u2283\u2287\u2284\u2282\u2286\u2208\u2209"
        "\u2220\u2207\u00ae\u00a9\u2122\u220f\u221a\u22c5\u00ac\u2227\u2228\u21d4\u21d0\u21d1\u21d2\u21d3"
        "\u25ca\u2329\u00ae\u00a9\u2122\u2211\u239b\u239c\u239d\u23a1\u23a2\u23a3\u23a7\u23a8\u23a9\u23aa"
    ),
    0xF1: "\u232a\u222b\u2320\u23ae\u2321\u239e\u239f\u23a0\u23a4\u23a5\u23a6\u23ab\u23ac\u23ad",
}
"""Adobe's Symbol encoding, as the Unicode Consortium maps it (VENDORS/ADOBE/symbol.txt)."""
_WINGDINGS = {
    0x6C: "\u25cf",
    0x6E: "\u25a0\u25a1",
    0x71: "\u2751\u2752",
    0x75: "\u25c6\u2756",
    0x9F: "\u2022",
    0xA1: "\u25cb",
    0xA7: "\u25aa\u25fb",
    0xD8: "\u27a2",
    0xE0: "\u2192",
    0xDF: "\u2190",
    0xE8: "\u2794",
    0xF0: "\u21e8",
    0xFB: "\u2717\u2713\u2612\u2611",
}
"""The signs of Wingdings that texts use: bullets, arrows, boxes and ticks."""


def _table(rows: dict[int, str]) -> dict[int, str]:
    return {start + i: sign for start, row in rows.items() for i, sign in enumerate(row)}


_FONTS = {"symbol": _table(_SYMBOL), "wingdings": _table(_WINGDINGS)}
_PRIVATE = range(0xF000, 0xF100)
"""Where Word keeps the signs of symbol fonts."""
PRIVATE = re.compile("[\uf000-\uf0ff]")
"""One of them."""
_LARGEST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def symbol(code: str, font: str | None, base: int = 16) -> str:
    """The sign that a number stands for in a font; nothing for what is no character.

    A sign that is not known stays what it is in the file, so that it is not lost.
    """
    try:
        number = int(code, base)
    except ValueError:
        return ""
    if not 0x20 <= number <= _LARGEST or number in _SURROGATES:  # noqa: PLR2004  # controls
        return ""
    place = number - _PRIVATE.start if number in _PRIVATE else number
    return _FONTS.get((font or "").lower(), {}).get(place, chr(number))
