"""The proof that `opinion.md` holds the court's words, all of them and no others.

Both texts are compared as streams of letters and digits. What the source holds beside the opinion (running heads,
line and page numbers, the court staff's summary, the list of counsel) is on a short named list in `case.yml`, and so
are the few words of a two-column caption that stand in another order there. Footnotes, which the source prints at the
foot of the page in the middle of sentences, are taken out of the stream one by one before the rest is compared.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from book.case import Received
from book.opinion import Opinion, Passage


@dataclass(frozen=True)
class Difference:
    """The first place where the opinion and its source part ways, with some of the stream on both sides."""

    source: str
    opinion: str

    def __str__(self) -> str:
        return f"the source has …{self.source}… where opinion.md has …{self.opinion}…"


def letters(text: str) -> str:
    """The stream that is compared: letters and digits, in order, nothing else."""
    return "".join(character for character in text if character.isalnum())


def compare(opinion: Opinion, source: str, received: Received) -> Difference | None:
    """The first difference between the opinion and its source; None when they agree to the letter."""
    rest = source
    for omission in received.omits:
        rest, count = re.subn(omission.pattern, omission.leaving, rest, flags=re.M | re.S)
        if count == 0:
            return Difference(f"nothing that matches the omission “{omission.name}”", "no need of it")
    stream = letters(rest)
    for words in (piece for note in opinion.notes for piece in _printed_pieces(note)):
        if stream.count(words) != 1:
            return _first_difference(_around(stream, words), words)
        stream = stream.replace(words, "")
    body = "".join(letters(_with_marks(passage)) for passage in opinion.body)
    for words in received.moved:
        stream, body = stream.replace(letters(words), "", 1), body.replace(letters(words), "", 1)
    return None if stream == body else _first_difference(stream, body)


def digest(source: bytes) -> str:
    """The sha256 of a source as received, in hexadecimal."""
    return hashlib.sha256(source).hexdigest()


def _printed_pieces(note: Passage) -> Iterator[str]:
    """The letters of a footnote, page by page: one that runs over two pages is printed in two pieces."""
    for on_page, runs in groupby(note.runs, key=lambda run: run.kind == "page"):
        words = letters("".join(run.text for run in runs if run.kind == "text"))
        if not on_page and words:
            yield words


def _with_marks(passage: Passage) -> str:
    return "".join(
        run.text.removeprefix("d") if run.kind == "note" else run.text for run in passage.runs if run.kind in ("text", "note")
    )


def _around(stream: str, words: str) -> str:
    """Where in the stream a footnote that is not found whole seems to start, by its first words that are found."""
    for length in range(len(words), 8, -1):
        at = stream.find(words[:length])
        if at >= 0:
            return stream[at : at + len(words) + 20]
    return stream[:60]


def _first_difference(source: str, opinion: str) -> Difference:
    at = next((i for i, (a, b) in enumerate(zip(source, opinion, strict=False)) if a != b), min(len(source), len(opinion)))
    return Difference(source[max(0, at - 30) : at + 30], opinion[max(0, at - 30) : at + 30])
