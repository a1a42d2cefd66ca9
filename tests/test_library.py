"""The library: the content as it stands is sound, and each kind of fault is one clear complaint."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from book.cli import main
from book.complaint import ContentError
from book.library import ROOT, Library, open_as_asked, open_library, reopen_library

Spoil = Callable[[str, str, str], Path]
ENTRY, RULINGS, CASE = "quizzes/entry/questions.yml", "chapters/malek/rulings.yml", "chapters/malek/case.yml"
EVENTS = "chapters/malek/events.yml"


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


def test_two_words_that_no_court_wrote(spoil: Spoil) -> None:
    """A short quotation is the court's too, or it is refused."""
    found = _complaints(spoil(CASE, "why: >-\n", "why: >-\n  The court called it “sheer madness” {malek ¶1}.\n"))
    assert len(found) == 1 and "quotes words that no passage has: “sheer madness”. Nearest: “" in found[0]


def test_words_for_a_time_that_the_court_did_not_write(spoil: Spoil) -> None:
    """What a timeline prints as the court's words for when stands in its opinion, once or more."""
    found = _complaints(spoil(EVENTS, "time_words: Around 9:00 P.M.", "time_words: Around 9:00 p.m."))
    assert len(found) == 1 and ".time_words: the quotation is not in malek: “Around 9:00 p.m.”. Nearest:" in found[0]


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
    lines = (ROOT / EVENTS).read_text(encoding="utf-8").splitlines()
    other, this = (next(n for n, line in enumerate(lines, 1) if f"- id: malek-{name}" in line) for name in ("knock", "options"))
    told = f"the id 'malek-knock' is taken by the entry on line {other}. Give one of them another."
    assert f"{EVENTS}:{this} @ malek-knock.id: {told}" in found


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


def test_a_bank_that_cannot_be_read(spoil: Spoil) -> None:
    """One wrong key in a quiz is one or two complaints there; the stops that ask its questions are not blamed."""
    found = _complaints(spoil(ENTRY, "skill: ", "skil: "))
    assert [one.partition(": ")[2] for one in found] == [
        "the key 'skill' is missing. Add it.",
        "unknown key 'skil'. Did you mean 'skill'?",
    ]
    assert all(one.startswith(f"{ENTRY}:") for one in found)


def test_a_question_that_nobody_asks(spoil: Spoil) -> None:
    """A stop whose question is not in a quiz that was read, or in a quiz that is not there, is told with what is like it."""
    spoil("chapters/perez/stops.yml", "question: excessive_force/", "question: excess_force/")
    found = _complaints(spoil("chapters/malek/stops.yml", "question: entry/", "question: entry/x"))
    assert len(found) == 2 and all(".question: there is no question '" in one and "Did you mean '" in one for one in found)


@pytest.mark.parametrize("name", [CASE, "quizzes/monell/questions.yml", ENTRY])
def test_a_file_that_is_missing(name: str, shelves: Path) -> None:
    """It is named, and nothing else is blamed for it."""
    (shelves / name).unlink()
    found = _complaints(shelves)
    assert len(found) == 1 and found[0].startswith(f"{name}: the file is missing. ")


def test_a_folder_put_aside(shelves: Path) -> None:
    """A folder that is empty or hidden, or whose name begins with a _, is no chapter and no quiz."""
    for name in ("chapters/_draft", "chapters/.trash", "quizzes/gone/.ipynb_checkpoints"):
        (shelves / name).mkdir(parents=True)
        (shelves / name / "notes.txt").touch()
    (shelves / "quizzes" / "new").mkdir()
    assert sorted(open_library(shelves).chapters) == ["malek", "martinez", "perez"]


def test_a_ruling_that_there_is_not(spoil: Spoil) -> None:
    """A question tests rulings that a chapter or one of its notes names."""
    found = _complaints(spoil(ENTRY, "rulings: [malek-entry", "rulings: [malek-entri"))
    assert len(found) == 1 and ".rulings[0]: there is no ruling 'malek-entri" in found[0]
    assert "Did you mean 'malek-entry" in found[0]


def test_rulings_of_a_chapter_that_cannot_be_read(spoil: Spoil) -> None:
    """While a chapter's notes cannot be read, no question is blamed for the rulings that they name."""
    found = _complaints(spoil("chapters/malek/notes.yml", "  kind: ", "  kinds: "))
    assert {one.partition(":")[0] for one in found} == {"chapters/malek/notes.yml"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- file: review", "- file: revue", ":{line}: there is no document 'revue'. Write it, or take it out."),
        ("root: index", "root: [", ":4: not well-formed YAML: "),
        ("- file: review", "- files: review", ": the contents cannot be read: "),
        ("- file: review", "- file: about", ": the contents cannot be read: "),
        ("- file: review", "- glob: chapters/*x", ":{line}: there is no document 'chapters/*x'. Write it, or take it out."),
        ("- file: review", "- glob: /re*", ": the contents cannot be read: "),
    ],
)
def test_contents_that_are_wrong(old: str, new: str, told: str, spoil: Spoil) -> None:
    """The contents name what is there, once."""
    line = next((n for n, text in enumerate((ROOT / "_toc.yml").read_text().splitlines(), 1) if old in text), 0)
    found = _complaints(spoil("_toc.yml", old, new))
    assert len(found) == 1 and found[0].startswith(f"_toc.yml{told.format(line=line)}")


def test_contents_in_another_form(spoil: Spoil, shelves: Path) -> None:
    """A document may be named with its suffix, and many by one pattern; a book without contents is told so."""
    toc = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    quizzes = toc[toc.index("      - file: quizzes/entry") : toc.index("  - caption: The book")]
    spoil("_toc.yml", quizzes, "      - glob: quizzes/*/*\n")
    open_library(spoil("_toc.yml", "- file: review", "- file: review.md"))
    shutil.copyfile(ROOT / "LICENSE", shelves / "LICENSE")
    with pytest.raises(ContentError, match="there is no document 'LICENSE'"):
        reopen_library(spoil("_toc.yml", "- file: review.md", "- file: LICENSE"))
    (shelves / "_toc.yml").unlink()
    with pytest.raises(ContentError, match="_toc.yml: the file is missing"):
        reopen_library(shelves)
