"""Select-two on the page."""

from book.cards import Card
from book.kinds.two import SelectTwo
from book.markup import Child, Pins
from book.views.kinds.parts import lettered, letters, option_cards, reasons

HINT = "Choose two; each right one earns half."


def asked(question: SelectTwo, pins: Pins) -> Child:
    """What there is to choose from."""
    return lettered(question.options, pins)


def answered(question: SelectTwo, pins: Pins) -> tuple[str, Child]:
    """The answer in a word, and the reasons."""
    return letters(question.options), reasons(question.options, pins)


def card(question: SelectTwo, pins: Pins) -> Card:
    """What the script is given beyond what all kinds share."""
    return {"options": option_cards(question.options, pins)}
