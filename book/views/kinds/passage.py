"""Click the passage, on the page."""

from book.cards import Card
from book.kinds.passage import Passage
from book.markup import Child, Pins
from book.views.kinds.parts import extract_cards, letters, quoted, reasons

HINT = "Choose the passage among the court’s own words."


def asked(question: Passage, pins: Pins) -> Child:
    """The passages."""
    return quoted(question.extracts, question.opinion, pins)


def answered(question: Passage, pins: Pins) -> tuple[str, Child]:
    """The answer in a word, and the reasons."""
    return f"passage {letters(question.extracts)}", reasons(question.extracts, pins)


def card(question: Passage, pins: Pins) -> Card:
    """What the script is given beyond what all kinds share."""
    return {"extracts": extract_cards(question.extracts, question.opinion, pins)}
