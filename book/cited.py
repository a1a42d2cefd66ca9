"""One citation in an opinion's text. It stands apart from `citations`, so that what shows it needs no finder of citations."""

from dataclasses import dataclass
from typing import Literal

RECORD, NOTHING = "record", "nothing"
Form = Literal["full", "short", "id", "provision", "name", "paper"]


@dataclass(frozen=True)
class Citation:
    """A stretch of one passage's text that cites. `authority` is an authority's id, `record` (a paper of the case) or
    `nothing`; `doubt` says why the rules cannot decide, and is empty when they can."""

    passage: str
    start: int
    end: int
    form: Form
    authority: str
    doubt: str = ""
