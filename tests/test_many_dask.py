"""Many files on a cluster: a local one of Dask, whose workers are killed in the middle."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import itures
from cli_run import run
from itures.crew.crew import How, work_on
from itures.crew.engine import workers_of
from itures.crew.loss import ENDED, Loss
from little_corpus import dump
from many_tasks import odd_one
from many_texts import many_texts

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("default")  # those of other people's packages


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return many_texts(tmp_path_factory.mktemp("many"), 120)


@pytest.fixture(scope="module")
def alone(files: list[Path]) -> list[bytes]:
    return [itures.to_json(itures.parse(file)).encode() for file in files]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Two workers with a thread each, and who starts them anew when they end."""
    place = tmp_path_factory.mktemp("dask")
    paths = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", paths)  # the tasks of these tests
        with (
            distributed.LocalCluster(
                n_workers=2,
                threads_per_worker=1,
                dashboard_address=":0",
                local_directory=str(place),
            ) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client


def test_a_cluster_gives_the_same_bytes(client: Any, files: list[Path], alone: list[bytes]) -> None:
    executor = client.get_executor()
    assert workers_of(executor) == 2
    results = list(itures.parse_many(files, executor=executor, chunksize=16))
    assert [result.data for result in results] == alone


@pytest.mark.parametrize("apart", [True, False])
def test_workers_that_are_killed_cost_nothing(
    client: Any, files: list[Path], alone: list[bytes], apart: bool
) -> None:
    """The scheduler gives their batches to others, and a nanny starts new ones."""
    files = files if apart else files[:60]
    found: list[bytes | None] = []
    killed = 0
    results = itures.parse_many(
        iter(files), executor=client.get_executor(), chunksize=4, apart=apart
    )
    for result in results:
        found.append(result.data)
        if len(found) in ({10, 60} if apart else {10}):
            workers = client.scheduler_info(n_workers=-1)["workers"]
            address = min(workers)
            os.kill(client.run(os.getpid, workers=[address])[address], signal.SIGKILL)
            killed += 1
    assert killed == (2 if apart else 1)
    assert found == alone[: len(files)]


def test_on_a_cluster_a_poisonous_item_is_found_out_and_kills_no_worker(client: Any) -> None:
    client.wait_for_workers(2, timeout=60)  # those that were killed before are started anew
    before = sorted(client.run(os.getpid).values())
    items = ["a", "exit", "b", "loop", "c", "segfault"]
    how = How(client.get_executor(), chunksize=2, timeout=4)
    found = dict(work_on(odd_one, items, how))
    assert list(found) == items
    assert [found[item] for item in "abc"] == ["A", "B", "C"]
    assert found["exit"] == found["segfault"] == ENDED
    assert isinstance(found["loop"], Loss)
    assert found["loop"].why == "late"
    assert sorted(client.run(os.getpid).values()) == before


def test_a_corpus_is_added_to_by_a_cluster(client: Any, files: list[Path], tmp_path: Path) -> None:
    """Also by the command, from another folder than that of the workers."""
    stores = [tmp_path / f"{name}.sqlite" for name in ("one", "two", "three")]
    for store in stores:
        itures.Corpus.create(store).close()
    with itures.Corpus.open(stores[0]) as one, itures.Corpus.open(stores[1]) as two:
        one.add(files[:30])
        two.add(files[:30], executor=client.get_executor())
    names = [os.path.relpath(file, tmp_path) for file in files[:30]]
    address = client.scheduler.address
    found = run("corpus", "add", str(stores[2]), *names, "--dask", address, cwd=tmp_path)
    assert (found.code, found.err[:8]) == (0, "30 added")
    opened = [itures.Corpus.open(store) for store in stores]
    first, second, third = map(dump, opened)
    for corpus in opened:
        corpus.close()
    assert first == second == third


def test_a_cluster_that_is_gone_is_said(files: list[Path]) -> None:
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        executor = client.get_executor()
        results = itures.parse_many(files, executor=executor, chunksize=2, timeout=30)
        next(results)
        client.close()
        with pytest.raises(itures.CrewError):
            list(results)
