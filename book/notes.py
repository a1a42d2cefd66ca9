"""Our notes on the court's words, each tied to a quotation."""

from typing import Literal

from book.case import Id, Text
from book.content import Content

Kind = Literal["fact", "procedure", "rule", "reasoning", "holding", "dictum", "contrast", "term", "question", "erratum"]

KINDS: dict[str, str] = {
    "fact": "Facts",
    "procedure": "Procedure",
    "rule": "Rules",
    "reasoning": "Reasoning",
    "holding": "Holdings",
    "dictum": "Dicta",
    "contrast": "Contrasts",
    "term": "Terms",
    "question": "Open questions",
    "erratum": "Errors of the text",
}
LETTERS: dict[str, str] = {
    "fact": "F",
    "procedure": "P",
    "rule": "R",
    "reasoning": "W",
    "holding": "H",
    "dictum": "D",
    "contrast": "C",
    "term": "T",
    "question": "?",
    "erratum": "E",
}
"""The letter that marks a kind in the text, so that color never tells it alone."""


class Note(Content):
    """One note. Its mark is set where its quotation ends; `rulings` names the rulings whose key words it marks.

    An erratum says that the text stands as it was received.
    """

    id: Id
    kind: Kind
    quote: Text
    rulings: tuple[Id, ...] = ()
    text: Text


class Notes(Content):
    """`notes.yml`: the notes on one opinion, in the order of its text."""

    notes: tuple[Note, ...]
