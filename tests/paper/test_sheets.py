"""The sheets: every page in its order, nothing to press, answers kept back and linked both ways, no dead link."""

import pytest

from book.library import Library
from book.markup import el
from book.paper.links import settle_links
from book.paper.sheet import Sheet, classed, replace, words


def test_every_chapter_and_every_quiz_is_there(sheets: list[Sheet], library: Library) -> None:
    """Each opinion with its chapter, each quiz with its answers; what only a browser can show is left out."""
    there = {sheet.address for sheet in sheets}
    assert {f"chapters/{case}/{page}.html" for case in library.chapters for page in ("index", "opinion")} <= there
    assert {f"quizzes/{topic}/index.html" for topic in library.banks} <= there
    assert {f"answers/{topic}.html" for topic in library.banks} | {
        f"answers/rulings-{case}.html" for case in library.chapters
    } <= there
    assert {"glossary.html", "authorities.html", "about.html"} <= there
    assert not {"progress.html", "review.html", "marks.html"} & there


def test_nothing_to_press(sheets: list[Sheet]) -> None:
    """No control, no fold and no script is left."""
    left = {"button", "select", "input", "details", "summary", "script"}
    assert {node.tag for sheet in sheets for node in sheet.body.iter() if node.tag in left} == set()


def test_a_worksheet_tells_no_answer(sheets: list[Sheet], library: Library) -> None:
    """Neither a quiz nor an opinion's stops hold an answer; each question leads to its answer and back."""
    by = {sheet.address: sheet for sheet in sheets}
    for topic, bank in library.banks.items():
        asked, told = by[f"quizzes/{topic}/index.html"], by[f"answers/{topic}.html"]
        assert "Answer:" not in words(asked.body)
        back = [link.get("href") for link in told.body.iter("a") if link.getparent().tag == "h2"]
        assert back == [f"quizzes/{topic}/index.html#q-{question.id}" for question in bank.questions]
        there = [link.get("href") for box in classed(asked.body, "cb-to-answer") for link in box.iter("a")]
        assert there == [f"answers/{topic}.html#key-{question.id}" for question in bank.questions]
    assert all("Answer:" not in words(by[f"chapters/{case}/opinion.html"].body) for case in library.chapters)


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_every_word_of_the_court(sheets: list[Sheet], library: Library, case: str) -> None:
    """Every numbered paragraph stands whole in the opinion, with its number; those of a dissent carry a D."""
    sheet = next(one for one in sheets if one.address == f"chapters/{case}/opinion.html")
    shown = {node.get("id"): node for node in classed(sheet.body, "cb-par")}
    for passage in library.chapter(case).opinion.body:
        if not passage.number:
            continue
        node = shown[passage.key]
        for mark in classed(node, "cb-number", "cb-page", "cb-our-mark", "cb-ref"):
            if "cb-number" in mark.get("class"):
                assert mark.text == f"{'D' if passage.part == 'dissent' else ''}¶{passage.number}"
        bare = "".join(text for text in node.xpath(".//text()") if text.getparent().get("class") not in _OURS or text.is_tail)
        assert _letters(bare) == _letters(passage.text)


_OURS = {"cb-number", "cb-page", "cb-our-mark", "cb-ref"}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_an_answer_keeps_its_pins(sheets: list[Sheet], library: Library) -> None:
    """Behind the book, too, every quotation of a court leads to its place, and the rulings to theirs."""
    told = [sheet for sheet in sheets if sheet.address.startswith("answers/")]
    assert len(told) == len(library.banks) + len(library.chapters)
    for sheet in told:
        feet = [node for node in sheet.body.iter("footer") if node.getparent().get("class") == "cb-court"]
        assert all(foot.find("a") is not None for foot in feet) and len(classed(sheet.body, "cb-pin")) > 5


def test_the_front_page_asks_its_question(sheets: list[Sheet]) -> None:
    """What the front page lets try stands there on paper, and its answer at the end."""
    (box,) = classed(sheets[0].body, "cb-stop")
    (link,) = (link for told in classed(box, "cb-to-answer") for link in told.iter("a"))
    assert link.get("href").startswith("answers/") and classed(box, "cb-stem")


def test_a_stop_leads_to_its_answer(sheets: list[Sheet], library: Library) -> None:
    """Each stop of an opinion sends the reader to the answer itself, not to the quiz that asks the same."""
    by = {sheet.address: sheet for sheet in sheets}
    for case, chapter in library.chapters.items():
        body = by[f"chapters/{case}/opinion.html"].body
        there = {link.get("href") for told in classed(body, "cb-to-answer") for link in told.iter("a")}
        assert there == {f"answers/{stop.topic}.html#key-{stop.asks}" for stop in chapter.stops.stops}


def test_a_link_that_leads_nowhere_is_refused() -> None:
    """A missing anchor and a way out of the site stop the making; a link to a page that the book leaves out becomes words."""
    body = el("div", el("h1", "One"), el("p", "See ", el("a", "marks", href="marks.md"), "."))
    sheets = [Sheet("one.html", "One", "", 1, body)]
    settle_links(sheets)
    assert body.find("p").text == "See marks." and not list(body.iter("a"))
    body.append(el("a", "gone", href="#gone"))
    body.append(el("a", "out", href="../out.html"))
    with pytest.raises(ValueError, match="one.html: #gone, one.html: ../out.html"):
        settle_links(sheets)


def test_words_after_a_replaced_element_stay() -> None:
    """Replacing keeps the text before and after, in order."""
    tree = el("p", "a ", el("em", "b"), " c ", el("em", "d"), " e")
    replace(tree.find("em"), "x", el("strong", "y"))
    assert words(tree) == "a xy c d e"
