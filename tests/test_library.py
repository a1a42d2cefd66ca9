"""The library: the content as it stands is sound, and each kind of fault is one clear complaint."""

from collections.abc import Callable
from pathlib import Path

import pytest

from book.cli import main
from book.complaint import ContentError
from book.library import ROOT, Library, open_as_asked, open_library

Spoil = Callable[[str, str, str], Path]
ENTRY, RULINGS, CASE = "quizzes/entry/questions.yml", "chapters/malek/rulings.yml", "chapters/malek/case.yml"


def _complaints(root: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        open_library(root)
    return [str(complaint) for complaint in caught.value.complaints]


def test_the_content_is_sound(library: Library) -> None:
    """Three opinions, and quizzes of twelve questions or more."""
    assert sorted(library.chapters) == ["malek", "martinez", "perez"]
    assert len(library.banks) >= 11
    assert [name for name, bank in library.banks.items() if len(bank.questions) < 12] == []


def test_every_rationale_has_a_pin(library: Library) -> None:
    """Nothing that can be chosen, matched or ordered is explained without a paragraph to open."""
    bare = [f"{bank.id}: {question.id}.{one.id}" for bank in library.banks.values() for question in bank.questions
            for parts in ("options", "extracts", "rows", "steps", "compared") for one in getattr(question, parts, ())
            if "{" not in one.rationale]  # fmt: skip
    assert bare == []


def test_a_pin_that_does_not_exist(spoil: Spoil) -> None:
    """A question that cites a paragraph beyond the end says where the opinion ends."""
    root = spoil(ENTRY, "{malek ¶24}", "{malek ¶212}")
    assert len(found := _complaints(root)) == 1
    assert found[0].startswith(f"{ENTRY}:") and "cites malek #p212, which does not exist; the last there is ¶110." in found[0]


def test_an_unknown_opinion(spoil: Spoil) -> None:
    """A pin into an opinion that the book does not have names those it has."""
    found = _complaints(spoil(ENTRY, "{malek ¶24}", "{graham ¶24}"))
    assert "cites the unknown opinion 'graham'. Known: malek, martinez, perez." in found[0]


def test_an_opinion_that_cannot_be_read(spoil: Spoil) -> None:
    """What is wrong with an opinion's file is said once; the many that cite it are not told that there is none."""
    found = _complaints(spoil("chapters/malek/opinion.md", "{page}`1`UNITED", "{page}`9`UNITED"))
    assert found == ["chapters/malek/opinion.md @ page 2: stands after page 9"]


def test_a_quotation_that_is_not_there(spoil: Spoil) -> None:
    """A quotation with one word changed is refused, and the nearest words are shown."""
    old = "Malek’s right to be free from such an unlawful entry was clearly established"
    found = _complaints(spoil(RULINGS, old, old.replace("unlawful", "lawful")))
    assert len(found) == 1 and "the quotation is not in malek" in found[0] and "(¶46)" in found[0]
    assert "@ malek-entry.quote" in found[0]


def test_a_quotation_that_stands_twice(spoil: Spoil) -> None:
    """A quotation that stands more than once is refused, with the places."""
    old = "Malek’s right to be free from such an unlawful entry was clearly established as"
    text = (Path(__file__).parent.parent / RULINGS).read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if old in line)
    found = _complaints(spoil(RULINGS, line, "  quote: clearly established"))
    assert "times in malek: “clearly established”. It stands in" in found[0]


def test_a_note_whose_words_are_not_there(spoil: Spoil) -> None:
    """A note that quotes what the opinion does not say stops the build, with the nearest words."""
    found = _complaints(spoil("chapters/malek/notes.yml", "must still sash our way", "must still slosh our way"))
    assert len(found) == 1 and "the quotation is not in malek" in found[0] and "sash our way" in found[0]


def test_a_note_whose_words_stand_twice(spoil: Spoil) -> None:
    """A note whose quotation stands more than once stops the build, with the places."""
    text = (Path(__file__).parent.parent / "chapters/malek/notes.yml").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "must still sash" in line)
    found = _complaints(spoil("chapters/malek/notes.yml", line, "  quote: the Officers"))
    assert len(found) == 1 and "times in malek: “the Officers”" in found[0]


def test_words_that_no_court_wrote(spoil: Spoil) -> None:
    """A quotation inside our own text must be some court's."""
    root = spoil(CASE, "why: >-\n", "why: >-\n  The court said “this right was obvious to everyone there” {malek ¶1}.\n")
    assert "quotes words that no passage has: “this right was obvious to everyone there”" in _complaints(root)[0]


