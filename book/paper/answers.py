"""What a reader predicts first stands at the end of the book: the answers of the quizzes and the rulings, linked both ways."""

from lxml import etree

from book.library import Library
from book.markup import el
from book.paper.links import full
from book.paper.sheet import classed, drop, replace, words

ANSWERS = "Answers and rulings"


def keep_back(body: etree._Element, address: str, library: Library) -> list[tuple[str, etree._Element]]:
    """Take the answers out of a page, leave links in their place, and give them as pages of their own: address and body."""
    shelf, _, rest = address.partition("/")
    folder = rest.partition("/")[0]
    if shelf == "quizzes":
        return [_quiz(body, address, folder)]
    _stops(body, address, library)
    if shelf == "chapters" and not address.endswith("/opinion.html"):
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
        answer = _moved(fold.find("div"), address)
        found.append(el("div", el("h2", back), answer, id=f"key-{name}", class_="cb-key"))
        replace(fold, _to_answer("Answer and reasons", f"../../{there}#key-{name}"))
    return there, found


def _stops(body: etree._Element, address: str, library: Library) -> None:
    """A stop asks its question in the place where it stands; the answer is the quiz's."""
    up = "../" * address.count("/")
    stops = {f"stop-{stop.id}": stop for chapter in library.chapters.values() for stop in chapter.stops.stops}
    for box in classed(body, "cb-stop"):
        stop = stops[next(node.get("id") for node in box.iter("div") if node.get("id") in stops)]
        link = next(node for node in box.iter("a") if node.get("href").endswith(f"{stop.topic}/index.html#q-{stop.asks}"))
        replace(link.getparent(), _to_answer("Answer and reasons", f"{up}answers/{stop.topic}.html#key-{stop.asks}"))


def _rulings(body: etree._Element, address: str, case: str, library: Library) -> tuple[str, etree._Element]:
    """The table of rulings, of which the chapter keeps the questions."""
    there = f"answers/rulings-{case}.html"
    box = classed(body, "cb-rulings-box")[0]
    fold = box.find("details")
    shown = _moved(fold.find("div"), address)
    drop(fold)
    box.append(_to_answer("How the court ruled", f"../../{there}"))
    back = el("p", el("a", "Back to the questions", href=f"../{address}#grid-{case}"))
    return there, el("div", el("h1", f"How the court ruled: {library.chapter(case).case.name}"), back, shown)


def _moved(words: etree._Element, address: str) -> etree._Element:
    """Words of the page at `address`, their links as they must be in `answers/`; returns the tree."""
    for link in words.iter("a"):
        link.set("href", f"../{full(address, link.get('href'))}")
    return words


def _to_answer(text: str, href: str) -> etree._Element:
    return el("p", el("a", text, href=href), el("span", " (at the end of the book)", class_="cb-there"), class_="cb-to-answer")
