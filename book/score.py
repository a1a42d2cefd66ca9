"""What an answer is worth. Defined once, as the table `tests/data/scoring.json`; `views/quiz.js` passes the same table.

A single choice earns 1 for the key and 0 otherwise. A select-several question earns the share of the right options
that were chosen, less the same share for every wrong one, and never less than 0: choosing everything earns nothing
that guessing would not.
"""

from collections.abc import Collection, Mapping
from typing import assert_never

from book.questions import Bank, SelectSeveral, SingleChoice


def score(question: SingleChoice | SelectSeveral, chosen: Collection[str]) -> float:
    """The credit, from 0 to 1, for choosing the options `chosen` (ids; unknown ids count as wrong)."""
    match question:
        case SingleChoice():
            return float(set(chosen) == question.key)
        case SelectSeveral():
            picked = set(chosen)
            credit = len(picked & question.key) - len(picked - question.key)
            return max(0.0, credit / len(question.key))
        case _:
            assert_never(question)


def total(bank: Bank, responses: Mapping[str, Collection[str]]) -> float:
    """The sum of the credits for the answered questions of a bank, each worth 1."""
    return sum((score(bank.question(identity), chosen) for identity, chosen in responses.items()), 0.0)
