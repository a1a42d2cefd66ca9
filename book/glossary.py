"""The terms of art, each defined in our words with a place where a court uses it."""

import re

from pydantic import Field

from book.case import Id, Text
from book.content import Content


class Term(Content):
    """One term. `forms` are other forms under which it stands in the texts; `quote` is where `opinion` uses it."""

    id: Id
    term: Text
    forms: tuple[Text, ...] = ()
    definition: Text
    opinion: Id
    quote: Text

    def found_in(self, words: str) -> tuple[int, int] | None:
        """Where the term stands in some words, from and to, as words of its own; the longest form first."""
        forms = sorted((self.term, *self.forms), key=len, reverse=True)
        found = (re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words, re.IGNORECASE) for form in forms)
        return next((match.span() for match in found if match), None)


class Glossary(Content):
    """`chapters/glossary.yml`: the terms, in alphabetical order."""

    terms: tuple[Term, ...] = Field(min_length=1)
