"""The EPUB: epubcheck finds nothing, notes are footnotes that lead back, two makings are the same bytes."""

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from book.library import Library
from book.paper.epub import epub
from book.paper.sheet import Sheet
from book.paper.xhtml import OPS, XHTML

ABOUT = ("Clearly Established", "The Clearly Established authors", "2026")


@pytest.fixture(scope="module")
def made(sheets: list[Sheet]) -> bytes:
    """The EPUB."""
    return epub(sheets, *ABOUT)


def _documents(made: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {Path(name).name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")}


def test_epubcheck_finds_nothing(made: bytes, tmp_path: Path) -> None:
    """No fatal, no error, no warning."""
    jar = shutil.which("epubcheck")
    assert jar, "epubcheck was not found. Debian: apt-get install epubcheck"
    (tmp_path / "book.epub").write_bytes(made)
    report = tmp_path / "report.json"
    program = ["java", "-jar", jar] if Path(jar).resolve().suffix == ".jar" else [jar]
    subprocess.run([*program, str(tmp_path / "book.epub"), "--json", str(report)], capture_output=True, check=False)
    found = json.loads(report.read_text(encoding="utf-8"))
    assert [(one["ID"], one["message"]) for one in found["messages"] if one["severity"] in ("FATAL", "ERROR", "WARNING")] == []
    assert found["publication"]["ePubVersion"].startswith("3")


def test_the_same_bytes_twice(made: bytes, sheets: list[Sheet]) -> None:
    """Nothing in the file tells when it was made."""
    assert epub(sheets, *ABOUT) == made


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_notes_are_footnotes(made: bytes, library: Library, case: str) -> None:
    """Every note of ours and of the court is called once, is a footnote, and leads back to its call."""
    document = _documents(made)[f"chapters-{case}-opinion.xhtml"]
    typed = f"{{{OPS}}}type"
    calls = [node.get("href").removeprefix("#") for node in document.iter(f"{{{XHTML}}}a") if node.get(typed) == "noteref"]
    notes = {node.get("id"): node for node in document.iter(f"{{{XHTML}}}aside") if node.get(typed) == "footnote"}
    chapter = library.chapter(case)
    wanted = {note.key for note in chapter.opinion.notes} | {f"note-{note.id}" for note in chapter.notes}
    assert wanted <= set(notes) and set(calls) <= set(notes)
    ids = {node.get("id") for node in document.iter()}
    backs = {name: notes[name].find(f"{{{XHTML}}}a").get("href").removeprefix("#") for name in wanted}
    assert {name for name, back in backs.items() if back not in ids} == set()


def test_the_pages_of_the_slip_opinions_are_listed(made: bytes, library: Library) -> None:
    """The page list names each page that starts in the text of an opinion."""
    nav = _documents(made)["nav.xhtml"]
    pages = next(node for node in nav.iter(f"{{{XHTML}}}nav") if node.get(f"{{{OPS}}}type") == "page-list")
    listed = {link.text for link in pages.iter(f"{{{XHTML}}}a")}
    assert {f"{chapter.case.short} p. {n}" for chapter in library.chapters.values()
            for passage in chapter.opinion.body for run in passage.runs if run.kind == "page" for n in [run.text]} == listed  # fmt: skip
