"""Building the book: never stale, the same bytes twice, and nothing half-written when the content is wrong."""

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.conftest import build


def _files(site: Path) -> dict[str, str]:
    """Every file of a built site with its digest; Sphinx's own record of the build is left out."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != ".buildinfo"
    }


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def built(copied_project: Path) -> Path:
    """The copied project, built once."""
    result = build(copied_project)
    assert result.returncode == 0, result.stdout + result.stderr
    return copied_project


def test_two_builds_are_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """A clean build of the same files in another folder gives the site byte for byte."""
    shutil.copytree(built, tmp_path / "again", ignore=shutil.ignore_patterns("_build"))
    assert build(tmp_path / "again").returncode == 0
    assert _files(tmp_path / "again" / "_build" / "html") == _files(built / "_build" / "html")


def test_an_edited_question_is_on_the_page(built: Path) -> None:
    """A question changed in its YAML file is changed on the page after the next build; no other quiz is touched."""
    page = built / "_build" / "html" / "quizzes" / "entry" / "index.html"
    other = built / "_build" / "html" / "quizzes" / "excessive_force" / "index.html"
    before = other.stat().st_mtime_ns
    old = "how would the court rule on the motion to dismiss the claim that Malek was arrested without probable cause?"
    questions = built / "quizzes" / "entry" / "questions.yml"
    assert " ".join(questions.read_text(encoding="utf-8").split()).count(old) == 1
    _edit(questions, "On the first prong, how would the court rule", "On that prong, how would this court rule")
    assert build(built).returncode == 0
    text = page.read_text(encoding="utf-8")
    assert "On that prong, how would this court rule" in text
    assert other.stat().st_mtime_ns == before


def test_an_edited_event_is_on_the_page(built: Path) -> None:
    """The same for an event of a timeline."""
    _edit(built / "chapters" / "perez" / "events.yml", "label: Seated and handcuffed", "label: Seated and put in handcuffs")
    assert build(built).returncode == 0
    page = built / "_build" / "html" / "chapters" / "perez" / "index.html"
    assert "Seated and put in handcuffs" in page.read_text(encoding="utf-8")


def test_an_edited_note_is_on_its_page_alone(built: Path) -> None:
    """A note changed in its file is changed beside the opinion; no notebook, which shows none, runs for it."""
    site = built / "_build" / "html" / "chapters" / "malek"
    run = built / "_build" / "work" / "_build" / "jupyter_execute" / "chapters" / "malek" / "index.ipynb"
    before = run.stat().st_mtime_ns
    notes = built / "chapters" / "malek" / "notes.yml"
    _edit(notes, "\n  text: >-\n    ", "\n  text: >-\n    This was looked at twice {malek ¶1}. ")
    assert build(built).returncode == 0
    assert "This was looked at twice" in (site / "opinion.html").read_text(encoding="utf-8")
    assert run.stat().st_mtime_ns == before


def test_an_edited_title_is_wherever_it_shows(built: Path) -> None:
    """A quiz’s title changed in its file is changed on the chapters that lead to it; a title of the contents, on every page."""
    site = built / "_build" / "html"
    _edit(built / "quizzes" / "entry" / "questions.yml", "title: Entering the home", "title: Entering a home")
    _edit(built / "_toc.yml", "title: The opinion", "title: The order itself")
    assert build(built).returncode == 0
    assert "Entering a home" in (site / "chapters" / "malek" / "index.html").read_text(encoding="utf-8")
    for name in ("quizzes/arrest/index.html", "chapters/perez/opinion.html", "about.html"):
        assert "The order itself" in (site / name).read_text(encoding="utf-8")


def test_an_edited_style_is_on_the_site(built: Path) -> None:
    """The same for a style sheet or a script, although no page has changed."""
    _edit(built / "book" / "site" / "marks.css", "--cb-own: #fdf0b0", "--cb-own: #fdf0b1")
    assert build(built).returncode == 0
    sheet = built / "_build" / "html" / "_static" / "cb" / "marks.css"
    assert "--cb-own:#fdf0b1" in sheet.read_text(encoding="utf-8")


def test_faulty_content_stops_the_build_whole(built: Path) -> None:
    """With two faults in two files the build fails, names both, and leaves the built site as it was."""
    site = built / "_build" / "html"
    before = _files(site)
    _edit(built / "quizzes" / "entry" / "questions.yml", "{malek ¶24}", "{malek ¶999}")
    _edit(built / "chapters" / "martinez" / "rulings.yml", "disposition: affirmed", "disposition: affirm")
    result = build(built)
    said = result.stdout + result.stderr
    assert result.returncode != 0
    assert "quizzes/entry/questions.yml:" in said and "cites malek #p999" in said
    assert "chapters/martinez/rulings.yml:" in said and "disposition" in said
    assert _files(site) == before
