"""The question bank: one closed family of kinds, each item checked at birth."""

from typing import Annotated

from pydantic import Field

from book.case import Id, Text
from book.content import Content
from book.kinds.comparison import Comparison
from book.kinds.matching import Matching
from book.kinds.ordering import Ordering
from book.kinds.passage import Passage
from book.kinds.pin_cite import PinCite
from book.kinds.several import SelectSeveral
from book.kinds.single import SingleChoice
from book.kinds.two import SelectTwo
from book.kinds.written import Written

AnyQuestion = SingleChoice | SelectTwo | SelectSeveral | Matching | Ordering | PinCite | Passage | Written | Comparison
Question = Annotated[AnyQuestion, Field(discriminator="kind")]


class Bank(Content):
    """`questions.yml`: one topic's questions, in the order in which they are asked."""

    id: Id
    title: Text
    about: Text
    questions: tuple[Question, ...] = Field(min_length=1)

    def question(self, identity: str) -> AnyQuestion:
        return next(question for question in self.questions if question.id == identity)
