"""Citations: the field's form, as the captions and the opinions style it, and the texts from which pins are read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from book.citeform import form
from book.complaint import ContentError
from book.library import Library, open_library
from book.site.texts import texts_script

FORMS = {
    "malek": "Malek v. Green, No. 17-cv-00263-BLF, slip op. at {at} (N.D. Cal. May 30, 2018)",
    "perez": "Perez v. City of Fresno, No. 22-15546, slip op. at {at} (9th Cir. Apr. 15, 2024)",
    "martinez": "Martinez v. City of Clovis, No. 17-17492, slip op. at {at} (9th Cir. Dec. 4, 2019)",
}


@pytest.mark.parametrize("case", FORMS)
def test_an_opinion_is_cited_by_docket_court_and_date(library: Library, case: str) -> None:
    """The parts stand in the order that citation manuals give a slip opinion."""
    assert form(library.chapter(case).case) == FORMS[case]


def test_a_dissent_names_its_writer_as_the_opinion_does(library: Library) -> None:
    """The parenthesis has the words with which the dissent opens."""
    chapter = library.chapter("perez")
    words = "S.R. Thomas, J., concurring in part and dissenting in part"
    assert form(chapter.case, "dissent") == f"{FORMS['perez']} ({words})"
    opening = next(passage.text for passage in chapter.opinion.body if passage.part == "dissent")
    assert opening.lower() == words.lower().replace("j.,", "circuit judge,") + ":"


@pytest.mark.parametrize(
    ("decided", "words"),
    [("2018", "2018"), ("2018-09", "Sept. 2018"), ("2018-06-03", "June 3, 2018"), ("2018-05-30", "May 30, 2018")],
)
def test_a_date_goes_as_far_as_it_is_known(library: Library, decided: str, words: str) -> None:
    """A year, a month or a day; months are abbreviated as the field does, and days have no leading zero."""
    case = library.chapter("malek").case.model_copy(update={"decided": decided})
    assert form(case).endswith(f"(N.D. Cal. {words})")


def test_a_dissent_without_a_writer_is_a_complaint(spoil: Callable[[str, str, str], Path]) -> None:
    """Nobody could cite it."""
    root = spoil("chapters/perez/case.yml", "  cited_as: S.R. Thomas, J., concurring in part and dissenting in part\n", "")
    with pytest.raises(ContentError) as caught:
        open_library(root)
    assert "no judge has a 'cited_as', but the opinion has a dissent." in str(caught.value)


def test_the_texts_know_every_passage_and_its_pages(library: Library) -> None:
    """The script of the texts gives each character of each passage the page that the opinion gives it."""
    texts = json.loads(texts_script(library).removeprefix("globalThis.casebookTexts = ").removesuffix(";\n"))
    assert list(texts) == list(library.chapters)
    for case, chapter in library.chapters.items():
        told = {passage["key"]: passage for passage in texts[case]["passages"]}
        for key, passage in chapter.opinion.passages.items():
            if passage.kind == "heading":
                continue
            starts = told[key]["turns"]
            for at in range(len(passage.text)):
                page = next((page for start, page in reversed(starts) if start <= at), told[key]["page"])
                assert page == passage.page_at(at), (case, key, at)
            assert (told[key]["text"], told[key]["lines"]) == (passage.text, passage.lines)
