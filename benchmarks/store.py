"""A corpus of many documents: how fast it is built and asked: `python -m benchmarks store`.

The documents are made, not parsed: 20,000 resolutions of a few clauses each, in English,
Chinese and Arabic, with citations of each other. Some texts are cited by very many, as in a
real corpus. What is measured is the store.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from itures.corpus.corpus import Corpus
from itures.model.blocks import Source
from itures.model.citations import Citation
from itures.model.clauses import Clause, Item
from itures.model.document import FORMAT, Document, Masthead
from itures.model.span import Span

NUMBER = 2_000 if "--quick" in sys.argv else 20_000
CITATIONS = 25
CLAUSES, ITEMS = 6, 8
SESSIONS = tuple(range(1994, 2026, 4))
BODIES = ("pp", "wtsa", "wtdc", "wrc")
TYPES = ("recalling", "considering", "noting", "resolves", "instructs", "invites")
WORDS = {
    "en": "marking cable copper registration access network season community power study group"
    " member state sector council report annual budget form plain text operator developing"
    " country measure frequency band satellite service earth station interference protection"
    " training",
    "zh": "电信 标准化 主任 研究组 成员国 部门 理事会 报告 频率 卫星 业务 发展中国家 培训 登记 铜缆"
    " 社区 预算",
    "ar": "القرار المؤتمر الأعضاء الدول القطاع الاتصالات المكتب مدير لجان الدراسات التقرير"
    " الترددات السواتل الخدمة التنمية البلدان النامية التدريب التسجيل الكبلات الميزانية المجلس",
}


def words(language: str, dice: random.Random, count: int) -> str:
    """Some words in a row, with a rare one now and then."""
    some = dice.choices(WORDS[language].split(), k=count)
    if language == "zh":
        return "".join(some) + f"{dice.randrange(5000)}"
    return " ".join([*some, f"term{dice.randrange(5000)}"])


def documents(number: int) -> Iterator[Document]:
    """So many documents, each an edition of its own."""
    dice = random.Random(20)
    for at in range(number):
        language = ("en", "zh", "ar")[at % 3]
        yield document(name(at), language, dice, number)


def name(at: int) -> str:
    """The identifier of a document: numbers by body, each in up to eight sessions."""
    body = BODIES[at % len(BODIES)]
    number, session = divmod(at // len(BODIES), len(SESSIONS))
    return f"{body}/res/{number + 1}@{SESSIONS[session]}"


def cited(dice: random.Random, number: int) -> str:
    """A target: a few texts are cited by very many."""
    return name(int(number * dice.random() ** 4))


def document(identifier: str, language: str, dice: random.Random, number: int) -> Document:
    """One made document."""
    clauses, citations, pieces = [], [], []
    at = 0
    for place in range(CLAUSES):
        items = []
        for label in range(1, ITEMS + 1):
            text = words(language, dice, 22)
            items.append(
                Item(f"{TYPES[place]}_1__{label}", str(label), text, Span(at, at + len(text)))
            )
            pieces.append(text)
            at += len(text) + 1
        kind = TYPES[place]
        clauses.append(
            Clause(
                f"{kind}_1", "preamble" if place < 3 else "operative", kind, (kind,), (), kind,
                None, ("council",) if place > 3 else (), None, None,
                Span(items[0].span.start, items[-1].span.end), tuple(items),
            )
        )  # fmt: skip
    for _ in range(CITATIONS):
        item = dice.choice(dice.choice(clauses).items)
        span = Span(item.span.start, item.span.start + 10)
        target = cited(dice, number)
        citations.append(Citation(target, "resolution", target, item.id, span, (), "unresolved"))
    body, _, year = identifier.partition("/")[0], 0, int(identifier.rpartition("@")[2])
    title = words(language, dice, 8)
    head = Masthead(body, "1", None, year, False, (), (title,), None, Span(0, 0))
    return Document(
        FORMAT, "resolution", language, (language,), identifier, title, head, "\n".join(pieces),
        (), tuple(clauses), (), (), (), None, None, (), (), tuple(citations), (), (),
        Source(None, f"{dice.getrandbits(256):064x}", "text/plain"),
    )  # fmt: skip


def milliseconds(task: Callable[[], object], rounds: int = 7) -> float:
    """The median time of a task in milliseconds of the processor, whatever else runs."""
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        task()
        spent.append(time.process_time() - start)
    return median(spent) * 1000


QUESTIONS = (
    ("a rare word", "term4711"),
    ("two words", "copper term47"),
    ("three common words", "satellite frequency training"),
    ("one word of a third of all clauses", "cable"),
    ("a phrase", '"copper registration access"'),
    ("two Chinese characters", "卫星"),
    ("five Chinese characters", "发展中国家"),
    ("an Arabic word with its article", "التقرير"),
    ("an Arabic word without", "تقرير"),
    ("any ending", "regist*"),
)


def table() -> None:
    """Build the corpus, ask it, and print how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.sqlite"
        with Corpus.create(path) as corpus:
            every = list(documents(NUMBER))
            start, cpu = time.perf_counter(), time.process_time()
            corpus.add(every)
            cpu, spent = time.process_time() - cpu, time.perf_counter() - start
        size = path.stat().st_size / 1e6
        print(f"A made corpus of {NUMBER:,} documents, {NUMBER * CITATIONS:,} citations")
        print(f"  built in            {spent:10.1f} s{NUMBER / spent:12.0f} documents/s")
        print(f"  of that CPU         {cpu:10.1f} s{NUMBER / cpu:12.0f} documents/s")
        print(f"  size                {size:10.1f} MB{size * 1e3 / NUMBER:11.1f} kB/document")
        with Corpus.open(path) as corpus:
            ask(corpus)


def ask(corpus: Corpus) -> None:
    """Ask a corpus the questions that people ask."""
    # One text in the middle of the order of how often texts are cited, and the most cited.
    rows = corpus._connection.execute(  # noqa: SLF001
        "SELECT edition, count(*) FROM links WHERE edition NOT NULL GROUP BY edition"
        " ORDER BY count(*), edition"
    ).fetchall()
    for what, (edition, count) in (
        ("cited as often as most", rows[len(rows) // 2]),
        ("often cited", rows[-len(rows) // 100]),
        ("cited most", rows[-1]),
    ):
        spent = milliseconds(lambda edition=edition: corpus.cited_by(edition))
        print(f"  who cites a text {what:<24}{spent:8.2f} ms{count:8} citations")
    most = rows[-1][0]
    spent = milliseconds(lambda: corpus.cited_by(most, limit=20))
    print(f"  the first 20 of the text cited most{spent:17.2f} ms")
    middle = rows[len(rows) // 2][0]
    print(f"  what a text cites{milliseconds(lambda: corpus.cites(middle)):32.2f} ms")
    print(f"  its lineage{milliseconds(lambda: corpus.lineage(middle)):38.2f} ms")
    for what, asked in QUESTIONS:
        spent = milliseconds(lambda asked=asked: corpus.search(asked))
        total = corpus.search(asked).total
        print(f"  search: {what:<36}{spent:5.1f} ms{total:8} found")


if __name__ == "__main__":
    table()
