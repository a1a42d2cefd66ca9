"""Questions refuse at birth what may not be."""

from typing import Any

import pytest
from pydantic import ValidationError

from book.questions import SelectSeveral, SingleChoice
from tests.scoring import item


def _refusal(model: type, **changes: Any) -> str:
    kind = "single" if model is SingleChoice else "several"
    written = item(kind, changes.pop("options_of", "aBcd" if kind == "single" else "AbCd")) | changes
    with pytest.raises(ValidationError) as caught:
        model.model_validate(written)
    return str(caught.value.errors()[0]["ctx"]["error"])


def test_two_right_answers_in_a_single_choice() -> None:
    """A single choice with two keys is refused and both are named."""
    assert "exactly one right option; marked right: a, b" in _refusal(SingleChoice, options_of="ABcd")


def test_one_right_answer_in_a_select_several() -> None:
    """Select-several needs at least two keys."""
    assert "two or more right options" in _refusal(SelectSeveral, options_of="Abcd")


def test_nothing_wrong_in_a_select_several() -> None:
    """Select-several needs something that is wrong."""
    assert "and a wrong one" in _refusal(SelectSeveral, options_of="ABCD")


def test_six_options_in_a_single_choice() -> None:
    """A single choice has five options at most."""
    assert "three to five options, not 6" in _refusal(SingleChoice, options_of="aBcdef")


def test_a_stem_that_does_not_ask() -> None:
    """The stem is a question."""
    assert "question mark" in _refusal(SingleChoice, stem="The court denied the motion.")


def test_the_same_text_twice() -> None:
    """Two options with the same words are refused, whatever the capitals and spaces."""
    options = item("single", "aBc")["options"]
    options[2]["text"] = "option  A"
    assert "same text" in _refusal(SingleChoice, options=options)


def test_a_distractor_without_a_reason() -> None:
    """A rationale that only says wrong is refused."""
    options = item("single", "aBc")["options"]
    options[0]["rationale"] = "This is incorrect."
    assert "fewer than 12 words" in _refusal(SingleChoice, options=options)
