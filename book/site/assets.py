"""The scripts and style sheets of the site, and which page gets which.

Everything is a file of the site's own: nothing inline, nothing from another host, so that pages work under a strict
Content-Security-Policy, from disk and under any sub-path.
"""

import filecmp
import re
import shutil
from pathlib import Path
from typing import Any

import rcssmin
from docutils import nodes
from jinja2 import FileSystemBytecodeCache
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from book.library import open_library
from book.site.banks import bank_script, cards_script, stops_script
from book.site.contents import contents
from book.site.launch import edit_link, elsewhere
from book.site.searching import index_script
from book.site.texts import texts_script
from book.views.frame import QUESTION, begun, classic, style

HERE = Path(__file__).parent
THEME = HERE / "theme"
VENDOR = HERE.parent / "vendor"
VIEWS = ("quiz", "timeline", "stop", "fork", "grid", "authorities")
# No minifier of scripts: those that Python has break nested templates (rjsmin) or the order of constants (tdewolff).
_COMMENTS = re.compile(r"^\s*//.*\n|^\s*/\*\*[\s\S]*?\*/\n", re.M)
_INDENT = re.compile(r"^ +", re.M)
_VIEW = re.compile(r'data-view="?([a-z]+)')
_WANTED = ("stop",)  # loaded when the reader begins to read
_MARKS = ("keeper.js", "../views/dom.js", "marks.js")
_ASKING = ("keeper.js", *(f"../views/{name}.js" for name in ("dom", *QUESTION)), "wanted.js", "answers.js")
_JOINED = {
    "host": ("keeper.js", "host.js"),
    "reading": ("../views/dom.js", "wanted.js", "begin.js", "reading.js", "place.js", "beside.js"),
    "cites": ("../views/dom.js", "cites.js"),
    "marking": (*_MARKS, "passages.js", "marking.js"),
    "marklist": (*_MARKS, "wanted.js", "markfile.js", "marklist.js"),
    "search": ("keeper.js", "../views/dom.js", "../views/recorded.js", "wanted.js", "finding.js", "search.js"),
    "review": (*_ASKING, "review.js"),
    "progress": (*_ASKING, "../views/plot.js", "progress.js"),
}
_SHEETS = {
    "quiz": ("quiz", "exam"),
    "stop": ("quiz", "stop"),
    "timeline": ("timeline", "chapter"),
    "authorities": ("timeline", "chapter", "authorities"),
}
# What a kind of page has together is one file: each more costs a phone on a slow network a way to the server.
_TOGETHER = (
    ("site", "stop", "reading", "marks"),
    ("site", "stop", "fork", "reading", "marks"),
    ("site", "quiz"),
    ("site", "timeline", "grid"),
    ("site", "stop", "front"),
    ("site", "authorities"),
    ("site", "timeline"),
    ("site", "quiz", "timeline"),
    ("site", "marks"),
    ("site", "search"),
)
_MINISEARCH = "/*! MiniSearch 7.2.0. Copyright 2022 Luca Ongaro. MIT license. */\n"


def prepare(app: Sphinx) -> None:
    """Write the site's scripts and style sheets where Sphinx will take its static files from."""
    folder = _folder(app)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for view in VIEWS:
        _write(folder / f"{view}.js", classic(view))
    sheets = _sheets()
    for names in (*((name,) for name in sheets), *_TOGETHER):
        _write(folder / f"{'-'.join(names)}.css", "".join(sheets[name] for name in names))
    for name in ("theme", "run", "offline"):
        _write(folder / f"{name}.js", _source(f"{name}.js"))
    for name, sources in _JOINED.items():
        _write(folder / f"{name}.js", _joined(sources))
    library = open_library(Path(app.srcdir))
    _write(folder / "texts.js", texts_script(library))
    for topic in library.banks:
        _write(folder / f"bank-{topic}.js", bank_script(library, topic))
    _write(folder / "search-index.js", index_script(library))
    _write(folder / "minisearch.js", _MINISEARCH + next(VENDOR.glob("minisearch-*.js")).read_text(encoding="utf-8"))
    shutil.copyfile(next(VENDOR.glob("fsrs-*.js")), folder / "fsrs.js")
    for case in library.chapters:
        _write(folder / f"cards-{case}.js", cards_script(library, case))
        _write(folder / f"stops-{case}.js", stops_script(library, case))
    shutil.copyfile(next(VENDOR.glob("plotly-basic-*.min.js")), folder / "plotly.js")
    shutil.copyfile(next(VENDOR.glob("plotly-*.css")), folder / "plotly.css")
    app.config.html_static_path.append(str(folder.parent))


