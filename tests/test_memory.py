"""What a build remembers: never anything but what would be made anew from the files as they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from book.complaint import ContentError
from book.library import Library, reopen_library
from book.memory import Memory

Spoil = Callable[[str, str, str], Path]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two files that a thing is made of."""
    made_of = [tmp_path / "one.yml", tmp_path / "two.md"]
    for path in made_of:
        path.write_text(path.name, encoding="utf-8")
    return made_of


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The code that makes it."""
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "made.py").write_text("made = 1\n", encoding="utf-8")
    return tmp_path / "package"


@pytest.fixture
def folder(tmp_path: Path, files: list[Path], package: Path) -> Path:
    """A folder in which the thing has been kept."""
    Memory(tmp_path / "memory", package).keep("thing", files, {"text": "held"})
    return tmp_path / "memory"


def test_the_same_files_recall_it(folder: Path, files: list[Path], package: Path) -> None:
    """While files and code are the same to the byte, what was kept is there."""
    assert Memory(folder, package).recall("thing", files) == {"text": "held"}


@pytest.mark.parametrize("change", [lambda path: path.write_text("edited"), Path.unlink], ids=["edited", "gone"])
def test_a_file_that_changed_recalls_nothing(
    change: Callable[[Path], object], folder: Path, files: list[Path], package: Path
) -> None:
    """An edit to any of the files, or its loss, makes the thing unknown."""
    change(files[1])
    assert Memory(folder, package).recall("thing", files) is None


def test_other_code_recalls_nothing(folder: Path, files: list[Path], package: Path) -> None:
    """The same for the code that made it."""
    (package / "made.py").write_text("made = 2\n", encoding="utf-8")
    assert Memory(folder, package).recall("thing", files) is None


@pytest.mark.parametrize("spoiled", [b"", b"garbage", None], ids=["empty", "garbage", "one byte"])
def test_damage_recalls_nothing(spoiled: bytes | None, folder: Path, files: list[Path], package: Path) -> None:
    """A file of the memory that is cut short, foreign, or wrong in its last byte is as good as not there."""
    held = folder / "thing.pickle"
    whole = held.read_bytes()
    held.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]) if spoiled is None else spoiled)
    assert Memory(folder, package).recall("thing", files) is None


def test_what_nobody_asks_for_is_forgotten(folder: Path, files: list[Path], package: Path) -> None:
    """What an opinion leaves behind that is gone does not stay on the disk."""
    memory = Memory(folder, package)
    memory.keep("other", files, "new")
    memory.forget_others()
    assert [path.name for path in folder.iterdir()] == ["other.pickle"]


def _same(one: Library, other: Library) -> bool:
    return all(
        getattr(one, part) == getattr(other, part)
        for part in ("chapters", "banks", "terms", "authorities", "readings", "citations")
    )


def test_a_library_out_of_memory_is_the_library(shelves: Path) -> None:
    """Opened again from memory, whole or damaged, the content is what its files say."""
    folder = shelves / "memory"
    first, fresh = reopen_library(shelves, Memory(folder)), reopen_library(shelves)
    assert _same(first, fresh)
    assert _same(reopen_library(shelves, Memory(folder)), fresh)
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert _same(reopen_library(shelves, Memory(folder)), fresh)


def test_an_edit_is_read(spoil: Spoil) -> None:
    """What has been edited since is read anew, and no other file's fault is forgotten with it."""
    root = spoil("chapters/perez/events.yml", "label: Seated and handcuffed", "label: Seated, handcuffed")
    reopen_library(root, Memory(root / "memory"))
    spoil("chapters/perez/events.yml", "label: Seated, handcuffed", "label: Seated, in handcuffs")
    events = reopen_library(root, Memory(root / "memory")).chapters["perez"].events.events
    assert "Seated, in handcuffs" in [event.label for event in events]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("quizzes/entry/questions.yml", "{malek ¶24}", "{malek ¶999}"),
        ("quizzes/entry/questions.yml", "- id: entry-arrest-report", "- id: entry-arrest-account"),
        ("quizzes/entry/questions.yml", "rulings: [malek-entry", "rulings: [malek-entri"),
        ("quizzes/entry/questions.yml", "skill: ", "skil: "),
        ("chapters/malek/notes.yml", "malek-arrest-beier", "malek-arrest-bayer"),
        ("chapters/malek/stops.yml", "question: entry/", "question: entry/x"),
        ("_toc.yml", "- file: review", "- file: revue"),
        ("chapters/malek/opinion.md", "Around 9:00 P.M.", "Around 9:05 P.M."),
        ("chapters/malek/citations.yml", "quote: ", "quote: Not "),
        ("chapters/authorities.yml", "  cite: 204 F.3d 947\n", "  cite: 204 F.3d 948\n"),
    ],
)
def test_a_fault_is_told_as_without_memory(name: str, old: str, new: str, spoil: Spoil, shelves: Path) -> None:
    """A fault between files is told in the same words, although the file on its other side was sound and is remembered."""
    _ = reopen_library(shelves, Memory(shelves / "memory")).citations
    spoil(name, old, new)
    said = []
    for memory in (Memory(shelves / "memory"), None):
        with pytest.raises(ContentError) as error:
            _ = reopen_library(shelves, memory).citations
        said.append(str(error.value))
    assert said[0] == said[1]
