"""The opinions: structure, pages, notes, and looking words up."""

from pathlib import Path

import pytest

from book.complaint import ContentError
from book.library import Library
from book.opinion import Opinion, called, read_opinion

PAGES = {"malek": 37, "perez": 32, "martinez": 27}
NOTES = {"malek": 13, "perez": 11, "martinez": 20}
SKIPPED = {"malek": set(), "perez": {3, 4}, "martinez": {2, 3}}  # pages that hold only the summary and the list of counsel


def _opinion(tmp_path: Path, text: str) -> Opinion:
    path = tmp_path / "opinion.md"
    path.write_text(text, encoding="utf-8")
    return read_opinion(path, "case", "opinion.md")


@pytest.mark.parametrize("case", PAGES)
def test_every_page_starts_once(library: Library, case: str) -> None:
    """Each page of the slip opinion that holds opinion text starts at exactly one place in the body."""
    body = library.chapter(case).opinion.body
    starts = [int(run.text) for passage in body for run in passage.runs if run.kind == "page"]
    assert starts == [page for page in range(1, PAGES[case] + 1) if page not in SKIPPED[case]]


@pytest.mark.parametrize("case", NOTES)
def test_every_footnote_is_there_and_marked_once(library: Library, case: str) -> None:
    """As many footnotes as the court wrote (star notes included), each with one mark."""
    opinion = library.chapter(case).opinion
    marks = [run.text for passage in opinion.body for run in passage.runs if run.kind == "note"]
    assert len(opinion.notes) == len(marks) == len(set(marks)) == NOTES[case]


def test_a_footnote_over_two_pages_knows_both(library: Library) -> None:
    """Note 5 of Malek starts on page 12 and ends on page 13."""
    note = library.chapter("malek").opinion.passages["n5"]
    assert (note.page, note.last_page) == (12, 13)


def test_the_dissent_is_a_part_of_its_own(library: Library) -> None:
    """Perez's dissent has its own numbers, and its note belongs to it."""
    passages = library.chapter("perez").opinion.passages
    assert called(passages["d3"]) == "dissent ¶3" and called(passages["dn1"]) == "dissent n.1"
    assert {passage.part for key, passage in passages.items() if key.startswith("d")} == {"dissent"}


def test_malek_keeps_its_lines(library: Library) -> None:
    """The paragraph that says the right was clearly established tells its printed lines."""
    assert library.chapter("malek").opinion.passages["p46"].lines == "17:28-18:9"


def test_a_quotation_knows_its_page(library: Library) -> None:
    """A quotation after a page mark stands on the later page of its paragraph."""
    place = library.chapter("malek").opinion.find("Moreover, Malek’s right to be free from such an unlawful entry")[0]
    assert (place.passage.key, place.page) == ("p46", 18)


def test_case_names_are_italic(library: Library) -> None:
    """In Perez the case Drummond is italic, the man is not."""
    runs = library.chapter("perez").opinion.passages["p13"].runs
    assert [(run.text, run.italic) for run in runs[:3]][1] == ("Drummond", True)
    assert runs[2].text.startswith(", Drummond’s neighbor") and not runs[2].italic


def test_paragraph_numbers_run_on(tmp_path: Path) -> None:
    """A number out of order is a complaint with its line."""
    with pytest.raises(ContentError) as caught:
        _opinion(tmp_path, "{#p1}\nOne.\n\n{#p3}\nThree.\n")
    assert str(caught.value.complaints[0]) == "opinion.md:5 @ p3: the paragraph is out of order. Here {#p2} is due."


def test_a_mark_without_a_footnote(tmp_path: Path) -> None:
    """A footnote that nothing marks is a complaint."""
    with pytest.raises(ContentError) as caught:
        _opinion(tmp_path, "{#p1}\nOne.\n\n[^2]: Two.\n")
    assert str(caught.value.complaints[0]) == "opinion.md @ [^2]: the footnote has no mark in the text"


def test_markup_in_the_court_s_words_stays_words(tmp_path: Path) -> None:
    """Tags, links and entities are the court's characters."""
    opinion = _opinion(tmp_path, "{#p1}\n<script>alert(1)</script> [t]he &lt; [x](y) `z`\n")
    assert opinion.passages["p1"].text == "<script>alert(1)</script> [t]he &lt; [x](y) `z`"
