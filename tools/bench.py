"""`make bench`: what a build costs, beside a stock Jupyter Book of the same texts, and as the number of opinions grows.

    python tools/bench.py [3 30 300]

Each row is a build in a folder of its own: seconds by the clock, seconds of processor, and the most memory of all its
processes at once (what they share counted once). The share is of the processor’s seconds of the clean build above it; for the
first of ours, of the stock one. The generated opinions are copies of the three under other names, with their pins, notes,
stops, events and authorities; the quizzes are not multiplied. The last rows build the book as it is.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import nbformat
import psutil
import yaml
from nbformat.v4 import new_code_cell, new_notebook

from book.figure import draw_calendar
from book.library import ROOT, Library, open_library

CASES = ("malek", "perez", "martinez")
QUIZZES = ("entry", "excessive_force", "state_created_danger")
PARTS = ("_config.yml", "book", "chapters", "quizzes", "pyproject.toml")
STOCK_CONFIG = "title: Stock\nexecute:\n  execute_notebooks: force\n  timeout: 300\nonly_build_toc_files: true\n"


def main(sizes: list[int]) -> None:
    """Print the table, row by row as each build ends."""
    library = open_library()
    print(f"{'build':44} {'clock, s':>9} {'processor, s':>13} {'share':>6} {'memory, MB':>11}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        stock = _stock(Path(folder, "stock"), library)
        bare = _row("stock Jupyter Book, 3 opinions, 3 quizzes", lambda: _jupyter_book(stock))
        _ours_in(Path(folder, "same"), CASES, "this book, the same content", bare)
        for size in sizes:
            _ours_in(Path(folder, f"of-{size}"), _multiplied(size), f"this book, {size} opinions")
        _ours_in(Path(folder, "whole"), None, "this book, all of it")


def _ours_in(root: Path, names: tuple[str, ...] | None, name: str, beside: float = 0) -> None:
    """A clean build, and the next one after each of three edits."""
    _ours(root, names) if names else _whole(root)
    clean = _row(name, lambda: _casebook(root), beside)
    for what, edit in EDITS.items():
        edit(root / "chapters" / "malek")
        _row(f"  next build, {what} edited", lambda: _casebook(root), clean)
    shutil.rmtree(root)


def _row(name: str, build: Callable[[], subprocess.Popen[bytes]], beside: float = 0) -> float:
    start = time.monotonic()
    process = build()
    most = _watch(process)
    _, status, spent = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{name}: the build failed with status {os.waitstatus_to_exitcode(status)}")
    seconds, processor = time.monotonic() - start, spent.ru_utime + spent.ru_stime
    share = f"{processor / beside:.2f}" if beside else ""
    print(f"{name:44} {seconds:9.1f} {processor:13.1f} {share:>6} {most:11.0f}", flush=True)
    return processor


def _watch(process: subprocess.Popen[bytes]) -> float:
    """The most memory, in MB, that a process and all below it held at once, looked at twice a second until it ends."""
    family, most = psutil.Process(process.pid), 0.0
    while family.status() != psutil.STATUS_ZOMBIE:
        held = 0
        for one in [family, *family.children(recursive=True)]:
            with suppress(psutil.Error):
                held += one.memory_full_info().pss
        most = max(most, held / 1e6)
        time.sleep(0.5)
    return most


def _casebook(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "book", "build"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.DEVNULL,
    )


def _jupyter_book(root: Path) -> subprocess.Popen[bytes]:
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "-q", str(root)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _multiplied(size: int) -> tuple[str, ...]:
    """Names for `size` opinions: the three, and copies of them told apart by letters."""
    letters = [f"{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range((size + 2) // 3)]
    return tuple(f"{case}{letter if n else ''}" for n, letter in enumerate(letters) for case in CASES)[:size]


def _ours(root: Path, names: tuple[str, ...]) -> Path:
    """The project at `root` with these opinions and three quizzes."""
    root.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, root / part)
    for name in names[len(CASES) :]:
        _copy(root, _original(name), name)
    if len(names) > len(CASES):
        _use_authorities(root / "chapters" / "authorities.yml", names)
    chapters = [
        f"  - file: chapters/{name}/index\n    sections:\n    - file: chapters/{name}/opinion\n      title: The opinion"
        for name in names
    ]
    pages = [*chapters, *(f"  - file: quizzes/{topic}/index" for topic in QUIZZES)]
    (root / "_toc.yml").write_text("\n".join(["format: jb-book", "root: index", "chapters:", *pages]) + "\n")
    (root / "index.md").write_text("# A book to measure\n")
    return root


def _whole(root: Path) -> None:
    """The project at `root` as it is."""
    root.mkdir()
    for source in [*map(ROOT.joinpath, PARTS), ROOT / "_toc.yml", *ROOT.glob("*.md")]:
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, root / source.name)


def _original(name: str) -> str:
    return next(case for case in CASES if name.startswith(case))


def _copy(root: Path, case: str, name: str) -> None:
    """The chapter of `case` once more, as `name`."""
    target = root / "chapters" / name
    shutil.copytree(root / "chapters" / case, target)
    for path in target.glob("*.yml"):
        path.write_text(_renamed(path.read_text(encoding="utf-8"), case, name), encoding="utf-8")
    notebook = target / "index.ipynb"
    text = notebook.read_text(encoding="utf-8")
    notebook.write_text(text.replace(f'chapter(\\"{case}\\")', f'chapter(\\"{name}\\")'), encoding="utf-8")


def _renamed(text: str, case: str, name: str) -> str:
    pinned = re.sub(rf"\{{{case}(?=\s)", f"{{{name}", text)
    return re.sub(rf"^id: {case}$", f"id: {name}", pinned, flags=re.M)


def _use_authorities(path: Path, names: tuple[str, ...]) -> None:
    """Each copy uses what its original uses."""
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    for authority in content["authorities"]:
        authority["used"] = [
            use | {"opinion": name, "about": _renamed(use["about"], use["opinion"], name)}
            for use in authority["used"]
            for name in names
            if _original(name) == use["opinion"]
        ]
    path.write_text(yaml.dump(content, Dumper=yaml.CDumper, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _edited(name: str, old: str, new: str) -> Callable[[Path], None]:
    """What changes one place in one file of a chapter's folder."""

    def edit(folder: Path) -> None:
        path = folder / name
        text, count = re.subn(old, new, path.read_text(encoding="utf-8"), count=1)
        assert count, f"{path} has no place to edit"
        path.write_text(text, encoding="utf-8")

    return edit


