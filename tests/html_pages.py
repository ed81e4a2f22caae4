"""Pages of our own in the form that programs and web sites give them, and what holds for all.

They say the same as `TEXT`: their trees must be that of the text.
"""

from itures.model.blocks import Block, Reading, Source, View
from itures.sources.html.reader import read_html

TEXT = """RESOLUTION 905 (New Delhi, 2031)

Kites over quiet valleys

The World Telecommunication Standardization Assembly (New Delhi, 2031),

considering

a) that kites[footnoteRef:1]1 fly over the quiet valleys; [1: 1 Of paper, and of silk.]

b) that strings break,

resolves

1. to mend the strings;

2. to count the kites.
"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15"><title>Kites</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Style Definitions */
p.MsoNormal, li.MsoNormal, div.MsoNormal {mso-style-unhide:no; margin:0cm;}
p.ResNo, li.ResNo, div.ResNo {mso-style-name:Res_No; text-align:center;}
p.Restitle {mso-style-name:"Res_title";}
p.Call, li.Call, div.Call {mso-style-name:Call; font-style:italic;}
span.href {mso-style-name:href;}
@list l0:level1 {mso-level-text:"%1\\)"; list-style:none} --></style></head>
<body lang=EN-GB><div class=WordSection1>
<p class=ResNo>RESOLUTION <span class=href>905</span> (New Delhi, 2031)</p>
<p class=Restitle>Kites over<br>
quiet valleys</p>
<p class=MsoNormal>The World Telecommunication Standardization Assembly (New Delhi,
2031),<o:p></o:p></p>
<p class=Call>considering</p>
<p class=MsoNormal><i>a)</i><span style='mso-tab-count:1'>         </span>that kites<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference><span lang=EN-GB>[1]</span></span><![endif]></span></span></a> fly over
the quiet valleys;</p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>b)<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span><![endif]>that strings break,</p>
<p class=Call>resolves</p>
<p class=MsoNormal>1.<span style='mso-tab-count:1'>         </span>to mend the strings;</p>
<p class=MsoNormal>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span>to count the
kites.</p><p class=MsoNormal><o:p>&nbsp;</o:p></p></div>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all>
<hr align=left size=1 width="33%"><![endif]><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span
class=MsoFootnoteReference><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]>
</span></a><span style='mso-tab-count:1'>      </span>Of paper, and of silk.</p></div></div>
</body></html>"""

LIBRE = """<!DOCTYPE html>
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">@page { size: 8.27in 11.69in } p { margin-bottom: 0.1in }
p.sdfootnote-western { font-size: 10pt } a.sdfootnoteanc { font-size: 57% }</style></head>
<body lang="en-US" dir="ltr"><div title="header"><p style="line-height: 100%">Resolution 905</p>
</div><p class="western" align="center">RESOLUTION 905 (New Delhi, 2031)</p>
<p class="western" align="center"><b>Kites over <br/>
quiet valleys</b></p>
<p class="western">The World Telecommunication Standardization Assembly (New Delhi, 2031),</p>
<p class="western"><i>considering</i></p>
<p class="western"><i>a)</i>	that kites<a class="sdfootnoteanc" name="sdfootnote1anc"
href="#sdfootnote1sym"><sup>1</sup></a> fly over the quiet valleys;</p>
<p class="western"><i>b)</i>	that
strings break,</p>
<p class="western"><i>resolves</i></p>
<ol><li><p class="western">to mend the strings;</p>
<li><p class="western">to count the kites.</p></ol>
<div id="sdfootnote1"><p class="sdfootnote-western"><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a>	Of paper, and of silk.</p></div>
<div title="footer"><p><sdfield type=PAGE subtype=RANDOM format=PAGE>2</sdfield></p></div>
</body></html>"""

GOOGLE = """<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type">
<style type="text/css">@import url('https://fonts.example/css');ol.lst-kix_x1-0{list-style-type:none}
.lst-kix_x1-0>li{counter-increment:lst-ctn-kix_x1-0}ol.lst-kix_x1-0.start{counter-reset:lst-ctn-kix_x1-0 0}
.lst-kix_x1-0>li:before{content:"" counter(lst-ctn-kix_x1-0,lower-latin) ") "}
ol.lst-kix_x2-0{list-style-type:none}.lst-kix_x2-0>li{counter-increment:lst-ctn-kix_x2-0}
.lst-kix_x2-0>li:before{content:"" counter(lst-ctn-kix_x2-0,decimal) ". "}
.c2{font-style:italic}.c5{height:11pt}</style></head><body class="c7 doc-content">
<p class="c1 title" id="h.1"><span class="c0">RESOLUTION 905 (New Delhi, 2031)</span></p>
<h1 class="c1"><span>Kites over quiet valleys</span></h1><p class="c1 c5"><span class="c0"></span></p>
<p class="c1"><span>The World Telecommunication Standardization Assembly (New Delhi, 2031),</span></p>
<p class="c1"><span class="c2">considering</span></p>
<ol class="c3 lst-kix_x1-0 start" start="1"><li class="c1 li-bullet-0"><span>that kites</span><sup><a
href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span>&nbsp;fly over the quiet valleys;</span></li></ol>
<ol class="c3 lst-kix_x1-0" start="2"><li class="c1 li-bullet-0"><span>that strings break,</span></li></ol>
<p class="c1"><span class="c2">resolves</span></p>
<ol class="c3 lst-kix_x2-0 start" start="1"><li class="c1 li-bullet-0"><span>to mend the strings;</span>
</li><li class="c1 li-bullet-0"><span>to count the kites.</span></li></ol>
<hr class="c8"><div><p class="c1"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Of paper, and
of silk.</span></p></div></body></html>"""

