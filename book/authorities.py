"""The cases, statutes, rules and manuals that the opinions cite, and what each opinion uses them for."""

from typing import Literal

from pydantic import Field

from book.case import Id, Text
from book.door import Content

Role = Literal[
    "rule-source",
    "relied-on",
    "distinguished",
    "rejected",
    "not-controlling",
    "post-dates-incident",
    "followed-out-of-circuit",
    "described",
]


class Use(Content):
    """What one opinion (or its dissent) does with an authority; `quote` is where."""

    opinion: Id
    role: Role
    by: Literal["court", "majority", "dissent"]
    about: Text
    quote: Text


class Authority(Content):
    """One authority under its first cite in the texts. `on_books` says for each opinion whether it was on the books on the
    day of the incident, as far as the texts show; `open` where they show only the year."""

    id: Id
    kind: Literal["case", "statute", "rule", "constitution", "other"]
    name: Text
    short: tuple[Text, ...] = ()
    cite: Text
    also: tuple[Text, ...] = ()
    court: str = ""
    year: int | None = None
    used: tuple[Use, ...]
    on_books: dict[str, Literal["yes", "no", "open"]] = {}


class Authorities(Content):
    """`chapters/authorities.yml`: every authority, by name."""

    authorities: tuple[Authority, ...] = Field(min_length=1)
