"""Adding: what is there is passed over, what changed takes its place, a kill loses nothing."""

import json
import os
import random
import shutil
import signal
import time
import zipfile
from pathlib import Path

import pytest
from attrs import evolve

import itures
from itures.corpus import add, workers
from itures.corpus.add import Added, stored_path
from itures.corpus.recipes import Failure, Recipe
from little_corpus import MADE, WHOLE, cite, corpus_of, dump, read_or_die, resolution, text

FILES = sorted(MADE.glob("*.txt"))


def made(path: Path, files: list[Path] | None = None, jobs: int = 1) -> itures.Corpus:
    """A new corpus of files."""
    corpus = itures.Corpus.create(path, complete=WHOLE)
    corpus.add(FILES if files is None else files, jobs=jobs)
    return corpus


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    corpus = itures.Corpus.create(tmp_path / "c.sqlite")
    assert corpus.add(FILES) == Added(added=len(FILES))
    before = dump(corpus), corpus._connection.total_changes
    assert corpus.add(FILES) == Added(same=len(FILES))
    assert (dump(corpus), corpus._connection.total_changes) == before


def test_reading_again_on_demand(tmp_path: Path) -> None:
    corpus = made(tmp_path / "c.sqlite")
    before = dump(corpus)
    assert corpus.add(FILES, again=True) == Added(changed=len(FILES))
    assert dump(corpus) == before


def test_another_recipe_reads_again(tmp_path: Path) -> None:
    corpus = made(tmp_path / "c.sqlite", FILES[:2])
    assert corpus.add(FILES[:2], recipe=Recipe(language="en")).changed == 2
    assert corpus.counts()["documents"] == 2
    assert corpus.add(FILES[:2], recipe=Recipe(only=("decision",))).changed == 2
    assert corpus.counts()["documents"] == 0


def test_a_file_that_changed_takes_the_place_of_what_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text("pp", 921, 2018), "utf-8")
    corpus = itures.Corpus.create(tmp_path / "c.sqlite")
    assert corpus.add(file) == Added(added=1)
    file.write_text(text("pp", 922, 2018), "utf-8")
    assert corpus.add(file) == Added(changed=1)
    assert [entry.name for entry in corpus.documents()] == ["pp/res/922@2018"]
    assert corpus.search("921").total == 0
    assert list(corpus.verify()) == []


def test_the_same_content_twice_is_one_document_with_two_files(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(text("pp", 921, 2018), "utf-8")
    shutil.copy(one, two)
    corpus = itures.Corpus.create(tmp_path / "c.sqlite")
    corpus.add([two])
    corpus.add([one])
    (entry,) = corpus.documents()
    assert entry.paths == ("one.txt", "two.txt")
    assert corpus.remove(str(one)) == 0
    assert corpus.documents()[0].paths == ("two.txt",)
    assert corpus.remove(str(two)) == 1
    assert corpus.counts()["documents"] == 0


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    corpus = made(tmp_path / "c.sqlite")
    for entry in corpus.documents():
        corpus.remove(entry.name, language=entry.language)
    left = [line for line in dump(corpus).split("\n") if not line.startswith('["declarations"')]
    assert left == []
    corpus._connection.execute(
        "CREATE VIRTUAL TABLE temp.v USING fts5vocab('main', 'search', 'row')"
    )
    assert corpus._connection.execute("SELECT count(*) FROM temp.v").fetchone() == (0,)


def test_removing_what_is_not_there(tmp_path: Path) -> None:
    corpus = made(tmp_path / "c.sqlite", FILES[:3])
    before = dump(corpus)
    with pytest.raises(itures.UnknownTextError, match=r"pp/res/921@2030: not in .*pp/res/921@2022"):
        corpus.remove("pp/res/921@2030")
    with pytest.raises(itures.UnknownTextError):
        corpus.remove("no such thing at all")
    assert dump(corpus) == before


def test_one_language_can_be_taken_out(tmp_path: Path) -> None:
    corpus = made(tmp_path / "c.sqlite")
    assert corpus.remove("pp/res/923@2022", language="en") == 1
    assert corpus.document("pp/res/923").language == "ru"
    assert [edge.written for edge in corpus.cites("pp/res/923")] == [
        "pp/res/921@2022",
        "wtdc/res/942@2022",
    ]


def test_what_cannot_be_read_is_told_and_kept(tmp_path: Path) -> None:
    binary, odd = tmp_path / "b.txt", tmp_path / "o.xyz"
    binary.write_bytes(bytes(range(256)) * 20)
    odd.write_text("x", "utf-8")
    told: list[tuple[str, str | None]] = []
    corpus = itures.Corpus.create(tmp_path / "c.sqlite")
    done = corpus.add(
        [binary, tmp_path / "gone.txt", odd, FILES[0]],
        tell=lambda path, message: told.append((Path(path).name, message)),
    )
    assert done.added == 1
    assert [Path(path).name for path, _ in done.failed] == ["b.txt", "gone.txt", "o.xyz"]
    assert dict(done.failed)[str(tmp_path / "gone.txt")] == "no such file"
    assert [name for name, message in told if message is None] == [FILES[0].name]
    failures = {row["path"]: row["message"] for row in corpus.rows("failures")}
    assert set(failures) == {"b.txt", "gone.txt", "o.xyz"}
    (tmp_path / "gone.txt").write_text(text("pp", 921, 2018), "utf-8")
    corpus.add([tmp_path / "gone.txt"])
    assert {row["path"] for row in corpus.rows("failures")} == {"b.txt", "o.xyz"}


def test_a_file_that_cannot_be_read_any_more_keeps_what_was_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text("pp", 921, 2018), "utf-8")
    corpus = itures.Corpus.create(tmp_path / "c.sqlite")
    corpus.add(file)
    file.unlink()
    assert len(corpus.add(file).failed) == 1
    assert corpus.document("pp/res/921")
    notes = [problem for problem in corpus.verify() if problem.where == "a.txt"]
    assert [problem.severity for problem in notes] == ["note"]


