"""Our notes on the court's words, each tied to a quotation."""

from typing import Literal

from book.case import Id, Text
from book.door import Content

Kind = Literal["fact", "procedure", "rule", "reasoning", "holding", "dictum", "contrast", "term", "question", "erratum"]


class Note(Content):
    """One note. Its mark is set where its quotation ends; an erratum says that the text stands as it was received."""

    id: Id
    kind: Kind
    quote: Text
    text: Text


class Notes(Content):
    """`notes.yml`: the notes on one opinion, in the order of its text."""

    notes: tuple[Note, ...]
