"""A document that makes too much work ends in a finding, never in a hang, and loses nothing."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import itures
from conservation import losses
from itures import Budget
from itures.export.json import to_json

SAMPLES = Path(__file__).parents[1] / "samples"
SAMPLE = SAMPLES / "en-wtsa-901.txt"
HEAD = (
    "RESOLUTION 907 (BUCHAREST, 2022)\nTools for the repair of harbour cables\n"
    "The Plenipotentiary Conference of the International Telecommunication Union"
    " (Bucharest, 2022),\nconsidering\n"
)


def grown(turns: int) -> str:
    """The sample with its recitals again and again."""
    text = SAMPLE.read_text("utf-8")
    head, _, body = text.partition("recalling\n")
    first, _, last = body.partition("\nresolves\n")
    return head + "recalling\n" + f"{first}\nrecalling\n" * turns + first + "\nresolves\n" + last


def over(document: itures.Document) -> list[itures.Finding]:
    return [found for found in document.findings if found.code == "DOC026"]


@pytest.mark.parametrize(
    "budget", [Budget(characters=5000), Budget(paragraphs=40), Budget(seconds=0.0)], ids=str
)
def test_what_is_over_the_budget_is_set_aside_and_nothing_is_lost(budget: Budget) -> None:
    text = grown(20)
    document = itures.parse_text(text, budget=budget)
    (found,) = over(document)
    (rest,) = [each for each in document.discarded if each.why == "over-budget"]
    assert document.text == text
    assert found.span == rest.span
    assert rest.span.end == len(text)
    assert rest.text == text[rest.span.start :]
    assert f"{len(rest.text)} characters" in found.message
    assert list(losses(document)) == []
    assert itures.from_json(to_json(document)) == document


def test_what_is_within_it_is_read_as_if_it_were_all() -> None:
    text = grown(20)
    document = itures.parse_text(text, budget=Budget(characters=5000))
    end = over(document)[0].span.start
    assert 4000 < end <= 5000
    assert text[end - 1] == "\n"
    alone = itures.parse_text(text[:end])
    assert len(alone.clauses) > 3
    assert (document.id, document.title, document.masthead) == (
        alone.id,
        alone.title,
        alone.masthead,
    )
    assert (document.clauses, document.citations) == (alone.clauses, alone.citations)


def test_a_text_within_the_budget_knows_nothing_of_it() -> None:
    text = SAMPLE.read_text("utf-8")
    exact = Budget(
        bytes=len(text.encode()), characters=len(text), paragraphs=text.count("\n"), seconds=600
    )
    assert itures.parse(SAMPLE, budget=exact) == itures.parse(SAMPLE)
    assert over(itures.parse(SAMPLE, budget=Budget(characters=len(text) - 1)))
    assert over(itures.parse(SAMPLE, budget=Budget(paragraphs=text.count("\n") - 1)))


def test_one_paragraph_that_is_too_long_is_cut() -> None:
    text = HEAD + "that " + "word " * 5000
    document = itures.parse_text(text, budget=Budget(characters=10_000))
    assert over(document)[0].span.start == len(HEAD)
    text = "word " * 5000
    document = itures.parse_text(text, budget=Budget(characters=10_000))
    assert over(document)[0].span.start == 10_000
    assert list(losses(document)) == []


def test_a_range_of_ranges_does_not_fill_the_memory() -> None:
    """50 KB that name 800 000 texts; written out, each with its words, 38 GB."""
    ranges = ", ".join(f"{1 + at % 400} to {200 + at % 400}" for at in range(4000))
    text = f"{HEAD}that Resolutions {ranges} (Rev. Dubai, 2018) hold,\nresolves\nto act.\n"
    document = itures.parse_text(text)
    (found,) = over(document)
    assert "citations from here on were not looked for" in found.message
    assert text[found.span.start :].startswith("Resolutions 1 to 200")
    assert len(to_json(document)) < 10 * len(text)
    assert list(losses(document)) == []


def test_citations_before_the_bound_are_there() -> None:
    line = "that Resolution {} (Rev. Dubai, 2018) of the Plenipotentiary Conference holds;\n"
    text = HEAD + "".join(line.format(number) for number in range(10, 99)) + "resolves\nto act.\n"
    whole = itures.parse_text(text)
    some = itures.parse_text(text, budget=Budget(citations=2000))
    assert 20 < len(some.citations) < len(whole.citations)
    assert some.citations == whole.citations[: len(some.citations)]
    assert over(some)[0].span.start == whole.citations[len(some.citations)].span.start
    assert some.clauses == whole.clauses


def test_those_resolutions_again_and_again() -> None:
    """What looks back to a long list cites all of it, each time."""
    many = ", ".join(str(number) for number in range(1, 900))
    again = "those Resolutions, and " * 3000
    text = (
        f"{HEAD}that Resolutions {many} (Rev. Dubai, 2018) hold, {again}more,\nresolves\nto act.\n"
    )
    document = itures.parse_text(text, budget=Budget(citations=4_000_000))
    assert over(document)
    assert len(document.citations) < 400_000


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as opened:
        opened.truncate(1 << 40)  # a hole: it takes no room
    document = itures.parse(file)
    assert [found.code for found in document.findings] == ["DOC006"]
    assert "it has 1099511627776 bytes" in document.findings[0].message
    assert [d.findings for d in itures.parse_all(file)] == [document.findings]
    data = SAMPLE.read_bytes()
    assert itures.parse(data, budget=Budget(bytes=100)).findings[0].code == "DOC006"


def test_of_a_volume_the_rest_is_a_document_of_its_own() -> None:
    volume = SAMPLES / "en-volume-911-916.txt"
    text = volume.read_text("utf-8")
    whole = list(itures.parse_all(volume))
    some = list(itures.parse_all(volume, budget=Budget(characters=len(text) // 2)))
    assert 1 < len(some) < len(whole) + 1
    assert [d.id for d in some[:-2]] == [d.id for d in whole[: len(some) - 2]]
    last = some[-1]
    assert (last.kind, len(over(last))) == ("unknown", 1)
    spans = [document.source.part for document in some]
    assert "".join(text[s.start : s.end] for s in spans if s) == text
    assert all(list(losses(document)) == [] for document in some)


def test_word_files_and_web_pages_as_well(tmp_path: Path) -> None:
    document = itures.parse(SAMPLE)
    word, page = tmp_path / "a.docx", tmp_path / "a.html"
    word.write_bytes(itures.to_docx(document))
    page.write_text(itures.to_html(document), "utf-8")
    for file in (word, page):
        whole = itures.parse(file)
        for budget in (Budget(characters=len(whole.text) // 2), Budget(paragraphs=12)):
            some = itures.parse(file, budget=budget)
            assert len(over(some)) == 1, file
            assert some.text == whole.text
            assert list(losses(some)) == []
            assert 0 < len(some.clauses) < len(whole.clauses)
            assert itures.from_json(to_json(some)) == some


def test_the_same_budget_gives_the_same_bytes() -> None:
    text = grown(20)
    budget = Budget(characters=9000, citations=1500)
    found = {to_json(itures.parse_text(text, budget=budget)) for _ in range(3)}
    assert len(found) == 1


def test_parse_many_has_it_too() -> None:
    (result,) = itures.parse_many([SAMPLE], workers=1, budget=Budget(characters=2000))
    assert result.document == itures.parse(SAMPLE, budget=Budget(characters=2000))
    assert result.card is not None
    assert "DOC026" in dict(result.card.said)


_HUGE = """
import itures, re
from pathlib import Path
text = {text}
document = itures.parse_text(text, budget=itures.Budget(characters=100_000, paragraphs=4_000))
# Not `ru_maxrss`: that begins with what the process had that started this one.
most = re.search(r"VmHWM:\\s+([0-9]+) kB", Path("/proc/self/status").read_text())[1]
print(most, len(text))
assert [f for f in document.findings if f.code == "DOC026"]
"""


@pytest.mark.parametrize(
    "text", ['"a\\n" * 3_000_000', '"a) that x;\\n" * 500_000', '"word " * 1_200_000'], ids=str
)
def test_memory_has_a_bound_whatever_the_text(text: str) -> None:
    """6 MB of the worst we know, with a small budget: the rest costs next to nothing."""
    run = subprocess.run(
        [sys.executable, "-c", _HUGE.format(text=text)], check=True, capture_output=True, text=True
    )
    peak, length = run.stdout.split()
    assert int(peak) * 1024 < 100e6 + 8 * int(length)


def test_an_archive_has_a_budget_for_each_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(SAMPLE, "one.txt")
        archive.write(SAMPLES / "fr-wtsa-901.txt", "two.txt")
    found = list(itures.parse_all(tmp_path / "a.zip", budget=Budget(characters=1000)))
    assert [bool(over(document)) for document in found] == [False, True, False, True]
