"""Checks of what our texts cite: every quotation stands in its opinion, every pin opens a passage."""

from collections.abc import Iterator, Mapping
from itertools import chain

from pydantic import BaseModel
from rapidfuzz import fuzz

from book.complaint import Complaint, one_of
from book.door import Loc, Sheet
from book.opinion import Opinion, called
from book.prose import Pin, Unreadable, parse, quotations

_ANCHORS = ("quote", "order_quote", "after")


def check_texts(model: BaseModel, sheet: Sheet, case: str, opinions: Mapping[str, Opinion | None]) -> Iterator[Complaint]:
    """Every fault in the texts of one model, which speaks of the opinion `case` where it names no other.

    Nothing is said of what cites an opinion that is None: it could not be read, and that has its own complaint.
    """
    for loc, text, of in _strings(model, (), case):
        if loc[-1] == "time_words":
            yield from _quotation(text, of, loc, sheet, opinions, once=False)
        elif loc[-1] in _ANCHORS or (loc[0], loc[-1]) == ("stops", "until") or loc[0] == "spans" and loc[-1] in ("from", "to"):
            yield from _quotation(text, of, loc, sheet, opinions)
        elif loc[0] != "received":
            yield from _prose(text, of, loc, sheet, opinions)


def _quotation(
    quotation: str, case: str, loc: Loc, sheet: Sheet, opinions: Mapping[str, Opinion | None], once: bool = True
) -> Iterator[Complaint]:
    if case not in opinions:
        yield sheet.complain(loc, f"there is no opinion '{case}'.", one_of(opinions))
    if not (opinion := opinions.get(case)):
        return
    places = opinion.find(quotation)
    if not places:
        yield sheet.complain(loc, f"the quotation is not in {case}: “{quotation}”.", opinion.nearest(quotation))
    elif once and len(places) > 1:
        where = ", ".join(called(place.passage) for place in places)
        remedy = f"It stands in {where}; lengthen it until it stands once."
        yield sheet.complain(loc, f"the quotation stands {len(places)} times in {case}: “{quotation}”.", remedy)


def _prose(text: str, case: str, loc: Loc, sheet: Sheet, opinions: Mapping[str, Opinion | None]) -> Iterator[Complaint]:
    pinned = [part.case for part in parse(text) if isinstance(part, Pin)]
    for part in parse(text):
        if isinstance(part, Unreadable):
            yield sheet.complain(
                loc,
                f"{{{part.text}}} is no pin.",
                "Write {malek ¶41}, {malek ¶41–42}, {malek n.9} or {perez dissent ¶3}.",
            )
        elif isinstance(part, Pin):
            yield from _pin(part, loc, sheet, opinions)
    for pieces in quotations(text):
        near_first = (opinion for name in chain(pinned, [case], opinions) if (opinion := opinions.get(name)))
        if not any(_stand_together(pieces, opinion) for opinion in near_first) and all(opinions.values()):
            shown = " … ".join(pieces)
            near = max(filter(None, opinions.values()), key=lambda o: _closeness(shown, o), default=None)
            remedy = near.nearest(shown) if near else ""
            yield sheet.complain(loc, f"quotes words that no passage has: “{shown}”.", remedy)


def _pin(pin: Pin, loc: Loc, sheet: Sheet, opinions: Mapping[str, Opinion | None]) -> Iterator[Complaint]:
    if pin.case not in opinions:
        yield sheet.complain(loc, f"cites the unknown opinion '{pin.case}'.", one_of(opinions))
    if not (opinion := opinions.get(pin.case)):
        return
    for key in pin.keys:
        if key not in opinion.passages:
            same = [passage for passage in opinion.passages.values() if _family(passage.key) == _family(key)]
            end = f"; the last there is {called(same[-1])}" if same else ""
            yield sheet.complain(loc, f"cites {pin.case} #{key}, which does not exist{end}.")


def _strings(value: object, loc: Loc, case: str) -> Iterator[tuple[Loc, str, str]]:
    """Every text of a model with its location and the opinion it speaks of."""
    if isinstance(value, BaseModel):
        case = getattr(value, "opinion", case)
        for name, field in type(value).model_fields.items():
            yield from _strings(getattr(value, name), (*loc, field.alias or name), case)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _strings(item, (*loc, i), case)
    elif isinstance(value, str) and value:
        yield loc, value, case


def _stand_together(pieces: tuple[str, ...], opinion: Opinion) -> bool:
    """Whether the pieces of one quotation stand in one passage, in this order."""
    return any(_in_order(pieces, passage.text) for passage in opinion.passages.values())


def _in_order(pieces: tuple[str, ...], text: str) -> bool:
    at = 0
    for piece in pieces:
        found = text.find(" ".join(piece.split()), at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _closeness(quotation: str, opinion: Opinion) -> float:
    return max(fuzz.partial_ratio(quotation, passage.text) for passage in opinion.passages.values())


def _family(key: str) -> str:
    return key.rstrip("0123456789")
