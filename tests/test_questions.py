"""Questions refuse at birth what may not be."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from book.questions import Question
from tests.scoring import WORDS, item

_ANY = TypeAdapter(Question)

# A kind, its parts as `tests.scoring.item` reads them, what is changed, and what the refusal says.
REFUSED = [
    ("single", "ABcd", {}, "has exactly one right option; marked right: a, b"),
    ("single", "aBcdef", {}, "has 3 to 5 options, not 6"),
    ("two", "aBcDe", {}, "has 6 options, not 5"),
    ("two", "aBcDeF", {}, "has exactly two right options; marked right: b, d, f"),
    ("several", "Abcd", {}, "two or more right options and a wrong one; marked right: a"),
    ("several", "ABCD", {}, "and a wrong one; marked right: a, b, c, d"),
    ("single", "aBcb", {}, "option ids repeat: b"),
    ("single", "aBcd", {"stem": "The court denied the motion."}, "question mark"),
    ("matching", "a:x b:x c:x", {}, "all rows have the same choice"),
    ("matching", "a:x b:y a:y", {}, "row ids repeat: a"),
    ("comparison", "a:alike b:alike c:alike", {}, "all facts cut the same way"),
    ("ordering", "abcd", {}, "that is the right one; change the ids"),
    ("ordering", "caa", {}, "step ids repeat: a"),
    ("pin-cite", "aBc/def", {}, "one or more prove the ruling"),
    ("pin-cite", "aBc/DEF", {}, "one or more do not"),
    ("pin-cite", "ABc/dEf", {}, "has exactly one right option"),
    ("passage", "aBC", {}, "exactly one extract is the right one; marked right: b, c"),
    ("passage", "abc", {}, "marked right: none"),
    ("written", "aab", {}, "point ids repeat: a"),
]


@pytest.mark.parametrize(("kind", "of", "changes", "says"), REFUSED)
def test_refused(kind: str, of: str, changes: dict[str, Any], says: str) -> None:
    """What a kind may not be is refused, and the refusal says what was found."""
    with pytest.raises(ValidationError) as caught:
        _ANY.validate_python(item(kind, of) | changes)
    assert says in str(caught.value.errors()[0]["ctx"]["error"])


def test_the_same_text_twice() -> None:
    """Two options with the same words are refused, whatever the capitals and spaces."""
    written = item("single", "aBc")
    written["options"][2]["text"] = "words  A"
    with pytest.raises(ValidationError, match="same text"):
        _ANY.validate_python(written)


@pytest.mark.parametrize(
    ("kind", "of", "parts"), [("single", "aBc", "options"), ("matching", "a:x b:y c:x", "rows"), ("passage", "abC", "extracts")]
)
def test_without_a_reason(kind: str, of: str, parts: str) -> None:
    """A rationale that only says wrong is refused."""
    written = item(kind, of)
    written[parts][0]["rationale"] = "This is incorrect."
    with pytest.raises(ValidationError, match="fewer than 12 words"):
        _ANY.validate_python(written)


def test_an_unknown_choice() -> None:
    """A row cannot be matched with what is not there."""
    written = item("matching", "a:x b:y c:x")
    written["rows"][0]["key"] = "q"
    with pytest.raises(ValidationError, match="there is no choice q"):
        _ANY.validate_python(written)


@pytest.mark.parametrize("right", [True, False])
def test_a_distractor_names_its_error_and_a_key_has_none(right: bool) -> None:
    """The misconception belongs to what is wrong."""
    written = item("single", "aBcd")
    option = {"id": "e", "text": "Words E", "rationale": WORDS, "right": right} | (
        {"misconception": "hindsight"} if right else {}
    )
    with pytest.raises(ValidationError, match="misconception"):
        _ANY.validate_python(written | {"options": [*written["options"], option]})


def test_a_third_hint() -> None:
    """Hints come in two steps at most."""
    with pytest.raises(ValidationError, match="at most 2"):
        _ANY.validate_python(item("single", "aBc") | {"hints": ["one", "two", "three"]})
