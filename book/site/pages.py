"""Pages out of content: the opinion's own page, and what each page must be rebuilt for."""

import json
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from lxml import etree
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from book.complaint import ContentError
from book.library import Library, open_library
from book.markup import Pins, el, html, spare
from book.paper.press import FORMS, fresh
from book.site.banks import progress_card
from book.views.authorities import authorities_html
from book.views.quality import quality_html
from book.views.reading import opinion_html
from book.views.stop import try_html
from book.views.terms import terms_html

_PACKAGE = Path(__file__).resolve().parent.parent


def open_content(app: Sphinx) -> None:
    """Read all content; a fault stops the build before a page is written."""
    open_library.cache_clear()
    try:
        _ = open_library(Path(app.srcdir)).citations
    except ContentError as error:
        raise ExtensionError(f"{error}\nNothing was written.") from None


def _library(app: Sphinx) -> Library:
    return open_library(Path(app.srcdir))


def opinion_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Give Sphinx, in place of `opinion.md`, a title and the directive that shows it."""
    case = _case_of(docname)
    if case and docname.endswith("/opinion"):
        name = _library(app).chapter(case).case.name
        source[0] = f"# {name}: the opinion\n\n```{{opinion}} {case}\n```\n"


class OpinionPage(Directive):
    """`{opinion} malek`: the opinion of one case."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        env = self.state.document.settings.env
        library = _library(env.app)
        return [nodes.raw("", spare(html(opinion_html(library.chapter(self.arguments[0]), library))), format="html")]


class AuthoritiesPage(Directive):
    """`{authorities}`: the table of authorities."""

    def run(self) -> list[nodes.Node]:
        env = self.state.document.settings.env
        root = "../" * env.docname.count("/")
        return [nodes.raw("", html(authorities_html(_library(env.app), root)), format="html")]


class QualityPage(Directive):
    """`{quality}`: the quality cards of the quizzes."""

    def run(self) -> list[nodes.Node]:
        return [nodes.raw("", html(quality_html(_library(self.state.document.settings.env.app))), format="html")]


class DownloadsPage(Directive):
    """`{downloads}`: the whole book as files, as far as these stand in `_build` and are not older than the content."""

    def run(self) -> list[nodes.Node]:
        found = fresh(Path(self.state.document.settings.env.srcdir))
        items = [el("li", el("a", FORMS[form], href=f"download/{path.name}")) for form, path in found.items()]
        return [nodes.raw("", html(el("ul", items)), format="html")] if items else []


class TermsPage(Directive):
    """`{terms}`: the glossary."""

    def run(self) -> list[nodes.Node]:
        env = self.state.document.settings.env
        root = "../" * env.docname.count("/")
        return [nodes.raw("", html(terms_html(_library(env.app), root)), format="html")]


class TryOne(Directive):
    """`{try} malek-stop-doorway`: the question of one stop."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        library = _library(self.state.document.settings.env.app)
        stops = {stop.id: stop for chapter in library.chapters.values() for stop in chapter.stops.stops}
        if self.arguments[0] not in stops:
            raise self.error(f"there is no stop '{self.arguments[0]}'")
        return [nodes.raw("", html(try_html(stops[self.arguments[0]], Pins(library, ""))), format="html")]


class MarksPage(Directive):
    """`{marks}`: the place where a script lists the reader's marks, and what a reader without one is told."""

    def run(self) -> list[nodes.Node]:
        words = (
            "Marks of your own need JavaScript, which is off here. Without it you can still read the opinions, the chapters "
            "and the quizzes with their answers."
        )
        return [nodes.raw("", html(el("div", el("p", words), class_="cb-marks")), format="html")]


class ReviewPage(Directive):
    """`{review}`: the place where a script asks again."""

    def run(self) -> list[nodes.Node]:
        words = "The mixed review needs JavaScript, which is off here. The quizzes themselves can be read without it."
        data = _data(list(_library(self.state.document.settings.env.app).banks))
        return [nodes.raw("", html(el("div", el("p", words), data, class_="cb-review")), format="html")]


class ProgressPage(Directive):
    """`{progress}`: the place where a script counts up what this browser keeps."""

    def run(self) -> list[nodes.Node]:
        library = _library(self.state.document.settings.env.app)
        words = "The page of progress needs JavaScript, which is off here. Nothing else of the book is lost without it."
        return [
            nodes.raw("", html(el("div", el("p", words), _data(progress_card(library)), class_="cb-progress")), format="html")
        ]


def _data(value: object) -> etree._Element:
    """Data for a page's script, never run."""
    data = el("script", type="application/json")
    data.text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
    return data


def depend(app: Sphinx, doctree: nodes.document) -> None:
    """Tell Sphinx which files a page is made of, so that an edit to any of them rebuilds it."""
    docname = app.env.docname
    for path in _made_of(docname, Path(app.srcdir)):
        app.env.note_dependency(str(path))


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Pages whose set of content files has grown or shrunk since they were last read."""
    root = Path(app.srcdir)
    known = env.found_docs - added - changed
    grown = [name for name in known if not _known_files(env, name) >= _made_of(name, root)]
    return [*grown, *({"about"} & known - set(grown))]  # about names the files to download, which come and go


def _known_files(env: BuildEnvironment, docname: str) -> set[Path]:
    return {Path(env.srcdir, name).resolve() for name in env.dependencies.get(docname, ())}


def _made_of(docname: str, root: Path) -> set[Path]:
    """The content and code behind a page: its own folder, every opinion it may cite, the glossary, and what its stops ask."""
    shelf, _, rest = docname.partition("/")
    if docname in ("index", "progress", "review", "quality", "quizzes/bank"):
        return {path.resolve() for shelf in ("chapters", "quizzes") for path in root.glob(f"{shelf}/**/*.yml")}
    if shelf not in ("chapters", "quizzes", "glossary", "authorities"):
        return set()
    own = root.glob(f"{shelf}/{rest.partition('/')[0]}/*.yml") if rest else ()
    content = [*own, root / "chapters" / "glossary.yml", *root.glob("chapters/*/opinion.md"), *root.glob("chapters/*/case.yml")]
    if rest.endswith("/opinion") or shelf == "authorities":
        content += [root / "chapters" / "authorities.yml", *root.glob("chapters/*/citations.yml")]
    if rest.endswith("/opinion"):
        content += root.glob("quizzes/*/questions.yml")
    code = [path for path in _PACKAGE.rglob("*") if path.suffix in (".py", ".js", ".css") and path.parent.name != "site"]
    return {path.resolve() for path in [*content, *code]}


def _case_of(docname: str) -> str:
    parts = docname.split("/")
    return parts[1] if len(parts) == 3 and parts[0] == "chapters" else ""
