"""The file of a corpus: opening it, and what is said when that, or writing, fails."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import itures
from itures.corpus import schema, store
from little_corpus import corpus_of, dump, resolution

TEXT = resolution("pp", 921, 2018)


def test_making_and_opening(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    itures.Corpus.create(path, complete=["pp@2018"]).close()
    assert not Path(f"{path}-wal").exists()
    with itures.Corpus.open(path) as corpus:
        assert corpus.counts() == {"documents": 0, "editions": 0, "citations": 0}
        assert [str(said) for said in corpus.declarations()] == ["complete pp@2018"]
        assert list(corpus.verify()) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    corpus_of(path, [TEXT]).close()
    with pytest.raises(itures.StoreError, match=r"c\.sqlite: there is a file of this name"):
        itures.Corpus.create(path)
    other = tmp_path / "other.txt"
    other.write_text("a text", "utf-8")
    with pytest.raises(itures.StoreError, match="no SQLite file at all"):
        itures.Corpus.create(other)
    assert other.read_text("utf-8") == "a text"
    assert itures.Corpus.open(path).counts()["documents"] == 1


def test_an_unknown_body_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(itures.IdentifierError, match="no body"):
        itures.Corpus.create(tmp_path / "c.sqlite", complete=["xx@2018"])
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(itures.StoreError, match="there is no corpus; make one with"):
        itures.Corpus.open(tmp_path / "gone.sqlite")
    text, empty, other = tmp_path / "a.txt", tmp_path / "e.sqlite", tmp_path / "o.sqlite"
    text.write_text("x" * 5000, "utf-8")
    with pytest.raises(itures.StoreError, match=r"a\.txt: this is no corpus, and no SQLite file"):
        itures.Corpus.open(text)
    empty.touch()
    with pytest.raises(itures.StoreError, match="the file is empty"):
        itures.Corpus.open(empty)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(itures.StoreError, match=r"an SQLite file, but no corpus"):
        itures.Corpus.open(other)
    with pytest.raises(itures.StoreError, match="there is no corpus"):
        itures.Corpus.open(tmp_path)


def test_an_empty_file_becomes_a_corpus(tmp_path: Path) -> None:
    """A kill while a corpus is made leaves an empty file, or one without tables."""
    empty, bare = tmp_path / "e.sqlite", tmp_path / "b.sqlite"
    empty.touch()
    with sqlite3.connect(bare) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    for path in (empty, bare):
        itures.Corpus.create(path).close()
        assert itures.Corpus.open(path).counts()["documents"] == 0


def test_a_corpus_of_the_future(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    corpus_of(path, [TEXT]).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    with pytest.raises(
        itures.StoreError, match=r"a newer itures made this corpus .* update itures"
    ):
        itures.Corpus.open(path)


def test_a_corpus_of_the_past_is_brought_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.sqlite"
    corpus_of(path, [TEXT]).close()

    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE documents ADD COLUMN more TEXT")
        raise sqlite3.OperationalError("out of luck")

    def step(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE documents ADD COLUMN more TEXT")

    monkeypatch.setattr(schema, "VERSION", 2)
    monkeypatch.setattr(schema, "MIGRATIONS", {1: broken})
    with pytest.raises(itures.StoreError, match="out of luck"):
        itures.Corpus.open(path)
    monkeypatch.setattr(schema, "MIGRATIONS", {1: step})
    with itures.Corpus.open(path) as corpus:
        assert corpus.document("pp/res/921").title == "Lamps on pier 921"
        connection = corpus._connection
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("SELECT more FROM documents").fetchone() == (None,)


def test_every_older_form_has_a_step() -> None:
    assert sorted(schema.MIGRATIONS) == list(range(1, schema.VERSION))


def test_a_folder_that_cannot_be_written() -> None:
    """`/proc` takes no files, not even from the superuser."""
    if not Path("/proc/self").is_dir():
        pytest.skip("no /proc here")
    with pytest.raises(itures.StoreError, match=r"cannot be opened or made: is the folder there"):
        itures.Corpus.create("/proc/self/c.sqlite")
    with pytest.raises(itures.StoreError, match="cannot be opened or made"):
        itures.Corpus.create("/no/such/folder/c.sqlite")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions bind nobody here")
def test_a_read_only_folder_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    path = folder / "c.sqlite"
    corpus_of(path, [TEXT]).close()
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        _read_but_not_write(path)
    finally:
        folder.chmod(0o755)


def test_a_store_that_cannot_be_written_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for the superuser: the connection is one that may only read."""
    path = tmp_path / "c.sqlite"
    corpus_of(path, [TEXT]).close()
    plain = store._connect
    monkeypatch.setattr(store, "_connect", lambda path, _mode: plain(path, "ro&immutable=1"))
    _read_but_not_write(path)


