"""What the answers to a bank are worth. Each kind of question says what one answer is worth (`book.kinds`)."""

from collections.abc import Collection, Mapping

from book.questions import Bank


def total(bank: Bank, responses: Mapping[str, Collection[str]]) -> float:
    """The sum of the credits for the answered questions of a bank, each worth 1."""
    return sum((bank.question(identity).credit(chosen) for identity, chosen in responses.items()), 0.0)
