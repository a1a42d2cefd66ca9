"""The zip of the site: the same bytes for the same site, and a book that opens from disk."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import expect

from book.library import Library
from book.packing import pack_site
from tests.site.conftest import Reader

Readers = Callable[..., Reader]


def test_packing_needs_a_site(tmp_path: Path) -> None:
    """Packing before building says what to run, and leaves no file."""
    assert pack_site(tmp_path, tmp_path / "x.zip") == 1
    assert not (tmp_path / "x.zip").exists()


def test_the_same_site_is_the_same_zip(site: Path, tmp_path: Path) -> None:
    """Packed twice, byte for byte; one folder on top; every file in it."""
    targets = [tmp_path / part / "clearly-established.zip" for part in ("one", "two")]
    for target in targets:
        target.parent.mkdir()
        assert pack_site(site, target) == 0
    assert targets[0].read_bytes() == targets[1].read_bytes()
    names = ZipFile(targets[0]).namelist()
    assert {name.split("/")[0] for name in names} == {"clearly-established"}
    assert len(names) == sum(path.is_file() for path in site.rglob("*"))


def test_the_unpacked_book_works_from_disk(site: Path, tmp_path: Path, reader: Readers, library: Library) -> None:
    """Unpacked into a folder with a blank and letters in its name, pages open, a quiz is answered and a timeline drawn."""
    assert pack_site(site, tmp_path / "clearly-established.zip") == 0
    folder = tmp_path / "my books – é"
    ZipFile(tmp_path / "clearly-established.zip").extractall(folder)
    visitor = reader(mode="disk", service_workers="allow")
    visitor.start = f"{(folder / 'clearly-established').as_uri()}/"
    page = visitor.open("index")
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Entering the home").click()
    identity = library.bank("entry").questions[0].id
    question = page.locator(f'[data-question="{identity}"]')
    question.locator(".cb-option > label").first.click()
    question.get_by_role("button", name="Check answer").click()
    expect(question.locator(".cb-feedback")).to_be_visible()
    page.reload()
    expect(question.locator(".cb-feedback")).to_be_visible()
    page = visitor.open("chapters/perez/index")
    page.get_by_role("button", name="Open the interactive timeline").click()
    expect(page.locator(".cb-canvas .main-svg").first).to_be_visible()
    expect(visitor.open("chapters/malek/opinion#p41").locator("#p41")).to_be_in_viewport()
    assert visitor.troubles == [] and visitor.abroad() == []
