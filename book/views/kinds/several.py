"""Select-several on the page."""

from book.cards import Card
from book.kinds.several import SelectSeveral
from book.markup import Child, Pins
from book.views.kinds.parts import lettered, letters, option_cards, reasons

HINT = "Select every right answer; a wrong one takes credit away."


def asked(question: SelectSeveral, pins: Pins) -> Child:
    """What there is to choose from."""
    return lettered(question.options, pins)


def answered(question: SelectSeveral, pins: Pins) -> tuple[str, Child]:
    """The answer in a word, and the reasons."""
    return letters(question.options), reasons(question.options, pins)


def card(question: SelectSeveral, pins: Pins) -> Card:
    """What the script is given beyond what all kinds share."""
    return {"options": option_cards(question.options, pins)}
