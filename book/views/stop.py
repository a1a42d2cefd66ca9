"""A stop in an opinion: facts and law so far, and the question. Its card comes when the reader begins to read."""

from lxml import etree

from book.cards import Card, parts
from book.library import Chapter
from book.markup import Pins, el
from book.stops import Stop
from book.views.frame import frame
from book.views.question import question_card, question_twin


def stop_html(stop: Stop, pins: Pins, number: int, count: int) -> etree._Element:
    """The stop as it stands in the reading page, `number` of `count`: its twin, which leads to the answer in the quiz."""
    title = _title(number, count)
    question = pins.library.bank(stop.topic).question(stop.asks)
    so_far = el("p", el("strong", "So far. "), pins.prose(stop.so_far), class_="cb-so-far")
    twin = el(
        "div",
        el("p", el("strong", title), class_="cb-stop-title"),
        so_far,
        question_twin("", f"stop-{question.id}", question, pins, answered_at=f"{pins.root}quizzes/{stop.topic}/index.html"),
        class_="cb-twin",
    )
    view = el("div", twin, class_="cb-view", id=f"stop-{stop.id}", data_view="stop")
    return el("aside", view, class_="cb-stop cb-ours", aria_label=title)


def try_html(stop: Stop, pins: Pins) -> etree._Element:
    """A stop's question for a page that is not its opinion's: twin and card. The answer counts at the stop, too."""
    title = "Try one: what will the court do?"
    question = pins.library.bank(stop.topic).question(stop.asks)
    answered_at = f"{pins.root}quizzes/{stop.topic}/index.html"
    twin = el(
        "div",
        el("p", el("strong", title), class_="cb-stop-title"),
        question_twin("", f"stop-{question.id}", question, pins, answered_at=answered_at),
    )
    card = {"id": stop.id, "store": f"quiz:{stop.topic}", "title": title, "question": question_card(question, pins)}
    return el("aside", frame("stop", stop.id, twin, card), class_="cb-stop cb-ours", aria_label=title)


def stop_cards(chapter: Chapter, pins: Pins) -> dict[str, Card]:
    """The cards of an opinion's stops, by the id of their view. A stop shares its answers with the quiz of its question."""
    stops = chapter.stops.stops
    return {
        f"stop-{stop.id}": {
            "id": stop.id,
            "store": f"quiz:{stop.topic}",
            "title": _title(number, len(stops)),
            "so_far": parts(stop.so_far, pins),
            "question": question_card(pins.library.bank(stop.topic).question(stop.asks), pins),
        }
        for number, stop in enumerate(stops, 1)
    }


def _title(number: int, count: int) -> str:
    return f"Stop {number} of {count}: what will the court do?"
