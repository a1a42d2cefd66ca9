"""The static picture of a timeline scale: a small SVG, readable without a script, coloured by the page's style sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from lxml import etree

from book.events import Events, Scene
from book.figure import ACCOUNTS, LAYERS
from book.placing import calendar, in_scene, start_of

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 720, 84, 20, 76, 14


@dataclass(frozen=True)
class _Mark:
    """A mark: its row, its place on the axis, its end if it lasts, its words, and whether the court gives its time."""

    row: int
    at: float
    until: float | None
    words: str
    shape: str
    given: bool


def calendar_picture(events: Events, title: str) -> etree._Element:
    """The calendar of a case as a picture: a row for each layer, a tick for each round year."""
    dated = calendar(events)
    layers = list(LAYERS)
    marks = [
        _Mark(
            layers.index(event.layer),
            _year(where.middle),
            None,
            "",
            event.account,
            not event.computed or event.date_is_the_scene_s,
        )
        for event, where in dated
    ]
    first, last = int(min(mark.at for mark in marks)), int(max(mark.at for mark in marks)) + 1
    step = 1 if last - first <= 12 else 5 if last - first <= 40 else 10
    ticks = [(float(year), str(year)) for year in range(-(-first // step) * step, last + 1, step)]
    return _svg(title, list(LAYERS.values()), marks, ticks, (first - 0.5, last + 0.5))


def scene_picture(events: Events, scene: Scene) -> etree._Element:
    """A scene as a picture: numbered marks, hollow where the court gives only an order."""
    spots = in_scene(events, scene)
    rows = [account for account in ACCOUNTS if any(spot.event.account == account for spot in spots)]
    marks = [
        _Mark(rows.index(spot.event.account), spot.at, spot.until, str(spot.number), spot.event.account, spot.given)
        for spot in spots
    ]
    reach = max(mark.until or mark.at for mark in marks)
    return _svg(
        scene.title,
        [ACCOUNTS[row] for row in rows],
        marks,
        _ticks(events, scene, reach),
        (-0.04 * reach - 0.2, reach * 1.04 + 0.2),
    )


def _ticks(events: Events, scene: Scene, reach: float) -> list[tuple[float, str]]:
    match scene.scale:
        case "clock":
            zero = start_of(events, scene) or datetime.min
            step = next(step for step in (1, 2, 3, 4, 6, 12, 24) if reach / 60 / step <= 8)
            hours = [zero + timedelta(hours=n) for n in range(0, int(reach // 60) + 1, step)]
            return [((hour - zero) / timedelta(minutes=1), _clock(hour)) for hour in hours]
        case "elapsed":
            step = 1 if reach <= 10 else 5
            return [(float(n), f"{n} min") for n in range(0, int(reach) + 1, step)]
        case _:
            return []


def _clock(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12} {'a.m.' if moment.hour < 12 else 'p.m.'}"


def _year(moment: datetime) -> float:
    return moment.year + (moment - datetime(moment.year, 1, 1)) / timedelta(days=365.25)


def _svg(
    title: str, rows: Sequence[str], marks: list[_Mark], ticks: list[tuple[float, str]], reach: tuple[float, float]
) -> etree._Element:
    height = _TOP + _ROW * len(rows) + 30
    svg = etree.Element(
        "svg",
        {
            "viewBox": f"0 0 {_WIDTH} {height}",
            "role": "img",
            "class": "cb-svg",
            "aria-label": f"{title}: a picture of the events listed in the table below",
        },
    )

    def x(at: float) -> float:
        return round(_LEFT + (at - reach[0]) / (reach[1] - reach[0]) * (_WIDTH - _LEFT - _RIGHT), 1)

    for i, words in enumerate(rows):
        y = _TOP + _ROW * i + _ROW / 2
        _node(svg, "line", {"x1": _LEFT, "x2": _WIDTH - _RIGHT, "y1": y, "y2": y, "class": "cb-row"})
        _node(svg, "text", {"x": 0, "y": y + 4, "class": "cb-row-name"}, words)
    for at, words in ticks:
        _node(svg, "line", {"x1": x(at), "x2": x(at), "y1": _TOP, "y2": height - 26, "class": "cb-tick"})
        _node(svg, "text", {"x": x(at), "y": height - 8, "class": "cb-tick-name", "text-anchor": "middle"}, words)
    for i, mark in enumerate(marks):
        _draw(svg, mark, x, _TOP + _ROW * mark.row + _ROW / 2 + (i % 3 - 1) * 22)
    return svg


def _draw(svg: etree._Element, mark: _Mark, x: object, y: float) -> None:
    where = x(mark.at)  # type: ignore[operator]
    if mark.until is not None:
        _node(svg, "line", {"x1": where, "x2": x(mark.until), "y1": y, "y2": y, "class": f"cb-lasts cb-{mark.shape}"})  # type: ignore[operator]
    kind = "cb-mark" + ("" if mark.given else " cb-order-only")
    size = 10 if mark.words else 5
    if mark.shape == "dissent":
        points = f"{where},{y - size} {where + size},{y} {where},{y + size} {where - size},{y}"
        _node(svg, "polygon", {"points": points, "class": kind + " cb-dissent"})
    else:
        _node(svg, "circle", {"cx": where, "cy": y, "r": size, "class": kind})
    if mark.words:
        _node(svg, "text", {"x": where, "y": y + 4, "class": "cb-mark-name", "text-anchor": "middle"}, mark.words)


def _node(parent: etree._Element, tag: str, attrs: dict[str, object], text: str = "") -> None:
    node = etree.SubElement(
        parent, tag, {name: f"{value:g}" if isinstance(value, float) else str(value) for name, value in attrs.items()}
    )
    node.text = text or None