def test_several_processes_give_the_same(tmp_path: Path) -> None:
    one, two = made(tmp_path / "one.sqlite"), made(tmp_path / "two.sqlite", FILES[::-1], jobs=2)
    assert dump(one) == dump(two)


def test_an_archive_and_a_volume_hold_several(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("one.txt", text("pp", 921, 2018))
        packed.writestr("in/two.txt", text("pp", 922, 2018))
        packed.writestr("in/bad.txt", bytes(range(256)) * 20)
    corpus = itures.Corpus.create(tmp_path / "c.sqlite")
    done = corpus.add(archive)
    assert done.added == 1
    assert [path for path, _ in done.failed] == [f"{archive}/in/bad.txt"]
    assert [entry.name for entry in corpus.documents()] == ["pp/res/921@2018", "pp/res/922@2018"]
    assert corpus.document("pp/res/922").source.path == "a.zip/in/two.txt"
    assert corpus.add(archive) == Added(same=1)
    assert corpus.remove(str(archive)) == 2


def test_parts_of_a_file_that_have_no_identifier_have_names(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("one.txt", "Nothing that anybody knows.\n")
        packed.writestr("two.txt", "Nothing else that anybody knows.\n")
    corpus = itures.Corpus.create(tmp_path / "c.sqlite")
    corpus.add(archive)
    names = [entry.name for entry in corpus.documents()]
    assert len(set(names)) == 2
    assert all(corpus.document(name).text.startswith("Nothing") for name in names)


def test_documents_without_files(tmp_path: Path) -> None:
    letter = itures.parse_text("Nothing that anybody knows, in plain words of ours.\n")
    corpus = corpus_of(tmp_path / "c.sqlite", [letter, resolution("pp", 921, 2018)])
    name = f"sha256:{letter.source.sha256[:12]}"
    assert [entry.name for entry in corpus.documents()] == ["pp/res/921@2018", name]
    assert corpus.document(name) == letter
    assert corpus.document("pp/res/921") == resolution("pp", 921, 2018)
    assert corpus.remove(name) == 1


def test_lone_surrogates_survive(tmp_path: Path) -> None:
    document = itures.parse_text(text("pp", 921, 2018).replace("Lamps", "L\ud800mps"))
    corpus = corpus_of(tmp_path / "c.sqlite", [document])
    assert corpus.document("pp/res/921") == document
    assert list(corpus.verify()) == []
    corpus.remove("pp/res/921")


def test_two_copies_in_one_language_count_once(tmp_path: Path) -> None:
    """A Word file and a PDF of one text: which of them counts, the order of adding does not say."""
    line = cite("pp", 922, 2018)
    plain = resolution("pp", 921, 2018, line)
    copy = resolution("pp", 921, 2018, line, line)
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    copy = evolve(copy, source=evolve(copy.source, media_type=word))
    one = corpus_of(tmp_path / "1.sqlite", [plain, copy])
    two = corpus_of(tmp_path / "2.sqlite", [copy, plain])
    assert dump(one) == dump(two)
    assert len(one.cites("pp/res/921")) == 2
    assert len(one.cited_by("pp/res/922")) == 2
    assert [(e.lead, e.chief) for e in one.documents()] == [(True, True), (False, False)]


def test_paths_are_seen_from_the_corpus(tmp_path: Path) -> None:
    store = tmp_path / "deep" / "c.sqlite"
    assert stored_path(tmp_path / "texts" / "a.txt", store) == "../texts/a.txt"
    assert stored_path(tmp_path / "deep" / "a.txt", store) == "a.txt"


# ------------------------------------------------------------------ processes that die


def test_a_file_that_kills_its_reader_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process that reads it ends; all others are read."""
    deadly = tmp_path / "deadly.txt"
    deadly.write_text("x", "utf-8")
    files = [str(FILES[0]), str(deadly), *map(str, FILES[1:4])]
    monkeypatch.setattr(workers, "_read", read_or_die)
    found = dict(workers.read_all(Recipe(), files, jobs=2))
    assert list(found) == files
    assert isinstance(found[str(deadly)], Failure)
    assert "ended the process" in found[str(deadly)].message
    assert [type(result).__name__ for result in found.values()].count("Bundle") == 4


KILLS = int(os.environ.get("ITURES_KILLS", "10"))


def many(folder: Path) -> Path:
    """A folder of files: the made corpus, and more that cite each other."""
    folder.mkdir()
    for file in FILES:
        shutil.copy(file, folder)
    for number in range(951, 991):
        line = cite("pp", number + 1, 2018) if number % 3 else cite("pp", 921)
        (folder / f"{number}.txt").write_text(text("pp", number, 2018, line), "utf-8")
    return folder


def start_adding(path: Path, files: list[Path]) -> int:
    """Start a process that adds files, four in each change, and ends with 0; its number.

    It is forked, so that it need not compile the grammars again.
    """
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        add._BATCH = 4
        with itures.Corpus.open(path) as corpus:
            corpus.add(files)
        code = 0
    finally:
        os._exit(code)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here")
@pytest.mark.timeout(1800)
def test_killing_at_any_moment_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    """Kill it again and again at random moments and go on: the end is that of one quiet run.

    ITURES_KILLS says how often; what was added is taken out again where it was done too soon.
    """
    folder = many(tmp_path / "texts")
    files = sorted(folder.glob("*.txt"))
    path = tmp_path / "killed.sqlite"
    made(tmp_path / "warm.sqlite").close()  # compiles the grammars
    with itures.Corpus.create(tmp_path / "quiet.sqlite", complete=WHOLE) as quiet:
        start = time.monotonic()
        quiet.add(files)
        spent = time.monotonic() - start
        wanted = dump(quiet)
    itures.Corpus.create(path, complete=WHOLE).close()
    dice, kills, held, partly = random.Random(7), 0, 0, 0
    while kills < KILLS:
        child = start_adding(path, files)
        time.sleep(dice.random() * spent)
        os.kill(child, signal.SIGKILL)
        _, ended = os.waitpid(child, 0)
        with itures.Corpus.open(path) as corpus:
            if os.WIFEXITED(ended):
                assert os.WEXITSTATUS(ended) == 0
                held = thin_out(corpus)
                continue
            kills += 1
            there = corpus.counts()["documents"]
            assert there >= held, "something that was there is gone"
            assert not [p for p in corpus.verify() if p.severity == "error"]
            partly += held < there < len(files)
            held = thin_out(corpus) if 3 * there > 2 * len(files) else there
    assert partly, "no kill hit while it was adding"
    _, ended = os.waitpid(start_adding(path, files), 0)
    assert os.WEXITSTATUS(ended) == 0
    with itures.Corpus.open(path) as corpus:
        assert dump(corpus) == wanted
    print(f"{kills} kills, {partly} of them while adding")


def thin_out(corpus: itures.Corpus) -> int:
    """Take out most of the documents, so that there is something to add again."""
    for entry in corpus.documents()[::2]:
        corpus.remove(entry.name, language=entry.language)
    return corpus.counts()["documents"]


def test_rows_are_plain(tmp_path: Path) -> None:
    """Every table can be asked for, and holds nothing that only this file knows."""
    corpus = made(tmp_path / "c.sqlite")
    for table in corpus.tables:
        rows = list(corpus.rows(table))
        json.dumps(rows)
        assert rows or table in {"failures", "findings"}, table
        assert not {"id", "content", "packed"} & set(rows[0] if rows else ())
    with pytest.raises(KeyError, match="there are documents"):
        list(corpus.rows("document"))
