"""Our own sentences: plain text with two marks, `*italics*` for case names and `{malek ¶41}` for a pin.

Everything else in a content file is text, never markup.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PIN = re.compile(r"(?P<case>[a-z]+) (?P<dissent>dissent )?(?:¶(?P<first>\d+)(?:–(?P<last>\d+))?|n\.(?P<note>\d+))")
_TOKEN = re.compile(r"\{([^{}]*)\}|\*([^*]+)\*")
_QUOTATION = re.compile(r"“((?:[^“”]|“[^”]*”)*)”")
_HELD = re.compile(
    r"(?:(?<=[§¶])|(?<=\b[pn]\.)|(?<=\bpp\.)|(?<=\bNo\.)|(?<=\bCount)|(?<=\bP\.)) (?=\d)|(?<=\d) (?=[aApP]\.[mM]\.)"
    r"|(?<=\bFed\.) (?=R\.)|(?<=\bR\.) (?=(?:App|Civ|Crim|Evid)\.)|(?<=\b(?:App|Civ)\.) (?=P\.)|(?<=\bCrim\.) (?=P\.)"
)
_NO_BREAK = "\u00a0"
_CUT = re.compile(r"…|\[[^\]]*\]")


@dataclass(frozen=True)
class Pin:
    """A reference to a passage: the case, the anchor of its (first) passage, and the last one of a range."""

    case: str
    key: str
    last: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key, self.last) if self.last else (self.key,)


@dataclass(frozen=True)
class Words:
    """A stretch of our text, roman or italic."""

    text: str
    italic: bool = False


@dataclass(frozen=True)
class Unreadable:
    """Something in braces that is not a pin."""

    text: str


def parse(text: str) -> Iterator[Words | Pin | Unreadable]:
    """The parts of one text, in order."""
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            yield Words(text[at : match.start()])
        yield Words(match[2], italic=True) if match[2] else _pin(match[1])
        at = match.end()
    if at < len(text):
        yield Words(text[at:])


def held(text: str) -> str:
    """The text with no-break spaces between a sign and its number: § 1983, p. 4, 9 p.m., Fed. R. Civ. P. 56.

    Only our own words; the court's, between quotation marks, stay as they are.
    """
    ours, pieces = 0, []
    for match in _QUOTATION.finditer(text):
        pieces += [_HELD.sub(_NO_BREAK, text[ours : match.start()]), match[0]]
        ours = match.end()
    return "".join([*pieces, _HELD.sub(_NO_BREAK, text[ours:])])


def _pin(inside: str) -> Pin | Unreadable:
    match = _PIN.fullmatch(inside)
    if not match:
        return Unreadable(inside)
    dissent = "d" if match["dissent"] else ""
    if match["note"]:
        return Pin(match["case"], f"{dissent}n{match['note']}")
    letter = dissent or "p"
    return Pin(match["case"], letter + match["first"], letter + match["last"] if match["last"] else "")


def quotations(text: str) -> Iterator[tuple[str, ...]]:
    """The court's words quoted in a text of ours, each quotation as its uncut pieces."""
    for match in _QUOTATION.finditer(text):
        yield tuple(piece for piece in (part.strip(" ,.;:?") for part in _CUT.split(match[1])) if piece)
