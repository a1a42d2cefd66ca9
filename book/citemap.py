"""The map of who cites what: every case by its year, a row for each opinion, a line where several opinions meet in one case."""

from collections import defaultdict

import plotly.graph_objects as go

from book.authorities import ROLES, Authority, Use
from book.library import Library

_SYMBOLS = {
    "rule-source": "circle",
    "relied-on": "square",
    "followed-out-of-circuit": "square-open",
    "distinguished": "diamond",
    "rejected": "x",
    "not-controlling": "diamond-open",
    "post-dates-incident": "triangle-right",
    "described": "circle-open",
}
_STEP = 0.085
_BASE = -0.4
Row = tuple[str, bool]


def draw_map(library: Library) -> go.Figure:
    """A figure with one mark for each use of a case: x its year, y the opinion's row. `customdata` holds the authority's id.

    Marks of one year stand on each other. A short line marks the year of each opinion's incident.
    """
    rows: list[Row] = []
    for case in library.chapters:
        rows += [(case, False)] + [(case, True)] * any(
            use.by == "dissent" and use.opinion == case for authority in library.authorities for use in authority.used
        )
    spots = _spots(library, rows)
    figure = go.Figure()
    _join(figure, spots)
    for role in ROLES:
        mine = [spot for spot in spots if spot[1].role == role]
        if mine:
            _mark(figure, role, mine)
    names = [library.chapters[case].case.short + (", dissent" if dissent else "") for case, dissent in rows]
    figure.update_layout(
        template="none",
        height=680,
        margin={"l": 110, "r": 20, "t": 20, "b": 110},
        hovermode="closest",
        dragmode="pan",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        legend={"orientation": "h", "y": -0.12},
        xaxis={"title": {"text": "Year decided"}, "tickformat": "d"},
        yaxis={"tickvals": [_BASE - row for row in range(len(rows))], "ticktext": names, "zeroline": False},
        shapes=[_incident(library, case, -row) for row, (case, _) in enumerate(rows)],
    )
    return figure


Spot = tuple[Authority, Use, float]


def _spots(library: Library, rows: list[Row]) -> list[Spot]:
    taken: dict[tuple[Row, int], int] = defaultdict(int)
    spots = []
    for authority in library.authorities:
        if authority.kind != "case" or authority.year is None:
            continue
        for use in authority.used:
            row = (use.opinion, use.by == "dissent")
            place = taken[row, authority.year]
            taken[row, authority.year] += 1
            spots.append((authority, use, _BASE - rows.index(row) + _STEP * place))
    return spots


def _join(figure: go.Figure, spots: list[Spot]) -> None:
    """The lines between the uses of one authority."""
    by_authority = defaultdict(list)
    for authority, _, height in spots:
        by_authority[authority.id].append((authority.year, height))
    shared = [ends for ends in by_authority.values() if len(ends) > 1]
    x = [value for ends in shared for value in (*(year for year, _ in ends), None)]
    y = [value for ends in shared for value in (*(height for _, height in ends), None)]
    figure.add_trace(go.Scatter(x=x, y=y, mode="lines", line={"width": 1}, opacity=0.5, hoverinfo="skip", showlegend=False))


def _mark(figure: go.Figure, role: str, spots: list[Spot]) -> None:
    figure.add_trace(
        go.Scatter(
            name=ROLES[role],
            x=[authority.year for authority, _, _ in spots],
            y=[height for _, _, height in spots],
            mode="markers",
            marker={"size": 8, "symbol": _SYMBOLS[role]},
            customdata=[authority.id for authority, _, _ in spots],
            text=[f"{authority.name} ({authority.year})" for authority, _, _ in spots],
            hovertemplate="%{text}<br>" + ROLES[role] + "<extra></extra>",
        )
    )


def _incident(library: Library, case: str, height: float) -> dict[str, object]:
    year = int(library.chapters[case].case.incident[:4])
    return {
        "type": "line",
        "x0": year,
        "x1": year,
        "y0": height - 0.42,
        "y1": height + 0.42,
        "line": {"width": 2, "dash": "dot"},
    }