PLAIN = """<html><body bgcolor=white><center><b>RESOLUTION 905 (New Delhi, 2031)</b><p>
<b>Kites over quiet valleys</b></center>
<p>The World Telecommunication Standardization Assembly (New Delhi, 2031),<br>
<i>considering</i><br>
a)&nbsp;&nbsp;that kites<sup>1</sup> fly over the quiet valleys;<br>
b)&nbsp;&nbsp;that strings break,<br>
<i>resolves</i>
<table><tr valign=top><td>1.<td>to mend the strings;<tr valign=top><td>2.<td>to count the
kites.</table><hr width=30%><font size=-1>1 Of paper, and of silk.</font>"""

SITE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Resolution 905 - Kite Union</title>
<style>.hide{display:none}ol.abc>li{list-style-type:lower-alpha}</style>
<script>document.write("<p>x</p>");</script></head>
<body class="page menu-open"><div class="skiplink"><a href="#main">Skip to the text</a></div>
<div id="cookie-banner" role="dialog"><p>We count our visitors. You can refuse.</p>
<button>Accept</button> <a href="/privacy">More</a></div>
<header class="site"><div class="logo"><img src="l.png" alt="Kite Union"></div><nav><ul>
<li><a href="/">Home</a></li><li><a href="/kites">Kites</a></li></ul></nav></header>
<form id="aspnetForm"><div id="s4-ribbonrow"><span class="ms-hidden">Skip Ribbon Commands</span></div>
<ol class="breadcrumb"><li><a href="/">Home</a></li><li>Resolution 905</li></ol>
<div id="s4-workspace"><main id="main"><h1>RESOLUTION 905 (New Delhi, 2031)</h1>
<h2>Kites over quiet valleys</h2>
<p>The World Telecommunication Standardization Assembly (New Delhi, 2031),</p>
<p><em>considering</em></p><ol class="abc"><li>that kites<sup><a href="#n1" id="r1">1</a></sup> fly
over the quiet valleys;</li><li>that <a href="https://www.example.org/strings">strings</a> break,</li>
</ol><p><em>resolves</em></p><ol><li>to mend the strings;</li><li>to count the kites.</li></ol>
<hr><p id="n1"><a href="#r1">1</a> Of paper, and of silk.</p>
<div class="share-buttons"><a href="https://social.example/x">Tell others</a></div></main></div>
<aside class="related"><h3>See also</h3><ul><li><a href="/a">Resolution 901</a></li></ul></aside>
</form><footer><p>&copy; Kite Union 2031 <a href="/legal">Legal</a></p></footer>
<p class="hide">secret</p></body></html>"""

_SOURCE = Source(None, "0" * 64, "text/html")


def html(page: str | bytes, view: View = "final") -> Reading:
    """A page as the reader reads it."""
    data = page if isinstance(page, bytes) else page.encode()
    return read_html(data, _SOURCE, view)


def text_of(read: Reading, block: Block) -> str:
    """The words of a paragraph."""
    return read.text[block.start : block.end]


def lines(page: str | bytes) -> list[str]:
    """The paragraphs of a page."""
    read = html(page)
    return [text_of(read, block) for block in read.blocks]


def sound(read: Reading) -> None:
    """What holds for the reading of any page: everything is in order and in the text."""
    end = 0
    for block in read.blocks:
        assert end <= block.start < block.end <= len(read.text), block
        assert text_of(read, block) == text_of(read, block).strip()
        end = block.end
    for name in ("asides", "notes"):
        end = 0
        for thing in getattr(read, name):
            assert end <= thing.span.start < thing.span.end <= len(read.text), thing
            end = thing.span.end
    for name in ("marks", "links", "revisions", "runs", "remarks"):
        spans = [thing.span for thing in getattr(read, name)]
        assert spans == sorted(spans)
        assert all(0 <= start <= stop <= len(read.text) for start, stop in spans)
    refs = [note.ref for note in read.notes]
    assert len(refs) == len(set(refs))
    assert {mark.ref for mark in read.marks} <= set(refs)
    for note in read.notes:
        assert note.span.start <= note.words.start < note.words.end <= note.span.end
