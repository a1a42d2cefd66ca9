"""The content that a build opens, and which pages it outdates.

Each page has a print: the digest of the files, the code and the few facts from elsewhere that it is made of. Sphinx's record
of the book keeps it; a page whose print is another than when it was read is read again, and a notebook then runs again.
"""

import gc
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from docutils import nodes
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from book.complaint import ContentError
from book.library import Library, open_library, reopen_library
from book.memory import Memory

_OVERVIEWS = ("index", "progress")
_OF_QUIZZES = ("quality", "review", "quizzes/bank")
_NOTEBOOK = ("case.yml", "events.yml", "rulings.yml", "opinion.md")
_OPINION = (*_NOTEBOOK, "notes.yml", "stops.yml", "voices.yml", "citations.yml")
_WORD = re.compile(r"[\w-]+")


def open_content(app: Sphinx) -> None:
    """Read all content; a fault stops the build before a page is written."""
    _memory.cache_clear()
    _words.cache_clear()
    root = Path(app.srcdir)
    try:
        _ = reopen_library(root, _memory(root)).citations
    except ContentError as error:
        raise ExtensionError(f"{error}\nNothing was written.") from None
    _memory(root).forget_others()
    gc.freeze()  # the library stays; looking for garbage need not go through it


@cache
def _memory(root: Path) -> Memory:
    """What this build knows of the last one, and of the digests of files."""
    return Memory(root / "_build" / "memory")


def remember(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the print of a page that has been read, and not the state of its widgets, which no page takes."""
    NbMetadataCollector.get_js_files(app.env, app.env.docname).clear()
    _prints(app.env)[app.env.docname] = _print(app.env.docname, Path(app.srcdir))


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Pages whose print has changed; and the one that names the files to download, which come and go."""
    prints, known = _prints(env), env.found_docs - added - changed
    return [name for name in known if name == "about" or prints.get(name) != _print(name, Path(app.srcdir))]


def let_go(app: Sphinx, *_: object) -> None:
    """Let go of the pages that Sphinx has read and keeps in memory: in a large book they fill it, and each is on disk."""
    app.env._write_doc_doctree_cache.clear()
    app.env._pickled_doctree_cache.clear()
    gc.collect()


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Drop the print of a page that is gone, or is read again."""
    _prints(env).pop(docname, None)


def merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    """Take over the prints of pages that another process has read."""
    _prints(env).update(_prints(other))


def _prints(env: BuildEnvironment) -> dict[str, bytes]:
    if not hasattr(env, "casebook_prints"):
        env.casebook_prints = {}
    return env.casebook_prints


def _print(docname: str, root: Path) -> bytes:
    library, content = open_library(root), _Content(root)
    files, facts = content.of(docname, library)
    return _memory(root).key(files, facts)


class _Content:
    """Where the content behind the pages stands."""

    def __init__(self, root: Path) -> None:
        self.chapters, self.quizzes = root / "chapters", root / "quizzes"

    def of(self, docname: str, library: Library) -> tuple[list[Path], str]:
        """The files behind a page, and what it tells of others that are not wholly behind it, as a text."""
        shelf, _, rest = docname.partition("/")
        folder, _, page = rest.partition("/")
        if docname in _OVERVIEWS:
            everything = [*self.chapters.rglob("*.yml"), *self.chapters.glob("*/opinion.md"), *self.quizzes.rglob("*.yml")]
            return sorted(everything), ""
        if docname in _OF_QUIZZES:
            return [*sorted(self.quizzes.rglob("*.yml")), *self._opinions(library.chapters)], ""
        if shelf == "glossary":
            return [self.chapters / "glossary.yml", *self._opinions(library.chapters)], ""
        if shelf == "authorities":
            own = [self.chapters / "authorities.yml", *(self.chapters / name / "citations.yml" for name in library.chapters)]
            return [*own, *self._opinions(library.chapters)], ""
        if shelf == "chapters":
            own = [self.chapters / folder / name for name in (_NOTEBOOK if page == "index" else _OPINION)]
            facts = _asking(folder, library) if page == "index" else _asked(folder, library)
            return [*own, *self._named(own, facts, library)], facts
        if shelf == "quizzes":
            own = [self.quizzes / folder / "questions.yml"]
            return [*own, *self._named(own, "", library)], ""
        return [], ""

    def _named(self, own: list[Path], facts: str, library: Library) -> list[Path]:
        """The opinions that the files or the facts name, and so may pin."""
        known = frozenset(library.chapters)
        named = (known & set(_WORD.findall(facts))).union(*(_words(path, known) for path in own))
        return self._opinions(name for name in library.chapters if name in named)

    def _opinions(self, names: Iterable[str]) -> list[Path]:
        return [self.chapters / name / file for name in names for file in ("opinion.md", "case.yml")]


def _asking(case: str, library: Library) -> str:
    """The quizzes that ask about an opinion."""
    asking = [bank for bank in library.banks.values() if any(question.opinion == case for question in bank.questions)]
    return repr([(bank.id, bank.title) for bank in asking])


def _asked(case: str, library: Library) -> str:
    """What the page of an opinion shows that its own folder does not hold: authorities cited, terms, the stops' questions."""
    stops = library.chapter(case).stops.stops
    questions = [library.bank(stop.topic).question(stop.asks) for stop in stops]
    return repr([library.citations[case], [term for term in library.terms if term.opinion == case], questions])


@cache
def _words(path: Path, known: frozenset[str]) -> frozenset[str]:
    """Those of the known words that stand in a file; asked for once in a build."""
    return known & set(_WORD.findall(path.read_text(encoding="utf-8")))