def _sheets() -> dict[str, str]:
    """The style sheets by the names under which a page asks for them."""
    views = {view: style(*_SHEETS.get(view, (view,))) for view in VIEWS}
    reading = _source("reading.css") + _source("beside.css")
    own = {name: _source(f"{name}.css") for name in ("front", "marks", "search")}
    return views | own | {"site": _source("site.css") + style("shared"), "reading": reading}


def own_search(app: Sphinx) -> None:
    """Take the book's own page of search, and leave out the index that Sphinx would write for its own."""
    app.builder.search = False
    app.config.html_additional_pages["search"] = "search.html"


def keep_templates(app: Sphinx) -> None:
    """Let Jinja keep compiled templates for the next build; it compiles anew whatever has another source."""
    folder = Path(app.srcdir) / "_build" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    app.builder.templates.environment.bytecode_cache = FileSystemBytecodeCache(str(folder))


def _folder(app: Sphinx) -> Path:
    return Path(app.outdir).parent / ".casebook" / "cb"


def stale(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """The front page, when a script or a style sheet has changed: Sphinx takes them over only when it writes a page."""
    built = Path(app.outdir) / "_static" / "cb"
    old = [path for path in _folder(app).iterdir() if not _same(path, built / path.name)]
    return [app.config.root_doc] if old and app.config.root_doc in env.found_docs - added else []


def _same(path: Path, other: Path) -> bool:
    return other.is_file() and filecmp.cmp(path, other, shallow=False)


def _joined(sources: tuple[str, ...]) -> str:
    """One classic script out of several files, whose names stay its own; `here` is its address."""
    return begun("".join(map(_source, sources)), "here")


def _source(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    """Write a script or a style sheet in fewer bytes: without comments and indents. No text of a script spans lines."""
    small = rcssmin.cssmin(text) if path.suffix == ".css" else _INDENT.sub("", _COMMENTS.sub("", text))
    path.write_text(small, encoding="utf-8")


def furnish(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give a page just the scripts and style sheets that it uses, and its description."""
    views = _views_on(doctree)
    reading = pagename.startswith("chapters/") and pagename.endswith("/opinion")
    context["cb_scripts"] = [f"cb/{view}.js" for view in views if not (reading and view in _WANTED)]
    context["cb_scripts"][:0] = ["cb/host.js"] if context["cb_scripts"] else []
    sheets = ["site", *views]
    if pagename == app.config.root_doc:
        sheets.append("front")
    elif reading:
        context["cb_scripts"].append("cb/reading.js")
        sheets += ["reading", "marks"]
    elif pagename == "marks":
        context["cb_scripts"].append("cb/marklist.js")
        sheets.append("marks")
    elif pagename in ("review", "progress"):
        context["cb_scripts"] += ["cb/host.js", f"cb/{pagename}.js"]
        sheets += ["quiz", "timeline"]
    elif pagename == "search":
        context["cb_scripts"] += ["cb/search.js"]
        sheets.append("search")
    elif pagename in ("quality", "quizzes/bank", "glossary"):
        sheets.append("timeline")
    joined = ["-".join(sheets)] if tuple(sheets) in _TOGETHER else sheets
    context["cb_styles"] = [f"cb/{name}.css" for name in joined]
    _launch(app, pagename, context)
    context["cb_description"] = _description(doctree) or app.config.html_title
    context["cb_contents"] = contents(app.env, app.config.root_doc, pagename, context["pathto"])
    context["script_files"] = []


def _launch(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Say where a notebook's page can be run, and where any page can be edited."""
    given = app.config.casebook_launch
    known = pagename in app.env.found_docs
    path = Path(app.env.doc2path(pagename)).relative_to(app.srcdir).as_posix() if known else ""
    context["cb_edit"] = edit_link(path, given) if known else ""
    context["cb_run"] = None
    if path.endswith(".ipynb"):
        context["cb_scripts"].append("cb/run.js")
        live = app.config.casebook_lite and path.endswith("/index.ipynb")
        context["cb_run"] = {
            "path": path,
            "lite": f"{context['pathto']('lite/lab/index.html', 1)}?path={path}" if live else "",
            "left_out": app.config.casebook_lite and not live,
            "elsewhere": elsewhere(path, given),
            "url": given["url"],
            "branch": given["branch"],
        }


def _views_on(doctree: nodes.document | None) -> list[str]:
    if doctree is None:
        return []
    raw = "".join(node.astext() for node in doctree.findall(nodes.raw))
    found = set(_VIEW.findall(raw))
    return [view for view in VIEWS if view in found]


def _description(doctree: nodes.document | None) -> str:
    """The page's first paragraph, as a search engine or a shared link shows it."""
    first = next(iter(doctree.findall(nodes.paragraph)), None) if doctree is not None else None
    return re.sub(r"\s+", " ", first.astext())[:160] if first is not None else ""
