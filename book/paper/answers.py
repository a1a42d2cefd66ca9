"""What a reader predicts first stands at the end of the book: the answers of the quizzes and the rulings, linked both ways."""

from lxml import etree

from book.library import Library
from book.markup import el
from book.paper.sheet import classed, drop, replace, words

ANSWERS = "Answers and rulings"


def keep_back(body: etree._Element, address: str, library: Library) -> list[tuple[str, etree._Element]]:
    """Take the answers out of a page, leave links in their place, and give them as pages of their own: address and body."""
    shelf, _, rest = address.partition("/")
    folder = rest.partition("/")[0]
    if shelf == "quizzes":
        return [_quiz(body, address, folder)]
    if shelf == "chapters" and address.endswith("/opinion.html"):
        _stops(body, folder, library)
    elif shelf == "chapters":
        return [_rulings(body, address, folder, library)]
    return []


def _quiz(body: etree._Element, address: str, topic: str) -> tuple[str, etree._Element]:
    there = f"answers/{topic}.html"
    found = el("div", el("h1", f"Answers: {words(body.find('h1'))}"))
    for question in classed(body, "cb-question"):
        name = question.get("id").removeprefix("q-")
        title = words(question.find("h2")).split(" What would")[0].split(" Changed")[0]
        fold = classed(question, "cb-answer")[0]
        back = el("a", title, href=f"../{address}#q-{name}")
        found.append(el("div", el("h2", back), fold.find("div"), id=f"key-{name}", class_="cb-key"))
        replace(fold, _to_answer("Answer and reasons", f"../../{there}#key-{name}"))
    return there, found


def _stops(body: etree._Element, case: str, library: Library) -> None:
    """A stop asks its question in the place where it stands; the answer is the quiz's."""
    stops = {f"stop-{stop.id}": stop for stop in library.chapter(case).stops.stops}
    for box in classed(body, "cb-stop"):
        view = next(node for node in box.iter("div") if node.get("id") in stops)
        stop = stops[view.get("id")]
        for fold in classed(box, "cb-answer"):
            replace(fold, _to_answer("Answer and reasons", f"../../answers/{stop.topic}.html#key-{stop.asks}"))


def _rulings(body: etree._Element, address: str, case: str, library: Library) -> tuple[str, etree._Element]:
    """The table of rulings, of which the chapter keeps the questions."""
    there = f"answers/rulings-{case}.html"
    box = classed(body, "cb-rulings-box")[0]
    fold = box.find("details")
    shown = fold.find("div")
    drop(fold)
    box.append(_to_answer("How the court ruled", f"../../{there}"))
    back = el("p", el("a", "Back to the questions", href=f"../{address}#grid-{case}"))
    return there, el("div", el("h1", f"How the court ruled: {library.chapter(case).case.name}"), back, shown)


def _to_answer(text: str, href: str) -> etree._Element:
    return el("p", el("a", text, href=href), " (at the end of the book)", class_="cb-to-answer")
