"""The command line: `casebook check`, `build`, `epub`, `pdf`, `notebooks`, `serve`, `zip`."""

import argparse
import sys
from pathlib import Path

from book.complaint import ContentError
from book.library import ROOT, open_library


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 refused, 2 not understood."""
    parser = argparse.ArgumentParser(prog="casebook", description="Work on the book Clearly Established.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="read all content and say everything that is wrong with it").set_defaults(run=check)
    site = commands.add_parser("build", help="build the site into _build/html")
    site.add_argument("--lite", action="store_true", help="with the notebooks live in the browser (JupyterLite)")
    site.set_defaults(run=build)
    epub = commands.add_parser("epub", help="write the whole book as an EPUB into _build")
    epub.set_defaults(run=press_book, form="epub")
    pdf = commands.add_parser("pdf", help="write the whole book as a PDF into _build")
    pdf.set_defaults(run=press_book, form="pdf")
    notebooks = commands.add_parser("notebooks", help="run the notebooks and store their outputs")
    notebooks.add_argument("paths", nargs="*", type=Path, help="notebooks; all of them when left out")
    notebooks.set_defaults(run=refresh)
    serve = commands.add_parser("serve", help="serve the built site on this machine only")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=serve_site)
    commands.add_parser("zip", help="pack the built site into one file").set_defaults(run=pack)
    options = parser.parse_args(arguments)
    return options.run(options)


def check(options: argparse.Namespace) -> int:
    """Check all content."""
    try:
        library = open_library()
        cited = sum(map(len, library.citations.values()))
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    questions = sum(len(bank.questions) for bank in library.banks.values())
    print(
        f"{len(library.chapters)} opinions with {cited} citations, "
        f"{len(library.banks)} quizzes with {questions} questions: no fault found."
    )
    return 0


def build(options: argparse.Namespace) -> int:
    """Build the site."""
    from book.build import build_site

    return build_site(ROOT, options.lite)


def press_book(options: argparse.Namespace) -> int:
    """Write the whole book as one file."""
    from book.paper.press import press

    if check(options):
        return 1
    path = press(ROOT, options.form, open_library())
    print(f"The book is in {path.relative_to(ROOT)}, {path.stat().st_size / 1e6:.1f} MB")
    return 0


def refresh(options: argparse.Namespace) -> int:
    """Run notebooks and store their outputs, the same bytes every time."""
    from book.stored import NotebookError, run_notebook

    absent = [path for path in options.paths if not (path.suffix == ".ipynb" and path.is_file())]
    for path in absent:
        print(f"{path}: there is no such notebook.", file=sys.stderr)
    if absent:
        return 1
    if check(options):
        return 1
    for path in options.paths or sorted(
        [*ROOT.glob("chapters/*/*.ipynb"), *ROOT.glob("quizzes/*.ipynb"), *ROOT.glob("quizzes/*/*.ipynb")]
    ):
        try:
            changed = run_notebook(path)
        except NotebookError as error:
            print(f"{path}: {error}", file=sys.stderr)
            return 1
        print(f"{path}: {'outputs stored' if changed else 'unchanged'}")
    return 0


def serve_site(options: argparse.Namespace) -> int:
    """Serve `_build/html` on 127.0.0.1."""
    from book.server import serve

    return serve(ROOT / "_build" / "html", options.port)


def pack(options: argparse.Namespace) -> int:
    """Pack `_build/html` into `_build/clearly-established.zip`."""
    from book.packing import pack_site

    return pack_site(ROOT / "_build" / "html", ROOT / "_build" / "clearly-established.zip")
