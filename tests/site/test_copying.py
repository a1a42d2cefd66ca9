"""Copying a citation or a link from an opinion: others can use it, and it works where a browser has no clipboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.site.conftest import Reader
from tests.site.marks import WORDS, said, select, tools, use

Readers = Callable[..., Reader]
CITED = {
    ("malek", "p41"): "Malek v. Green, No. 17-cv-00263-BLF, slip op. at 16:4–10 (N.D. Cal. May 30, 2018)",
    ("malek", "p4"): "Malek v. Green, No. 17-cv-00263-BLF, slip op. at 2 (N.D. Cal. May 30, 2018)",
    ("perez", "p2"): "Perez v. City of Fresno, No. 22-15546, slip op. at 5–6 (9th Cir. Apr. 15, 2024)",
    ("perez", "d8"): "Perez v. City of Fresno, No. 22-15546, slip op. at 30 (9th Cir. Apr. 15, 2024) "
    "(S.R. Thomas, J., concurring in part and dissenting in part)",
    ("martinez", "p1"): "Martinez v. City of Clovis, No. 17-17492, slip op. at 4 (9th Cir. Dec. 4, 2019)",
}


@pytest.mark.parametrize(("case", "key"), CITED)
def test_copy_citation(reader: Readers, case: str, key: str) -> None:
    """The number of a paragraph gives a citation that others can use."""
    visitor = reader(whole=True)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open(f"chapters/{case}/opinion")
    page.locator(f"#{key} > .cb-number").press("Enter")
    use(page, "Copy citation")
    expect(said(page)).to_have_text("Citation copied.")
    assert page.evaluate("navigator.clipboard.readText()") == CITED[case, key]


@pytest.mark.parametrize(
    ("first", "start", "last", "end", "at"),
    [
        ("p46", WORDS, "p46", WORDS, "18"),
        ("p46", "Here, the Officers", "p46", "undisputedly", "17"),
        ("p46", "Here, the Officers", "p47", "First, the Officers", "17–18"),
        ("n5", "an officer stopped a vehicle", "n5", "an officer stopped a vehicle", "12 n.5"),
    ],
)
def test_selected_words_are_cited_by_their_own_page(
    reader: Readers, first: str, start: str, last: str, end: str, at: str
) -> None:
    """Not by the page on which their paragraph starts."""
    visitor = reader(whole=True)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open("chapters/malek/opinion")
    select(page, first, start, last, end)
    use(page, "Copy citation")
    expect(said(page)).to_have_text("Citation copied.")
    assert f", slip op. at {at} (N.D. Cal." in page.evaluate("navigator.clipboard.readText()")


def test_copy_link(reader: Readers) -> None:
    """The link leads to the paragraph."""
    visitor = reader(whole=True)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.open("chapters/malek/opinion")
    page.locator("#p41 > .cb-number").click()
    use(page, "Copy link")
    expect(said(page)).to_have_text("Link copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{visitor.start}chapters/malek/opinion.html#p41"


def test_copying_without_a_clipboard(reader: Readers) -> None:
    """Where the browser has no clipboard for pages, the citation stands selected in a field."""
    visitor = reader(whole=True)
    visitor.context.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });")
    page = visitor.open("chapters/malek/opinion")
    page.locator("#p41 > .cb-number").press("Enter")
    use(page, "Copy citation")
    field = tools(page).get_by_label("Copy this")
    expect(field).to_be_focused()
    expect(field).to_have_value(CITED["malek", "p41"])
    assert field.evaluate("(one) => one.selectionEnd - one.selectionStart") == len(CITED["malek", "p41"])
