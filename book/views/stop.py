"""A stop in an opinion: facts and law so far, the question, and the rest of the section after the answer."""

from lxml import etree

from book.cards import parts
from book.markup import Pins, el
from book.stops import Stop
from book.views.frame import frame
from book.views.question import question_card, question_twin


def stop_html(stop: Stop, pins: Pins, number: int, count: int) -> etree._Element:
    """The stop as it stands in the reading page, `number` of `count`, twin and card. It shares its answers with the quiz that
    holds its question."""
    title = f"Stop {number} of {count}: what will the court do?"
    question = pins.library.bank(stop.topic).question(stop.asks)
    so_far = el("p", el("strong", "So far. "), pins.prose(stop.so_far), class_="cb-so-far")
    twin = el(
        "div",
        el("p", el("strong", title), class_="cb-stop-title"),
        so_far,
        question_twin("", f"stop-{question.id}", question, pins),
    )
    card = {
        "id": stop.id,
        "store": f"quiz:{stop.topic}",
        "title": title,
        "so_far": parts(stop.so_far, pins),
        "question": question_card(question, pins),
    }
    return el("aside", frame("stop", stop.id, twin, card), class_="cb-stop cb-ours", aria_label=title)
