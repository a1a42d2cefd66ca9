"""What the marks of a timeline mean: whose account by their shape, what the opinion gives by their filling; in words too."""

from collections.abc import Iterable
from typing import NamedTuple


class Shape(NamedTuple):
    """A mark: its name for plotly, the same as a character, filled and hollow, and its name in English."""

    symbol: str
    filled: str
    hollow: str
    words: str


ACCOUNTS = {
    "court": "The opinion",
    "majority": "Majority",
    "dissent": "Dissent",
    "officers": "Officers",
    "plaintiff": "Plaintiff",
}
_CIRCLE = Shape("circle", "●", "○", "Circle")
SHAPES = {
    "court": _CIRCLE,
    "majority": _CIRCLE,
    "dissent": Shape("diamond", "◆", "◇", "Diamond"),
    "officers": Shape("square", "■", "□", "Square"),
    "plaintiff": Shape("triangle-up", "▲", "△", "Triangle"),
}
_VOICES = {
    "court": "the court",
    "majority": "the majority",
    "dissent": "the dissent",
    "officers": "the officers",
    "plaintiff": "the plaintiff",
}

Key = tuple[str, str]
"""A line of a legend: the mark or marks as characters, and what they mean."""


def keys(accounts: Iterable[str], filled: str = "", hollow: str = "", own: str = "") -> list[Key]:
    """The legend of a picture: what filled and hollow say, unless empty, then each shape and whose account it marks; `own` is
    what the court's own account rests on."""
    present = set(accounts)
    lines = [("●", f"Filled: {filled}")] if filled else []
    lines += [("○", f"Hollow: {hollow}")] if hollow else []
    shapes: dict[Shape, list[str]] = {}
    for account, shape in SHAPES.items():
        if account in present:
            shapes.setdefault(shape, []).append(_VOICES[account])
    if len(shapes) > 1:
        lines += [
            (f"{shape.filled}{shape.hollow}", f"{shape.words}: told by {' or '.join(voices)}{own if shape is _CIRCLE else ''}")
            for shape, voices in shapes.items()
        ]
    return [(marks, f"{words}.") for marks, words in lines]


def symbol(account: str, given: bool) -> str:
    """The plotly symbol of a mark."""
    return SHAPES[account].symbol + ("" if given else "-open")
