"""Who is speaking in the court's text, and what status a statement of fact has."""

from typing import Literal

from pydantic import Field, model_validator

from book.case import Text
from book.content import Content

Voice = Literal["court", "plaintiff", "defendants", "authority", "other"]
Status = Literal["alleged", "undisputed", "disputed", "assumed"]

VOICES: dict[str, str] = {
    "court": "The court itself",
    "plaintiff": "The plaintiff’s side",
    "defendants": "The defendants’ side",
    "authority": "A quoted or described authority",
    "other": "Another witness or document",
}


class Span(Content):
    """A stretch of one passage, from its first words to its last, each standing once in the opinion.

    Where no span stands, the court speaks (in a dissent, the dissent).
    """

    voice: Voice
    status: Status | None = None
    start: Text = Field(alias="from")
    end: Text = Field(alias="to")

    @model_validator(mode="after")
    def _says_something(self) -> "Span":
        if self.voice == "court" and self.status is None:
            raise ValueError("a span of the court's needs a status; where there is none, leave it out.")
        return self


class Voices(Content):
    """`voices.yml`: the spans of one opinion, in the order of its text."""

    spans: tuple[Span, ...]