EDITS = {
    "a note": _edited("notes.yml", r"(\n  text: >-\n    )", r"\1This is a second look {malek ¶1}. "),
    "an event": _edited("events.yml", r"(\n  label: )", r"\1Then "),
    "a question": _edited("../../quizzes/entry/questions.yml", r"(\n  stem: >-\n    )", r"\1Now then, "),
}


def _stock(root: Path, library: Library) -> Path:
    """The same texts, timelines and quizzes as a stock Jupyter Book with plotly's renderer and jupyterquiz."""
    root.mkdir(parents=True)
    pages = []
    for case, chapter in library.chapters.items():
        text = "\n\n".join(passage.text for passage in chapter.opinion.passages.values())
        (root / f"{case}-opinion.md").write_text(f"# {chapter.case.name}\n\n{text}\n", encoding="utf-8")
        (root / f"{case}.json").write_text(draw_calendar(chapter.events).to_json())
        source = f'import plotly.io as pio\npio.read_json("{case}.json")'
        _notebook(root / f"{case}.ipynb", chapter.case.name, source)
        pages += [case, f"{case}-opinion"]
    for topic in QUIZZES:
        questions = [
            {
                "question": question.stem,
                "type": "many_choice",
                "answers": [{"answer": one.text, "correct": one.right, "feedback": one.rationale} for one in question.options],
            }
            for question in library.bank(topic).questions
            if question.kind in ("single", "two", "several")
        ]
        (root / f"{topic}-quiz.json").write_text(json.dumps(questions))
        _notebook(root / f"{topic}.ipynb", topic, f'from jupyterquiz import display_quiz\ndisplay_quiz("{topic}-quiz.json")')
        pages.append(topic)
    (root / "index.md").write_text("# Stock\n")
    (root / "_config.yml").write_text(STOCK_CONFIG)
    toc = ["format: jb-book", "root: index", "chapters:", *(f"- file: {page}" for page in pages)]
    (root / "_toc.yml").write_text("\n".join(toc) + "\n")
    return root


def _notebook(path: Path, title: str, source: str) -> None:
    cells = [nbformat.v4.new_markdown_cell(f"# {title}"), new_code_cell(source)]
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}), path)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [3, 30, 300])
