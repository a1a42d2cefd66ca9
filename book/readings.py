"""What readers who had not seen a key made of the banks: `quizzes/readings.yml`."""

from typing import Annotated

from pydantic import Field

from book.case import Dated, Id, Text
from book.content import Content

Share = Annotated[float, Field(ge=0, le=1)]


class Reading(Content):
    """One reading: what the reader saw, of which wording, and the mean credit beside what guessing earns."""

    id: Id
    saw: Text
    on: Dated
    banks: Text
    items: Annotated[int, Field(ge=1)]
    score: Share
    chance: Share


class Readings(Content):
    """All readings, in the order in which they were made."""

    readings: tuple[Reading, ...]
