"""Many files at once: the same bytes whoever reads them, and nothing that a file can stop."""

import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import itures
import itures.export.text
from itures.crew import crew, hand
from itures.crew.crew import How, work_on
from itures.crew.loss import ENDED, LOST, Loss
from itures.many.task import Task
from many_tasks import deadly_once, echo, family, odd_one, who
from many_texts import SAMPLES, many_texts


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Small files in two languages, no two alike."""
    return many_texts(tmp_path_factory.mktemp("many"), 120)


@pytest.fixture(scope="module")
def alone(files: list[Path]) -> list[bytes]:
    """What reading them one after the other gives."""
    return [itures.to_json(itures.parse(file)).encode() for file in files]


# ------------------------------------------------------------------ the same bytes


def test_this_process_gives_what_parse_gives(files: list[Path], alone: list[bytes]) -> None:
    results = list(itures.parse_many(files, workers=0))
    assert [result.data for result in results] == alone
    assert [result.source for result in results] == [str(file) for file in files]
    assert [result.index for result in results] == list(range(len(files)))


def test_processes_give_the_same_bytes(files: list[Path], alone: list[bytes]) -> None:
    results = list(itures.parse_many(iter(files), workers=2, chunksize=16))
    assert [result.data for result in results] == alone


def test_results_as_they_are_done_are_the_same_in_another_order(
    files: list[Path], alone: list[bytes]
) -> None:
    with ThreadPoolExecutor(3) as threads:
        how = {"executor": threads, "apart": False, "ordered": False, "chunksize": 4}
        results = list(itures.parse_many(files[:40], **how))  # type: ignore[arg-type]
    assert [r.data for r in sorted(results, key=lambda r: r.index)] == alone[:40]


@pytest.mark.parametrize("apart", [True, False])
def test_threads_of_somebody_give_the_same(
    files: list[Path], alone: list[bytes], apart: bool
) -> None:
    with ThreadPoolExecutor(2) as threads:
        results = list(itures.parse_many(files[:20], executor=threads, apart=apart))
    assert [result.data for result in results] == alone[:20]


@pytest.mark.parametrize("apart", [True, False])
def test_processes_of_somebody_give_the_same(
    files: list[Path], alone: list[bytes], apart: bool
) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        results = list(itures.parse_many(files[:20], executor=processes, apart=apart))
    assert [result.data for result in results] == alone[:20]


def test_bytes_and_open_files_are_read_as_well() -> None:
    sample = SAMPLES / "en-wtsa-901.txt"
    data = sample.read_bytes()
    with sample.open("rb") as file:
        results = list(itures.parse_many([data, file, str(sample)], workers=1))
    assert [result.source for result in results] == [None, str(sample), str(sample)]
    assert results[1].data == results[2].data
    assert {result.document.id for result in results} == {"wtsa/res/901@2024"}


def test_a_result_says_what_it_is_and_is_decoded_on_demand() -> None:
    (result,) = itures.parse_many([SAMPLES / "en-wtsa-901.txt"], workers=0)
    assert result.ok
    assert result.document == itures.parse(SAMPLES / "en-wtsa-901.txt")
    assert result.card is not None
    assert (result.card.id, result.card.language) == ("wtsa/res/901@2024", "en")


def test_other_forms(files: list[Path]) -> None:
    (result,) = itures.parse_many(files[:1], workers=0, encode="text")
    assert result.data == itures.export.text.to_text(itures.parse(files[0])).encode()
    with pytest.raises(itures.FormatError, match="text is not read back"):
        _ = result.document
    with pytest.raises(ValueError, match="encode='jason': there are json"):
        itures.parse_many(files, encode="jason")


def test_each_document_of_an_archive(tmp_path: Path, files: list[Path]) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for file in files[:3]:
            archive.write(file, file.name)
    results = list(itures.parse_many([tmp_path / "a.zip", files[3]], workers=1, split=True))
    assert [(result.index, result.part) for result in results] == [(0, 0), (0, 1), (0, 2), (1, 0)]
    assert [result.document for result in results] == [
        *itures.parse_all(tmp_path / "a.zip"),
        *itures.parse_all(files[3]),
    ]


# ------------------------------------------------------------------ what cannot be read


def test_errors_are_recorded_and_the_others_done(tmp_path: Path, files: list[Path]) -> None:
    odd = tmp_path / "odd.xyz"
    odd.write_text("x", "utf-8")
    results = list(itures.parse_many([files[0], tmp_path / "gone.txt", odd, files[1]], workers=1))
    assert [result.ok for result in results] == [True, False, False, True]
    assert results[1].error == "no such file"
    assert results[2].error is not None
    assert "no reader for '.xyz'" in results[2].error
    assert {results[1].why, results[2].why} == {"unreadable"}
    with pytest.raises(itures.FormatError, match=r"gone.txt: there is no document: no such file"):
        _ = results[1].document


def test_a_file_in_text_mode_is_an_error_like_others(files: list[Path]) -> None:
    with files[0].open(encoding="utf-8") as text:
        results = list(itures.parse_many([text, files[1]], workers=0))  # type: ignore[list-item]
    assert results[0].error == "open the file in binary mode, with 'rb'"
    assert results[1].ok
    with pytest.raises(TypeError, match="not NoneType"):
        list(itures.parse_many([None], workers=0))  # type: ignore[list-item]


def test_an_error_can_be_the_end(tmp_path: Path, files: list[Path]) -> None:
    sources = [files[0], tmp_path / "gone.txt", files[1]]
    results = itures.parse_many(sources, workers=0, on_error="raise")
    assert next(results).ok
    with pytest.raises(itures.SourceError, match=r"gone\.txt: no such file"):
        next(results)


def test_wrong_arguments_are_said_at_once(files: list[Path]) -> None:
    with pytest.raises(ValueError, match="chunksize=0"):
        itures.parse_many(files, chunksize=0)
    with pytest.raises(itures.GrammarError):
        itures.parse_many(files, language="xx")
    with pytest.raises(ValueError, match="on_error='skip'"):
        itures.parse_many(files, on_error="skip")  # type: ignore[arg-type]


# ------------------------------------------------------------------ poison


def test_a_file_that_hangs_its_reader_is_found_out(tmp_path: Path, files: list[Path]) -> None:
    """A pipe that nobody writes to: opening it never ends."""
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    sources = [*files[:3], pipe, *files[3:6]]
    results = list(itures.parse_many(sources, workers=2, timeout=5, chunksize=2))
    assert [result.why for result in results] == [None] * 3 + ["late"] + [None] * 3
    assert results[3].error == "reading it took longer than 5 s; it was left out"


@pytest.mark.parametrize("engine", ["own", "processes"])
def test_what_ends_or_holds_its_process_is_found_out(engine: str) -> None:
    """By exit, by a signal, by a loop, by holding the interpreter; the rest is done."""
    items = ["a", "exit", "b", "segfault", "c", "loop", "raise", "d"]
    executor: Executor | None = None
    if engine == "processes":
        executor = ProcessPoolExecutor(2, mp_context=get_context("spawn"))
    try:
        how = How(executor, 2, chunksize=3, timeout=4)
        found = dict(work_on(odd_one, items, how))
    finally:
        if executor:
            executor.shutdown()
    assert list(found) == items
    assert [found[item] for item in "abcd"] == ["A", "B", "C", "D"]
    assert found["exit"] == found["segfault"] == ENDED
    assert found["loop"] == Loss("late", "reading it took longer than 4 s; it was left out")
    assert found["raise"].why == "fault"
    assert "ValueError: odd" in found["raise"].message


def test_of_an_executor_without_protection_the_guilty_one_is_found_in_halves() -> None:
    """Its processes die with the batch; ours take over and find out which item it was."""
    items = [f"x{number}" for number in range(20)]
    items[13] = "exit"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        how = How(processes, chunksize=8, apart=False)
        found = dict(work_on(odd_one, items, how))
    assert list(found) == items
    assert [item for item in items if isinstance(found[item], Loss)] == ["exit"]
    assert found["exit"] == ENDED


class Forgetful(Executor):
    """Loses each batch that holds a certain item, as a cluster does whose worker died."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        batch = args[1]
        self.batches.append(len(batch))
        if "lost" in batch:
            future.set_exception(OSError("the worker died"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def test_a_batch_that_is_lost_is_sent_again_in_halves() -> None:
    items = ["a", "b", "c", "d", "lost", "e", "f", "g", "h"]
    forgetful = Forgetful()
    found = dict(work_on(odd_one, iter(items), How(forgetful, chunksize=4, apart=False)))
    assert found["lost"] == LOST
    assert [found[item] for item in "abcdefgh"] == list("ABCDEFGH")
    assert forgetful.batches == [4, 4, 1, 2, 1, 1, 1, 2]


def test_where_nobody_can_work_that_is_said_and_no_item_blamed() -> None:
    with pytest.raises(itures.CrewError, match="no worker could do anything: the worker died"):
        list(work_on(odd_one, ["lost"], How(Forgetful(), apart=False)))
    closed = ThreadPoolExecutor(1)
    closed.shutdown()
    with pytest.raises(itures.CrewError, match="takes no work"):
        list(itures.parse_many([b"x"], executor=closed))


def test_a_process_that_cannot_begin_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = hand._started
    broken = (sys.executable, "-c", "raise SystemExit(7)")
    monkeypatch.setattr(hand, "_started", lambda _command: begun(broken))
    with pytest.raises(itures.CrewError, match="ended at once, with 7"):
        list(itures.parse_many([b"x"], workers=1))


def test_a_process_that_somebody_ends_costs_nothing(files: list[Path], alone: list[bytes]) -> None:
    """Killed by hand in the middle: what it was reading is read again."""
    found: list[bytes | None] = []
    killed: set[int] = set()
    for result in itures.parse_many(files, workers=2, chunksize=4):
        found.append(result.data)
        if len(found) in {1, 30, 60}:
            living = sorted(family(os.getpid()) - killed)
            os.kill(living[0], signal.SIGKILL)
            killed.add(living[0])
    assert found == alone
    assert len(killed) == 3


def test_an_item_that_ends_its_process_once_is_innocent(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    assert dict(work_on(deadly_once, [str(mark)], How(workers=1))) == {str(mark): "done"}


def test_a_process_that_has_done_much_gives_way_to_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hand, "MOST", 5)
    found = [number for _, number in work_on(who, "abcdefghijkl", How(workers=1))]
    assert [found.count(number) for number in dict.fromkeys(found)] == [5, 5, 2]


# ------------------------------------------------------------------ endless, and ended


def test_items_are_asked_for_no_faster_than_they_are_worked_on() -> None:
    asked = itertools.count()
    endless = (str(number) for number in asked)
    results = work_on(echo, endless, How(workers=2, chunksize=4))
    some = list(itertools.islice(results, 30))
    results.close()  # type: ignore[attr-defined]
    assert [item for item, _ in some] == [str(number) for number in range(30)]
    most = 30 + 2 * crew._AHEAD * 4 + 2 * 4
    assert next(asked) <= most


def test_nothing_is_left_running_when_it_is_over(files: list[Path]) -> None:
    before = family(os.getpid())
    results = itures.parse_many(itertools.cycle(files), workers=2, chunksize=2)
    next(results)
    assert len(family(os.getpid()) - before) == 2
    results.close()  # type: ignore[attr-defined]
    assert family(os.getpid()) <= before
    assert not [t for t in threading.enumerate() if t.name.startswith("itures-crew")]


def test_nothing_is_left_running_of_threads_of_somebody(files: list[Path]) -> None:
    before = family(os.getpid())
    with ThreadPoolExecutor(2) as threads:
        list(itures.parse_many(files[:20], executor=threads, chunksize=2))
    assert family(os.getpid()) <= before


_ENDLESS = """
import itertools, sys, itures
for number, result in enumerate(itures.parse_many(itertools.cycle(sys.argv[1:]), workers=2)):
    if number == 3:
        print("begun", flush=True)
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_orphan_is_left_by_ctrl_c_or_by_a_kill(files: list[Path], how: signal.Signals) -> None:
    """A script without `if __name__ == "__main__"`, stopped in the middle."""
    script = subprocess.Popen(
        [sys.executable, "-c", _ENDLESS, *map(str, files[:5])],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with script:
        assert script.stdout is not None
        assert script.stdout.readline() == b"begun\n"
        children = family(script.pid)
        assert len(children) == 2
        script.send_signal(how)
        script.wait(20)
    deadline = time.monotonic() + 20
    while any(_runs(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [child for child in children if _runs(child)]


def _runs(number: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{number}/stat").read_text("utf-8")
    except OSError:
        return False


@pytest.mark.parametrize("ordered", [True, False])
def test_memory_does_not_grow_with_the_number_of_items(ordered: bool) -> None:
    """What was taken is gone: 30 MB went through, and never more than the batches on the way."""
    tracemalloc.start()
    try:
        items = map(str, range(10_000, 13_000))
        for _ in work_on(echo, items, How(workers=2, chunksize=8, ordered=ordered)):
            pass
        held, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2 * crew._AHEAD * 8 * 30_000
    assert held < 500_000


# ------------------------------------------------------------------ into a folder


def parts(found: Sequence[object]) -> list[tuple[str, int, bool]]:
    return [(p.path.name, p.documents, p.again) for p in found]  # type: ignore[attr-defined]


def test_results_in_files_of_so_many(tmp_path: Path, files: list[Path], alone: list[bytes]) -> None:
    found = list(itures.parse_to_folder(files[:50], tmp_path, part=20, workers=1))
    assert parts(found) == [
        ("part-00000.ndjson", 20, False),
        ("part-00001.ndjson", 20, False),
        ("part-00002.ndjson", 10, False),
    ]
    written = b"".join(part.path.read_bytes() for part in found)
    assert written.splitlines() == alone[:50]
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []


def test_a_second_run_reads_what_is_not_there_or_has_changed(
    tmp_path: Path, files: list[Path]
) -> None:
    copies = [tmp_path / file.name for file in files[:40]]
    for copy, file in zip(copies, files, strict=False):
        copy.write_bytes(file.read_bytes())
    folder = tmp_path / "out"

    def run(**how: object) -> list[tuple[str, bool]]:
        made = itures.parse_to_folder(copies, folder, part=10, workers=0, **how)
        return [(part.path.name[5:10], part.again) for part in made]

    assert run() == [(f"0000{n}", False) for n in range(4)]
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert run() == [(f"0000{n}", True) for n in range(4)]
    (folder / "part-00001.ndjson").unlink()
    (folder / "part-00002.done").write_text("{", "utf-8")
    assert [again for _, again in run()] == [True, False, False, True]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    copies[35].write_bytes(files[45].read_bytes())
    assert [again for _, again in run()] == [True, True, True, False]
    assert [again for _, again in run(language="en")] == [False] * 4


def test_a_break_leaves_whole_parts_only(tmp_path: Path, files: list[Path]) -> None:
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    list(itures.parse_to_folder(files[:60], whole, part=20, workers=0))
    run = itures.parse_to_folder(files[:60], broken, part=20, workers=2)
    next(run)
    run.close()  # type: ignore[attr-defined]
    assert sorted(path.name for path in broken.iterdir()) == [
        "part-00000.done",
        "part-00000.ndjson",
    ]
    again = list(itures.parse_to_folder(files[:60], broken, part=20, workers=2))
    assert [part.again for part in again] == [True, False, False]
    for path in whole.iterdir():
        assert (broken / path.name).read_bytes() == path.read_bytes()


def test_what_failed_stands_beside_the_part(tmp_path: Path, files: list[Path]) -> None:
    sources = [files[0], tmp_path / "gone.txt"]
    (part,) = itures.parse_to_folder(sources, tmp_path / "out", workers=0)
    assert part.failed == ((str(tmp_path / "gone.txt"), "no such file"),)
    assert json.loads((tmp_path / "out" / "part-00000.done").read_text("utf-8"))["failed"] == [
        [str(tmp_path / "gone.txt"), "no such file"]
    ]
    (part,) = itures.parse_to_folder(sources, tmp_path / "out", workers=0)
    assert (part.again, len(part.failed)) == (True, 1)


def test_a_folder_that_cannot_be_written(tmp_path: Path, files: list[Path]) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(itures.OutputError, match="cannot be made"):
        list(itures.parse_to_folder(files, tmp_path / "file" / "out"))


def test_the_task_goes_to_another_process_and_back() -> None:
    import pickle

    task = Task(language="en", grammars=("x",))
    assert pickle.loads(pickle.dumps(task)) == task
