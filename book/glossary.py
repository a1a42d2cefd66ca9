"""The terms of art, each defined in our words with a place where a court uses it."""

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


class Glossary(Content):
    """`chapters/glossary.yml`: the terms, in alphabetical order."""

    terms: tuple[Term, ...] = Field(min_length=1)
