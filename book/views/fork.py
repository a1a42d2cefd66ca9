"""The fork of a dissent: at each joint two positions, first without their names; the reader chooses, then sees whose it is."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from book.cards import Card, parts
from book.library import Chapter
from book.markup import Child, Pins, el
from book.prose import Pin, parse
from book.stops import SIDES, Joint, Saying
from book.views.frame import frame
from book.views.veil import WORDS, over

NAMES = {"majority": "The majority", "dissent": "The dissent"}


def fork_html(chapter: Chapter, pins: Pins) -> Child:
    """The fork as it stands before the dissent, twin and card, folded; None where the stops hold no fork."""
    joints = chapter.stops.fork
    if not joints:
        return None
    summary = el("summary", f"Where majority and dissent part: take a side at {len(joints)} joints")
    twin = el("div", [_joint(one, chapter, pins) for one in joints], _ends(chapter, pins), class_="cb-fork-twin")
    return el("details", summary, frame("fork", chapter.case.id, twin, fork_card(chapter, pins)), class_="cb-fork")


def fork_card(chapter: Chapter, pins: Pins) -> Card:
    """The card: the joints with both sides in the order of asking, what each waits for, and where the opinions end."""
    joints, ends = chapter.stops.fork, chapter.stops.ends
    keys = {joint.id: set(_keys(joint, chapter)) for joint in joints}
    return {
        "id": chapter.case.id,
        "names": NAMES,
        "veiled": WORDS,
        "joints": [
            {
                "id": joint.id,
                "joint": joint.joint,
                "question": parts(joint.question, pins),
                "order": list(joint.order),
                "stops": over(chapter, keys[joint.id]),
                "sides": {side: _side_card(joint.side(side), chapter, pins) for side in SIDES},
            }
            for joint in joints
        ],
        "ends": {side: parts(getattr(ends, side), pins) for side in SIDES},
        "stops": over(chapter, set().union(*keys.values())),
    }


def _side_card(side: Saying, chapter: Chapter, pins: Pins) -> dict[str, Any]:
    link = pins.at(chapter.case.id, chapter.place(side.quote))
    return {
        "position": parts(side.position, pins),
        "says": parts(side.says, pins),
        "quote": side.quote,
        "pin": {"pin": link.text, "href": link.get("href")},
    }


def _keys(joint: Joint, chapter: Chapter) -> Iterator[str]:
    """The passages of this opinion that a joint tells of: those it quotes and those it pins."""
    for side in (joint.majority, joint.dissent):
        yield chapter.place(side.quote).passage.key
        yield from (
            key for part in parse(side.says) if isinstance(part, Pin) and part.case == chapter.case.id for key in part.keys
        )


def _joint(joint: Joint, chapter: Chapter, pins: Pins) -> etree._Element:
    sides = [
        el("div", el("p", el("strong", f"{NAMES[name]}. "), pins.prose(joint.side(name).says)),
           pins.quotation(chapter.case.id, joint.side(name).quote), class_="cb-side")
        for name in SIDES
    ]  # fmt: skip
    both = el("details", el("summary", "See what each side says"), el("div", sides, class_="cb-sides"))
    return el("div", el("h3", joint.joint), el("p", pins.prose(joint.question)), both, class_="cb-joint")


def _ends(chapter: Chapter, pins: Pins) -> etree._Element:
    ends = [el("p", el("strong", f"{NAMES[side]}. "), pins.prose(getattr(chapter.stops.ends, side))) for side in SIDES]
    return el("details", el("summary", "Where the two opinions end"), ends, class_="cb-joint")
