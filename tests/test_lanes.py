"""The calendar of a case: every mark within reach of the eye, a scene as one mark."""

from datetime import timedelta
from itertools import combinations

import pytest

from book.lanes import NEAR, PITCH, Calendar, calendar
from book.library import Library

CASES = ["malek", "perez", "martinez"]


def _plan(library: Library, case: str) -> Calendar:
    return calendar(library.chapter(case).events)


@pytest.mark.parametrize("case", CASES)
def test_no_mark_lies_on_another(library: Library, case: str) -> None:
    """At the width of a phone, two marks at one height are a mark's width apart; the same for timed events seen close."""
    plan = _plan(library, case)
    for dots, reach in ((plan.dots, plan.end - plan.start), (plan.near, NEAR)):
        for one, other in combinations(dots, 2):
            apart = abs(one.where.middle - other.where.middle) / reach * 270
            assert one.y != other.y or apart >= PITCH, (one.id, other.id)


@pytest.mark.parametrize("case", CASES)
def test_each_dated_event_is_on_the_calendar(library: Library, case: str) -> None:
    """By itself, or within its scene, whose mark tells how many there are."""
    events = library.chapter(case).events
    dots = {dot.id: dot.count for dot in _plan(library, case).dots}
    alone = {event.id: 0 for event in events.events if event.when and not event.scene}
    assert dots == alone | {scene.id: len(events.of_scene(scene.id)) for scene in events.scenes}


def test_rows_stand_under_one_another(library: Library) -> None:
    """No dot leaves its row."""
    for case in CASES:
        plan = _plan(library, case)
        tops = [row.head for row in plan.rows] + [plan.height]
        for dot in (*plan.dots, *plan.near):
            row = ["incident", "procedure", "precedent"].index(dot.layer)
            assert tops[row] < dot.y < tops[row + 1]


def test_only_given_times_are_seen_close(library: Library) -> None:
    """What the order of February 4 and 5 times by the clock, and not what the book computed."""
    near = _plan(library, "malek").near
    assert [dot.id for dot in near] == [
        "malek-knock",
        "malek-warrant-signed",
        "malek-green-calls",
        "malek-six-am",
        "malek-released",
        "malek-voicemail",
        "malek-guns-returned",
    ]
    assert near[-1].where.start - near[0].where.start == timedelta(days=1)
