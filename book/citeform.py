"""How others cite an opinion of the book: the pin cite in the field's form, all but the place in the slip opinion."""

from book.case import Case
from book.opinion import Part

AT = "{at}"
"""What stands in a form where the page, the lines or the footnote goes."""

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def form(case: Case, part: Part = "opinion") -> str:
    """'Malek v. Green, No. 17-cv-00263-BLF, slip op. at {at} (N.D. Cal. May 30, 2018)'; a dissent names its writer."""
    words = f"{case.name}, {case.docket}, slip op. at {AT} ({case.court_abbreviated} {_date(case.decided)})"
    writer = next((judge.cited_as for judge in case.judges if judge.cited_as), "")
    return f"{words} ({writer})" if part == "dissent" else words


def _date(decided: str) -> str:
    """A date as citations give it, as far as it is known: 2018, May 2018, May 30, 2018."""
    year, *rest = decided.partition("T")[0].split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{month} {int(rest[1])}, {year}" if len(rest) == 2 else f"{month} {year}"
