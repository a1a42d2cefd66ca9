"""Our sentences: italics, pins and quotations, and nothing else."""

import pytest

from book.prose import Pin, Unreadable, Words, parse, quotations


def test_the_parts_of_a_sentence() -> None:
    """Words, italics and pins come out in order."""
    assert list(parse("In *Malek* {malek ¶41–42} it held.")) == [
        Words("In "), Words("Malek", italic=True), Words(" "), Pin("malek", "p41", "p42"), Words(" it held."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "key"),
    [("malek ¶41", "p41"), ("malek n.9", "n9"), ("perez dissent ¶3", "d3"), ("perez dissent n.1", "dn1")],
)
def test_every_form_of_pin(written: str, key: str) -> None:
    """Paragraphs, footnotes, and both in the dissent."""
    assert list(parse(f"{{{written}}}")) == [Pin(written.split()[0], key)]


@pytest.mark.parametrize("written", ["malek 41", "¶41", "malek ¶", "malek ¶41-42", "Malek ¶41", ""])
def test_what_is_no_pin(written: str) -> None:
    """Anything else in braces is handed back as unreadable, to be complained of."""
    assert list(parse(f"{{{written}}}")) == [Unreadable(written)]


def test_markup_is_text() -> None:
    """Tags and links in a text of ours stay characters."""
    assert list(parse("<b>[x](y)</b>")) == [Words("<b>[x](y)</b>")]


def test_quotations_are_found_with_their_cuts() -> None:
    """Only quotations of five words or more, each as its uncut pieces."""
    text = "It said “beyond debate” and “a suspect may not … defeat an arrest [here] by escaping”."
    assert list(quotations(text)) == [("a suspect may not", "defeat an arrest", "by escaping")]
