"""The command line: plain words and an exit status."""

import socket
from pathlib import Path

import nbformat
import pytest

from book.cli import main
from book.server import serve


def test_no_site_to_serve(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Serving before building says what to run."""
    assert serve(tmp_path, 0) == 1
    assert "Run: make book" in capsys.readouterr().err


def test_a_port_that_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A port in use is named, with a way to choose another."""
    (tmp_path / "index.html").write_text("", encoding="utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve(tmp_path, port) == 1
    said = capsys.readouterr().err
    assert f"Port {port} cannot be used" in said and f"PORT={port + 1}" in said


@pytest.mark.parametrize("name", ["nope.ipynb", "README.md", "chapters"])
def test_no_notebook_to_run(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no notebook is named, and nothing is run."""
    assert main(["notebooks", "chapters/malek/index.ipynb", name]) == 1
    assert capsys.readouterr().err == f"{name}: there is no such notebook.\n"


@pytest.mark.parametrize("text", ["{ not json", "[1]", '{"a": 1}'])
def test_what_is_no_notebook(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence says so, and the file is left as it was."""
    path = tmp_path / "bad.ipynb"
    path.write_text(text, encoding="utf-8")
    assert main(["notebooks", str(path)]) == 1
    assert "this is no notebook" in capsys.readouterr().err and path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("kernel", "code", "says"),
    [
        ("python3", "raise KeyError('there is no quiz')", "KeyError: 'there is no quiz'"),
        ("python3", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "its kernel ended while a cell ran"),
        ("python3", "import time; time.sleep(60)", "a cell took longer than 3 seconds"),
        ("no-such", "1", "it asks for the kernel “no-such”, which is not installed here"),
    ],
)
def test_a_notebook_that_cannot_be_run(
    kernel: str, code: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence says why, and the file is left as it was."""
    monkeypatch.setattr("book.stored.PATIENCE", 3)
    path = tmp_path / "failing.ipynb"
    metadata = {"kernelspec": {"name": kernel, "display_name": "Python 3", "language": "python"}}
    before = nbformat.writes(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)], metadata=metadata))
    path.write_text(before, encoding="utf-8")
    assert main(["notebooks", str(path)]) == 1
    said = capsys.readouterr().err
    assert f"{path}: " in said and says in said and "Traceback" not in said
    assert path.read_text(encoding="utf-8") == before


@pytest.mark.parametrize("words", [[], ["nonsense"], ["serve", "--port", "x"]])
def test_what_is_not_understood(words: list[str]) -> None:
    """Anything else ends with status 2 and the usage."""
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
