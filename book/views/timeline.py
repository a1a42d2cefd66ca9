"""The timeline: a static picture and a table first; the plotly figure when the reader asks for it."""

from pathlib import Path
from typing import Any

from lxml import etree

from book.cards import Card, parts
from book.events import Event, Scene
from book.figure import draw_calendar, draw_scene
from book.lanes import Calendar, Dot, calendar
from book.library import Chapter, Library
from book.markup import Child, Pins, el, html
from book.picture import calendar_picture, scene_picture
from book.placing import in_scene, in_time
from book.shapes import ACCOUNTS, Key, keys
from book.views import live
from book.views.frame import frame, module, style
from book.when import when_words

PLOTLY = Path(__file__).parent.parent / "vendor" / "plotly-basic-4.1.1.min.js"
_CALENDAR_NOTE = "Every event that has a date. A mark stands in the middle of its year or month where the opinion names no day."
_ORDER_NOTE = (
    "The picture is not to scale. The events stand in the order in which the opinion tells them, so far as it says no other; "
    "it does not always say which came first. A time stands only where the opinion gives it."
)
_GIVEN = {
    "clock": ("the opinion gives its time", "the opinion gives it no hour, or none for its start"),
    "elapsed": (
        "the start of the count, or an event that the opinion counts from that start",
        "the opinion gives it no hour, and no count from the start",
    ),
    "order": ("", "the opinion gives it no hour"),
}
"""What filled and hollow marks say in a scene of each scale."""
_OTHER_TABLES = {
    "incident": "Other events of the incident",
    "procedure": "Procedure (tells how the court ruled)",
    "precedent": "Precedents the opinion uses (may tell how the court ruled)",
}
STATUS = {
    "alleged": "Alleged",
    "undisputed": "Undisputed",
    "disputed": "Disputed",
    "testimony": "Testimony",
    "stated": "Stated by the court",
}


def timeline_html(chapter: Chapter, library: Library, root: str | None = "../../") -> etree._Element:
    """The timeline as it stands in a page at `root`, twin and card."""
    return frame("timeline", chapter.case.id, _twin(chapter, library, root), timeline_card(chapter, library, root))


def timeline_card(chapter: Chapter, library: Library, root: str | None) -> Card:
    """The card of a timeline: its scales, each with figure and events in order."""
    pins = Pins(library, root, home=chapter.case.id)
    events = chapter.events
    told = {event.id: _event_card(event, chapter, pins) for event in events.events}
    plan = calendar(events)
    dots = [card for dot in plan.dots for card in _dot_cards(dot, plan, told)]
    scales = [_scale("calendar", "All years", [_CALENDAR_NOTE], _calendar_keys(chapter), draw_calendar(events), dots)]
    for scene in events.scenes:
        members = [told[event.id] for event in events.of_scene(scene.id)]
        note = parts(_scene_note(scene), pins)
        scales.append(_scale(scene.id, scene.title, note, _scene_keys(chapter, scene), draw_scene(events, scene), members))
    return {"id": chapter.case.id, "title": f"Timeline of {chapter.case.name}", "scales": scales}


class Timeline(live.Timeline):
    """A live timeline in Jupyter."""

    _esm = module("timeline")
    _css = style("jupyter", "shared", "timeline")

    def __init__(self, chapter: Chapter, library: Library, root: str | None = "../../", live_root: str | None = None) -> None:
        card = timeline_card(chapter, library, live_root)
        super().__init__(card, html(timeline_html(chapter, library, root)), PLOTLY.read_text(encoding="utf-8"))


def _scale(identity: str, title: str, note: list[Any], legend: list[Key], figure: Any, events: list[Card]) -> Card:
    return {
        "id": identity,
        "title": title,
        "note": note,
        "legend": legend,
        "figure": figure.to_plotly_json(),
        "events": events,
    }


def _dot_cards(dot: Dot, plan: Calendar, told: dict[str, Card]) -> list[Card]:
    """An event's card, or for a scene the way to it, then its timed events."""
    if not dot.count:
        return [told[dot.id]]
    way = {"id": dot.id, "label": dot.label, "when": dot.when, "scene": dot.id}
    return [way, *(told[one.id] for one in plan.near if one.scene == dot.id)]


def _calendar_keys(chapter: Chapter) -> list[Key]:
    dots = calendar(chapter.events).dots
    computed = any(not dot.given for dot in dots)
    legend = keys(
        (dot.account for dot in dots),
        "the opinion gives the date" if computed else "",
        "the book computed the date" if computed else "",
    )
    counts = [dot.count for dot in dots if dot.count]
    if counts:
        legend.append(
            (str(counts[0]), "A circle with a number: that many events of one scene, which has a picture of its own.")
        )
    if any(dot.lasts for dot in dots):
        legend.append(("━", "A line: from the first date to the last."))
    return legend


def _scene_keys(chapter: Chapter, scene: Scene) -> list[Key]:
    spots = in_scene(chapter.events, scene)
    accounts = {spot.event.account for spot in spots}
    given = any(spot.given for spot in spots)
    members = [spot.event for spot in spots]
    filled, hollow = _GIVEN[scene.scale]
    legend = keys(
        accounts,
        filled if given else "",
        hollow,
        _told(members),
    )
    if {"majority", "dissent"} <= accounts:
        legend.append(("◇", "What the dissent tells stands after the majority’s account; its place says nothing of when."))
    return legend


