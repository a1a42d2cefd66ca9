"""Pages out of content: what stands in the place of each directive, and the opinion's own page."""

import json
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from lxml import etree
from sphinx.application import Sphinx

from book.library import Library, open_library
from book.markup import Pins, el, html, spare
from book.paper.press import FORMS, fresh
from book.site.banks import progress_card
from book.views.authorities import authorities_html
from book.views.quality import quality_html
from book.views.reading import opinion_html
from book.views.stop import try_html
from book.views.terms import terms_html


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


def _case_of(docname: str) -> str:
    parts = docname.split("/")
    return parts[1] if len(parts) == 3 and parts[0] == "chapters" else ""
