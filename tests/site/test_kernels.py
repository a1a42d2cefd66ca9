"""The notebooks of a build: each runs in a process of its own, and whatever happens there ends with the build."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from book.library import ROOT
from tests.conftest import build

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Makes a small book out of notebooks, each given as the source of its one cell."""

    def make(*cells: str, timeout: int = 120) -> Path:
        for part in ("book", "chapters", "quizzes"):
            shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("*.ipynb"))
        config = (ROOT / "_config.yml").read_text(encoding="utf-8")
        (tmp_path / "_config.yml").write_text(config.replace("timeout: 120", f"timeout: {timeout}"), encoding="utf-8")
        names = [f"notebook{number}" for number, _ in enumerate(cells)]
        for name, source in zip(names, cells, strict=True):
            parts = [new_markdown_cell(f"# {name}"), new_code_cell(source)]
            kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
            nbformat.write(new_notebook(cells=parts, metadata=kernel), tmp_path / f"{name}.ipynb")
        (tmp_path / "index.md").write_text("# A small book\n", encoding="utf-8")
        pages = "".join(f"  - file: {name}\n" for name in names)
        (tmp_path / "_toc.yml").write_text(f"format: jb-book\nroot: index\nchapters:\n{pages}", encoding="utf-8")
        return tmp_path

    return make


def _shown(root: Path, name: str) -> str:
    """What a notebook's cell has printed, on its page."""
    page = (root / "_build" / "html" / f"{name}.html").read_text(encoding="utf-8")
    return re.search(r"said: (.*?)\n", page)[1]


def _runs(pid: str) -> bool:
    try:
        return psutil.Process(int(pid)).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_each_notebook_is_alone(write: Write) -> None:
    """Two notebooks run in two processes, neither sees what the other did to the package, and none is left after the build."""
    root = write(
        *2 * ["import os, book\nprint('said:', os.getpid(), getattr(book, 'left', 'nothing'))\nbook.left = 'something'"]
    )
    result = build(root)
    assert result.returncode == 0, result.stderr
    pids, left = zip(*(_shown(root, name).split() for name in ("notebook0", "notebook1")), strict=True)
    assert len(set(pids)) == 2 and left == ("nothing", "nothing")
    assert not any(_runs(pid) for pid in pids)


def test_what_a_notebook_started_ends_with_it(write: Write, tmp_path: Path) -> None:
    """A notebook that fails takes down what it started itself, says its own words, and leaves no site."""
    cell = f"""
import os, time
from pathlib import Path
child = os.fork() or time.sleep(600)
Path('{tmp_path}/pid').write_text(str(child))
raise ValueError('the cell’s own words')
"""
    result = build(write(cell))
    _failed(result, tmp_path, "the cell’s own words")
    assert not _runs((tmp_path / "pid").read_text())


@pytest.mark.parametrize(
    ("cell", "says"),
    [("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "Kernel died"), ("import time\ntime.sleep(600)", "timed out")],
    ids=["killed", "hung"],
)
def test_a_kernel_that_is_lost_ends_the_build(cell: str, says: str, write: Write, tmp_path: Path) -> None:
    """A kernel that is killed, or gives no answer in time, fails the build and is not waited for."""
    _failed(build(write(cell, timeout=3)), tmp_path, says)


def _failed(result: CompletedProcess[str], root: Path, says: str) -> None:
    assert result.returncode == 1
    assert says in result.stderr and "The book was not built" in result.stderr
    assert not (root / "_build" / "html").exists()