def test_an_edited_source(spoil: Spoil) -> None:
    """source.txt is never edited."""
    found = _complaints(spoil("chapters/perez/source.txt", "asphyxiated", "died"))
    assert "source.txt is not the text that was received" in found[0]


def test_an_edited_opinion(spoil: Spoil) -> None:
    """A changed word in opinion.md is refused with both readings."""
    found = _complaints(spoil("chapters/perez/opinion.md", "At first glance, this", "At second glance, this"))
    assert any("differs from source.txt" in complaint and "Atsecondglance" in complaint for complaint in found)


def test_a_ruling_on_a_stranger(spoil: Spoil) -> None:
    """A defendant that case.yml does not know is named, with those it knows."""
    found = _complaints(spoil(RULINGS, "[green, sandri, favela]", "[green, sandri, smith]"))
    assert "case.yml knows no 'smith'. Known:" in found[0]


def test_a_row_that_cannot_be(spoil: Spoil) -> None:
    """A ruling that the two prongs do not allow is refused with the reason."""
    found = _complaints(spoil(RULINGS, 'clearly_established: "yes"', 'clearly_established: "no"'))
    assert len(found) == 1 and "malek-entry.outcome: such a row cannot be. Even with a violation, immunity applies" in found[0]


def test_an_outcome_that_does_not_follow(spoil: Spoil) -> None:
    """What is granted in part goes on in part, and the complaint names both words."""
    found = _complaints(spoil(RULINGS, "outcome: in-part", "outcome: ends"))
    assert "the outcome 'ends' does not follow from the disposition 'granted-in-part'." in found[0]


def test_faults_of_several_files_come_together(spoil: Spoil) -> None:
    """One reading tells everything that is wrong everywhere."""
    spoil(ENTRY, "{malek ¶24}", "{malek ¶212}")
    spoil("chapters/martinez/events.yml", "scenes:\n", "scene:\n")
    found = _complaints(spoil(RULINGS, "disposition: denied", "disposition: refused"))
    assert {complaint.split(":")[0] for complaint in found} == {ENTRY, "chapters/martinez/events.yml", RULINGS}


def test_a_position_that_names_its_side(spoil: Spoil) -> None:
    """At a joint the reader chooses before the sides are named; a position that gives its side away is refused."""
    words = "Common sense, beside case law"
    for told in ("The dissent says that common sense, beside case law", "{perez ¶20} Common sense, beside case law"):
        found = _complaints(spoil("chapters/perez/stops.yml", words, told))
        assert any("the position of the dissent gives away whose it is" in complaint for complaint in found)
        words = told


def test_a_fork_without_ends(spoil: Spoil) -> None:
    """Where two opinions part, the file says how each ends."""
    text = (
        spoil("chapters/perez/stops.yml", "fork:\n", "fork:\n").joinpath("chapters/perez/stops.yml").read_text(encoding="utf-8")
    )
    ends = text[text.index("\nends:\n") : text.index("\nearly:\n")]
    assert any("'fork' and 'ends' belong together" in said for said in _complaints(spoil("chapters/perez/stops.yml", ends, "")))


def test_the_same_id_twice(spoil: Spoil) -> None:
    """An id is taken once."""
    found = _complaints(spoil("chapters/malek/events.yml", "- id: malek-options", "- id: malek-knock"))
    assert any("the id 'malek-knock' is taken by entry" in complaint for complaint in found)


def test_the_command_says_so_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    """`casebook check` counts what it read and returns 0 when there is no fault."""
    assert main(["check"]) == 0
    assert "3 opinions with" in capsys.readouterr().out


def test_a_notebook_reads_again_what_was_mended(spoil: Spoil) -> None:
    """What is opened as asked for says its fault each time it is asked for, and is there once it is mended."""
    name = "chapters/malek/opinion.md"
    right = (ROOT / name).read_text(encoding="utf-8")
    root = spoil(name, right[:200], "{.nonsense}\n" + right[:200])
    library = open_as_asked(root)
    for _ in range(2):
        with pytest.raises(ContentError, match="chapters/malek/opinion.md"):
            library.chapter("malek")
    (root / name).write_text(right, encoding="utf-8")
    assert library.chapter("malek").opinion.case == "malek"


def test_a_count_that_starts_nowhere(spoil: Spoil) -> None:
    """Minutes counted from an event that starts no count would be a sum of ours; they are refused with the way to say them."""
    found = _complaints(
        spoil("chapters/perez/events.yml", "{from: perez-encounter, plus: PT5M}", "{from: perez-towel, plus: PT5M}")
    )
    assert len(found) == 1 and "no count starts at 'perez-towel'" in found[0] and "time_words" in found[0]
