"""The cases, statutes, rules and manuals that the opinions cite, and what each opinion uses them for."""

from typing import Literal

from pydantic import Field

from book.case import Id, Text
from book.content import Content

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

ROLES: dict[str, str] = {
    "rule-source": "Source of a rule",
    "relied-on": "Relied on",
    "distinguished": "Distinguished",
    "rejected": "Rejected",
    "not-controlling": "Not controlling",
    "post-dates-incident": "Decided after the incident",
    "followed-out-of-circuit": "Followed, from another circuit",
    "described": "Described or cited in passing",
}
KINDS: dict[str, str] = {
    "case": "Case",
    "statute": "Statute",
    "rule": "Rule of procedure",
    "constitution": "Constitution",
    "other": "Manual or other",
}
WRITERS: dict[str, str] = {"court": "the court", "majority": "the majority", "dissent": "the dissent"}


class Use(Content):
    """What one opinion (or its dissent) does with an authority; `quote` is where."""

    opinion: Id
    role: Role
    by: Literal["court", "majority", "dissent"]
    about: Text
    quote: Text


class Authority(Content):
    """One authority under a cite that the texts give, the official reporter's where they do. `on_books` says for each
    opinion whether it was on the books on the day of the incident, as far as the texts show; `open` where they show only the
    year."""

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


class Reviewed(Content):
    """What a reader decided about one citation: the one with which `quote` ends. `cites` is an authority's id, `record` for a
    paper of the case, or `nothing`."""

    quote: Text
    cites: Id
    why: Text


class Citations(Content):
    """`citations.yml`: the citations of one opinion that no rule can decide."""

    reviewed: tuple[Reviewed, ...] = ()