def test_a_store_on_a_read_only_file_system_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There the first question of all fails (seen on a file system mounted read-only)."""
    path = tmp_path / "c.sqlite"
    corpus_of(path, [TEXT]).close()
    plain = store._connect

    def connect(path: Path, mode: str) -> sqlite3.Connection:
        if mode != "rw":
            return plain(path, mode)
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        with store.faults(path):
            raise error

    monkeypatch.setattr(store, "_connect", connect)
    _read_but_not_write(path)
    Path(f"{path}-wal").write_bytes(b"unfinished")  # then it would be read without what is there
    with pytest.raises(itures.StoreError, match="cannot be opened or made"):
        itures.Corpus.open(path)


def _read_but_not_write(path: Path) -> None:
    before = path.read_bytes()
    with itures.Corpus.open(path) as corpus:
        assert corpus.document("pp/res/921").title == "Lamps on pier 921"
        assert corpus.search("lamps").total
        with pytest.raises(itures.StoreError, match=r"the file or its folder is read-only"):
            corpus.add(resolution("pp", 922, 2018))
        with pytest.raises(itures.StoreError, match="read-only"):
            corpus.remove("pp/res/921")
        assert [problem.severity for problem in corpus.verify()] == ["note"]
    assert path.read_bytes() == before


FULL = """
import resource, sys
import itures
from little_corpus import resolution
path, limit = sys.argv[1], int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
corpus = itures.Corpus.open(path)
try:
    for number in range(1, 400):
        corpus.add(resolution("pp", number, 2018))
except itures.StoreError as error:
    print(error)
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits are those of POSIX")
def test_a_full_disk(tmp_path: Path) -> None:
    """A limit on the size of files stands in for a full disk."""
    path = tmp_path / "c.sqlite"
    corpus_of(path, [TEXT]).close()
    limit = path.stat().st_size + 20_000
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(limit)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 7, done.stderr
    assert done.stdout.count("\n") == 1
    assert "c.sqlite: it cannot be read or written" in done.stdout
    assert "is the disk full?" in done.stdout
    assert "Traceback" not in done.stderr
    with itures.Corpus.open(path) as corpus:
        assert list(corpus.verify()) == []
        assert corpus.document("pp/res/921@2018")
        assert corpus.add(resolution("pp", 500, 2018)).added == 1


def test_a_damaged_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    corpus_of(path, [resolution("pp", number, 2018) for number in range(901, 960)]).close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 8192] = b"\xa5" * 8192
    path.write_bytes(bytes(data))
    with itures.Corpus.open(path) as corpus:
        try:
            said = [problem.message for problem in corpus.verify() if problem.severity == "error"]
        except itures.StoreError as error:
            said = [str(error)]
    assert said


@pytest.mark.parametrize(
    ("harm", "where"),
    [
        ("UPDATE links SET status = 'missing'", "links"),
        ("DELETE FROM links", "links"),
        ("UPDATE editions SET year = 1999", "editions"),
        ("INSERT INTO endings VALUES ('pp/res/921', 'suppressed', '2020', NULL, NULL, NULL)",
         "endings"),
        ("UPDATE documents SET lead = 0", "documents"),
        ("DELETE FROM citations WHERE id = 1", "pp/res/921@2022"),
        ("INSERT INTO search (search) VALUES ('delete-all')", "search"),
        ("UPDATE documents SET packed = x'00'", "pp/res/921@2018"),
    ],
)  # fmt: skip
def test_harm_is_found_and_conclusions_are_repaired(tmp_path: Path, harm: str, where: str) -> None:
    line = "Resolution 921 (Rev. Dubai, 2018) of this conference"
    corpus = corpus_of(tmp_path / "c.sqlite", [TEXT, resolution("pp", 921, 2022, line)])
    whole = dump(corpus)
    assert list(corpus.verify()) == []
    corpus._connection.execute("PRAGMA foreign_keys = ON")
    corpus._connection.execute(harm)
    assert where in {problem.where for problem in corpus.verify() if problem.severity == "error"}
    corpus.repair()
    left = {problem.where for problem in corpus.verify()}
    if where.startswith("pp/"):  # what was read cannot be concluded
        assert where in left
    else:
        assert not left
        assert dump(corpus) == whole


def test_two_read_while_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    corpus_of(path, [TEXT]).close()
    faults: list[str] = []
    seen: list[set[int]] = [set(), set()]
    written = threading.Event()

    def read(number: int) -> None:
        try:
            with itures.Corpus.open(path) as corpus:
                while not written.is_set():
                    counts = corpus.counts()
                    seen[number].add(counts["documents"])
                    if counts["documents"] != counts["editions"]:
                        faults.append(f"half a change: {counts}")
                    corpus.cited_by("pp/res/921")
                    corpus.search("lamps")
        except itures.IturesError as error:
            faults.append(str(error))

    readers = [threading.Thread(target=read, args=(number,)) for number in (0, 1)]
    for reader in readers:
        reader.start()
    with itures.Corpus.open(path) as corpus:
        for number in range(922, 962):
            corpus.add(resolution("pp", number, 2018))
    written.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert all(max(counts) > min(counts) for counts in seen), "the readers saw nothing change"


def test_two_who_write_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    corpus_of(path, [TEXT]).close()
    faults: list[str] = []

    def write(first: int) -> None:
        try:
            with itures.Corpus.open(path) as corpus:
                for number in range(first, first + 20):
                    corpus.add(resolution("pp", number, 2018))
        except itures.IturesError as error:
            faults.append(str(error))

    writers = [threading.Thread(target=write, args=(first,)) for first in (930, 940)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert faults == []
    with itures.Corpus.open(path) as corpus:
        assert corpus.counts()["documents"] == 1 + 30  # ten of them were added by both
        assert list(corpus.verify()) == []


def test_who_never_ends_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.sqlite"
    corpus_of(path, [TEXT]).close()
    monkeypatch.setattr(store, "_PATIENCE", 0.05)
    with itures.Corpus.open(path) as first, itures.Corpus.open(path) as second:
        first._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(itures.StoreError, match="another process is writing"):
            second.add(resolution("pp", 922, 2018))
        assert second.document("pp/res/921")
