"""The static picture of a timeline: an SVG, readable without a script, colored by the page's style sheet.

It has no scale of its own: what stands along the calendar is placed in percent, and words keep their size at every width.
"""

from datetime import datetime

from lxml import etree

from book.events import Events, Scene
from book.lanes import calendar
from book.shapes import SHAPES
from book.strip import LEFT, LINE, TEXT, height, steps

_AXIS, _NARROW = 26, 270


def calendar_picture(events: Events, title: str) -> etree._Element:
    """The calendar of a case as a picture: a row for each layer, a tick for each round year."""
    plan = calendar(events)
    svg = _svg(f"{title}: a picture of the events listed in the tables below", plan.height + _AXIS)
    for year in _years(plan.start.year + 1, plan.end.year - 1):
        share = plan.share(datetime(year, 1, 1))
        x = _percent(share)
        _node(svg, "line", {"x1": x, "x2": x, "y1": 0, "y2": plan.height, "class": "cb-tick"})
        if 0.05 < share < 0.95:  # its words fit in
            _node(svg, "text", {"x": x, "y": plan.height + 18, "text-anchor": "middle"}, str(year))
    for row in plan.rows:
        _node(svg, "line", {"x1": "0%", "x2": "100%", "y1": row.base, "y2": row.base, "class": "cb-row"})
        _node(svg, "text", {"x": 4, "y": row.head + 4, "class": "cb-time"}, row.words)
    for dot in plan.dots:
        if dot.lasts:
            ends = {"x1": _percent(plan.share(dot.where.start)), "x2": _percent(plan.share(dot.where.end))}
            _node(svg, "line", ends | {"y1": dot.y, "y2": dot.y, "class": f"cb-lasts cb-{dot.account}"})
        place = _node(svg, "svg", {"x": _percent(plan.share(dot.where.middle)), "y": dot.y, "overflow": "visible"})
        _mark(place, dot.account, dot.given, 9 if dot.count else 6, str(dot.count or ""))
    return svg


def _years(first: int, last: int) -> range:
    step = 1 if last - first <= 6 else 5 if last - first <= 30 else 10
    return range(-(-first // step) * step, last + 1, step)


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def scene_picture(events: Events, scene: Scene) -> etree._Element:
    """A scene as a picture: numbered marks under one another in the court's order, with their words."""
    laid = steps(events, scene)
    svg = _svg(f"{scene.title}: a picture of the events listed in the table below", height(laid))
    _set(svg, {"viewBox": f"0 0 {_NARROW} {height(laid):g}", "preserveAspectRatio": "xMinYMin"})  # shrinks on a page too low
    _node(svg, "line", {"x1": LEFT, "x2": LEFT, "y1": laid[0].y, "y2": laid[-1].y, "class": "cb-row"})
    for step in laid:
        place = _node(svg, "g", {"transform": f"translate({LEFT} {step.y:g})"})
        _mark(place, step.event.account, step.given, 11, str(step.number))
        for i, (kind, text) in enumerate(step.lines):
            _node(svg, "text", {"x": TEXT, "y": step.top + LINE * i + 13, "class": f"cb-{kind}"}, text)
    return svg


def _svg(label: str, high: float) -> etree._Element:
    svg = etree.Element("svg")
    return _set(svg, {"width": "100%", "height": high, "role": "img", "class": "cb-svg", "aria-label": label})


def _mark(place: etree._Element, account: str, given: bool, size: float, number: str) -> None:
    kind = " ".join(["cb-mark", *(["cb-dissent"] if account == "dissent" else []), *([] if given else ["cb-hollow"])])
    match SHAPES[account].symbol:
        case "diamond":
            far = size * 1.25
            _node(place, "polygon", {"points": f"0,{-far:g} {far:g},0 0,{far:g} {-far:g},0", "class": kind})
        case "square":
            side = size * 1.7
            _node(place, "rect", {"x": -side / 2, "y": -side / 2, "width": side, "height": side, "class": kind})
        case "triangle-up":
            far = size * 1.2
            _node(place, "polygon", {"points": f"0,{-far:g} {far:g},{far * 0.8:g} {-far:g},{far * 0.8:g}", "class": kind})
        case _:
            _node(place, "circle", {"r": size, "class": kind})
    if number:
        _node(place, "text", {"y": 4, "class": "cb-mark-name", "text-anchor": "middle"}, number)


def _node(parent: etree._Element, tag: str, attrs: dict[str, object], text: str = "") -> etree._Element:
    node = _set(etree.SubElement(parent, tag), attrs)
    if text:
        node.text, node.tail = text, " "  # where a notebook's words are shown without its drawings, they do not run together
    return node


def _set(node: etree._Element, attrs: dict[str, object]) -> etree._Element:
    for name, value in attrs.items():
        node.set(name, f"{value:g}" if isinstance(value, float) else str(value))
    return node
