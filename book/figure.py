"""Timelines as plotly figures: one for the calendar, one for each scene. Pure: an event list in, a figure out."""

from datetime import timedelta

import plotly.graph_objects as go

from book.events import Event, Events, Scene
from book.placing import Span, Spot, calendar, in_scene, start_of

LAYERS = {"incident": "Incident", "procedure": "Procedure", "precedent": "Precedents"}
ACCOUNTS = {
    "court": "The opinion",
    "majority": "Majority",
    "dissent": "Dissent",
    "officers": "Officers",
    "plaintiff": "Plaintiff",
}
SYMBOLS = {"court": "circle", "majority": "circle", "dissent": "diamond", "officers": "square", "plaintiff": "triangle-up"}
_LAYOUT = {
    "template": "none",
    "showlegend": False,
    "margin": {"l": 90, "r": 20, "t": 20, "b": 60},
    "height": 360,
    "hovermode": "closest",
    "dragmode": "pan",
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
}


def draw_calendar(events: Events) -> go.Figure:
    """All dated events on one calendar axis, a row for each layer. `customdata` holds the event's id."""
    dated = calendar(events)
    rows = list(LAYERS)
    figure = go.Figure()
    for layer, words in LAYERS.items():
        mine = [(event, where) for event, where in dated if event.layer == layer]
        _add_calendar_row(figure, words, rows.index(layer), mine)
    figure.update_layout(**_LAYOUT, xaxis={"type": "date", "title": {"text": "Date"}}, yaxis=_rows(list(LAYERS.values())))
    return figure


def _add_calendar_row(figure: go.Figure, words: str, row: int, mine: list[tuple[Event, Span]]) -> None:
    heights = [-row + 0.18 * (i % 5 - 2) for i in range(len(mine))]
    for (_, where), height in zip(mine, heights, strict=True):
        if where.end - where.start > timedelta(days=1):
            figure.add_trace(
                go.Scatter(
                    x=[where.start.isoformat(), where.end.isoformat()],
                    y=[height, height],
                    mode="lines",
                    line={"width": 3},
                    opacity=0.35,
                    hoverinfo="skip",
                )
            )
    figure.add_trace(
        go.Scatter(
            name=words,
            x=[where.middle.isoformat() for _, where in mine],
            y=heights,
            mode="markers",
            marker={
                "size": 11,
                "symbol": [_symbol(event, not event.computed or event.date_is_the_scene_s) for event, _ in mine],
            },
            customdata=[event.id for event, _ in mine],
            text=[event.label for event, _ in mine],
            hovertemplate="%{text}<extra></extra>",
        )
    )


def draw_scene(events: Events, scene: Scene) -> go.Figure:
    """The events of one scene; hollow marks stand in order only, at no time the court gives. Rows are accounts."""
    spots = in_scene(events, scene)
    rows = [account for account in ACCOUNTS if any(spot.event.account == account for spot in spots)]
    zero = start_of(events, scene)

    def x(at: float) -> float | str:
        return (zero + timedelta(minutes=at)).isoformat() if zero else round(at, 3)

    figure = go.Figure()
    for account in rows:
        mine = [spot for spot in spots if spot.event.account == account]
        heights = [-rows.index(account) + 0.17 * (spot.number % 5 - 2) for spot in mine]
        for spot, height in zip(mine, heights, strict=True):
            if spot.until is not None:
                figure.add_trace(
                    go.Scatter(
                        x=[x(spot.at), x(spot.until)],
                        y=[height, height],
                        mode="lines",
                        meta=account,
                        line={"width": 3},
                        opacity=0.35,
                        hoverinfo="skip",
                    )
                )
        figure.add_trace(
            go.Scatter(
                name=ACCOUNTS[account],
                meta=account,
                x=[x(spot.at) for spot in mine],
                y=heights,
                mode="markers+text",
                marker={"size": 22, "symbol": [_symbol(spot.event, spot.given) for spot in mine]},
                text=[str(spot.number) for spot in mine],
                textfont={"size": 11},
                customdata=[spot.event.id for spot in mine],
                hovertext=[_hover(spot, scene) for spot in mine],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    figure.update_layout(**_LAYOUT, xaxis=_scene_axis(scene), yaxis=_rows([ACCOUNTS[account] for account in rows]))
    return figure


def _scene_axis(scene: Scene) -> dict[str, object]:
    match scene.scale:
        case "clock":
            return {"type": "date", "title": {"text": "Time of day"}}
        case "elapsed":
            return {"title": {"text": "Minutes from the start"}}
        case _:
            return {"title": {"text": "Order of events, not to scale"}, "showticklabels": False}


def _rows(words: list[str]) -> dict[str, object]:
    return {
        "tickmode": "array",
        "tickvals": [-i for i in range(len(words))],
        "ticktext": words,
        "fixedrange": True,
        "zeroline": False,
        "range": [-len(words) + 0.4, 0.6],
    }


def _symbol(event: Event, given: bool) -> str:
    return SYMBOLS[event.account] + ("" if given else "-open")


def _hover(spot: Spot, scene: Scene) -> str:
    if spot.given or scene.scale == "order":
        return f"{spot.number}. {spot.event.label}"
    return f"{spot.number}. {spot.event.label} (order only)"
