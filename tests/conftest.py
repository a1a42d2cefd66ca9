"""What many tests need: the content, a copy of the project to spoil, and the built site."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from book.library import ROOT, Library, open_library


@pytest.fixture(scope="session")
def library() -> Library:
    """The content as it stands."""
    return open_library()


@pytest.fixture
def shelves(tmp_path: Path) -> Path:
    """A copy of the content and its contents that a test may spoil."""
    for shelf in ("chapters", "quizzes"):
        shutil.copytree(ROOT / shelf, tmp_path / shelf, ignore=shutil.ignore_patterns(".*"))
    for page in (ROOT / "_toc.yml", *ROOT.glob("*.md")):
        shutil.copyfile(page, tmp_path / page.name)
    return tmp_path


@pytest.fixture
def spoil(shelves: Path) -> Callable[[str, str, str], Path]:
    """Replace one piece of text, which must be there, in one file of the copied content."""

    def replace(name: str, old: str, new: str) -> Path:
        path = shelves / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} no longer holds {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return shelves

    return replace


def build(root: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of the project at `root` as `make book` does."""
    command = [sys.executable, "-m", "book", "build"]
    environment = {**os.environ, "PYTHONPATH": str(root)}  # so that a copied project builds itself, not the installed one
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the built site, built afresh where anything has changed; once for all that test side by side."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared if worker_id == "master" else shared.parent
    with FileLock(shared / "site.lock"):
        if not (shared / "site.built").exists():
            result = build(ROOT)
            assert result.returncode == 0, result.stdout + result.stderr
            (shared / "site.built").touch()
    return ROOT / "_build" / "html"


@pytest.fixture(scope="module")
def copied_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the project in another folder, for builds that a test spoils or compares."""
    root = tmp_path_factory.mktemp("project")
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in listing.stdout.splitlines():
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, root / name)
    return root
