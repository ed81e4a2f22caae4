"""The gate on the speed of reading: it opens and shuts; no test asserts a time."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
TEXT = "RESOLUTION 1 (Examplia, 2031)\n\nrecalling\n\na) Resolution 2;\n"


@pytest.fixture
def floor(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The measure, on one small text; skipped where only the package is installed."""
    if not (ROOT / "benchmarks").is_dir():
        pytest.skip("no benchmarks here")
    monkeypatch.syspath_prepend(str(ROOT))
    module = import_module("benchmarks.floor")
    monkeypatch.setattr(module, "english", lambda _copies: ("samples, varied", [TEXT]))
    yield module
    for name in [name for name in sys.modules if name.partition(".")[0] == "benchmarks"]:
        del sys.modules[name]


@pytest.mark.parametrize(("bar", "code"), [(0.0, 1), (1e9, 0)])
def test_the_gate_is_shut_above_its_bar(
    floor: ModuleType,
    bar: float,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(floor, "GATES", {True: 1e9, False: bar})
    assert floor.gate(1, 1) == code
    assert "aim 3" in capsys.readouterr().out