def _told(members: list[Event]) -> str:
    """What the court's own account rests on, as far as its events say."""
    own = [event.status for event in members if event.account in ("court", "majority")]
    if own and set(own) == {"alleged"}:
        return " from the complaint"
    return ", or testimony that it reports" if "testimony" in own else ""


def _legend(legend: list[Key]) -> etree._Element:
    return el(
        "ul",
        [el("li", el("span", marks, aria_hidden="true"), " ", el("span", words)) for marks, words in legend],
        class_="cb-legend",
    )


def _event_card(event: Event, chapter: Chapter, pins: Pins) -> Card:
    link = pins.at(chapter.case.id, chapter.place(event.quote))
    return {
        "id": event.id,
        "label": event.label,
        "when": when_words(event),
        "detail": parts(event.detail, pins),
        "note": parts(event.note, pins),
        "status": _status_words(event),
        "quote": event.quote,
        "pin": {"pin": link.text, "href": link.get("href")},
    }


def _status_words(event: Event) -> str:
    if event.account == "dissent" and event.status == "stated":
        return "Stated by the dissent"
    account = "" if event.account == "court" else f" ({ACCOUNTS[event.account].lower()})"
    return STATUS[event.status] + account


def _twin(chapter: Chapter, library: Library, root: str | None) -> etree._Element:
    pins = Pins(library, root, home=chapter.case.id)
    name = chapter.case.name
    years = calendar_picture(chapter.events, f"{name}, all years")
    pictures = [_figure(years, ["All years. ", _CALENDAR_NOTE], _calendar_keys(chapter), "cb-figure")]
    pictures += [
        _figure(
            scene_picture(chapter.events, scene),
            [f"{scene.title}. ", pins.prose(_scene_note(scene))],
            _scene_keys(chapter, scene),
            "cb-figure cb-strip",
        )
        for scene in chapter.events.scenes
    ]
    return el(
        "div",
        el("div", pictures, class_="cb-pictures"),
        _tables(chapter, pins),
        _disagreements(chapter, pins),
        class_="cb-timeline",
    )


def _scene_note(scene: Scene) -> str:
    return f"{scene.note} {_ORDER_NOTE}"


def _figure(picture: etree._Element, caption: list[Child], legend: list[Key], kind: str) -> etree._Element:
    return el("figure", picture, el("figcaption", el("p", caption), _legend(legend)), class_=kind)


def _tables(chapter: Chapter, pins: Pins) -> list[Child]:
    events = chapter.events
    numbers = {spot.event.id: spot.number for scene in events.scenes for spot in in_scene(events, scene)}
    tables: list[Child] = []
    for scene in events.scenes:
        tables.append(_table(scene.title, events.of_scene(scene.id), chapter, pins, numbers))
    for layer, title in _OTHER_TABLES.items():
        rest = in_time(event for event in events.events if event.layer == layer and not event.scene)
        if rest:
            tables.append(_table(title, rest, chapter, pins, {}))
    return tables


def _table(title: str, events: list[Event], chapter: Chapter, pins: Pins, numbers: dict[str, int]) -> etree._Element:
    heads = (["No."] if numbers else []) + ["When", "What", "Whose account", "Where"]
    rows = [_row(event, chapter, pins, numbers) for event in events]
    table = el(
        "table", el("thead", el("tr", [el("th", head, scope="col") for head in heads])), el("tbody", rows), class_="cb-events"
    )
    return el(
        "details",
        el("summary", f"{title}: {len(events)} events as a table"),
        el("div", table, class_="cb-scroll", tabindex="0", role="region", aria_label=f"{title}, table"),
    )


def _row(event: Event, chapter: Chapter, pins: Pins, numbers: dict[str, int]) -> etree._Element:
    note = el("small", " ", pins.prose(event.note)) if event.note else None
    where = pins.at(chapter.case.id, chapter.place(event.quote))
    number = [el("td", str(numbers[event.id]), data_head="No.")] if numbers else []
    return el(
        "tr",
        number,
        el("td", when_words(event), data_head="When"),
        el("td", el("strong", event.label), ". ", pins.prose(event.detail), note, data_head="What"),
        el("td", _status_words(event), data_head="Whose account"),
        el("td", where, data_head="Where"),
        id=f"event-{event.id}",
    )


def _disagreements(chapter: Chapter, pins: Pins) -> Child:
    if not chapter.events.disagreements:
        return None
    items = [
        el(
            "li",
            el("p", pins.prose(item.about)),
            el(
                "ul",
                [
                    el(
                        "li",
                        el("strong", f"{side.account}: "),
                        el("q", side.quote, class_="cb-court-words"),
                        " ",
                        pins.at(chapter.case.id, chapter.place(side.quote)),
                    )
                    for side in item.sides
                ],
            ),
        )
        for item in chapter.events.disagreements
    ]
    return el(
        "details",
        el("summary", f"Where accounts do not line up (may tell how the court ruled): {len(items)} places"),
        el("ul", items),
        class_="cb-disagreements",
    )
