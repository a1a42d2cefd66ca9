"""Building the site: beside the one that stands, which is replaced only by a build without a fault or a warning."""

import gc
import os
import shutil
import sys
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

from book.paper.press import fresh as fresh_books


def build_site(root: Path, lite: bool = False) -> int:
    """Build the project at `root` into `_build/html`; returns an exit status.

    With `lite` the site holds JupyterLite too, and only then do its pages link to it.

    The work is done in `_build/work`, where Sphinx keeps what it need not do again. After a failed build that is thrown
    away, so that the next one tells the same warnings; the site that stood before is left as it was.
    """
    work, site = root / "_build" / "work", root / "_build" / "html"
    os.environ["CASEBOOK_LITE"] = "1" if lite else ""
    said = StringIO()
    with chdir(root), redirect_stdout(said):
        done = _sphinx(root, work / "_build" / "html")
    fresh = work / "_build" / "html"
    if not (done and (fresh / "index.html").is_file()):
        print(said.getvalue(), file=sys.stderr)
        shutil.rmtree(work, ignore_errors=True)
        print("The book was not built; what stood in _build/html is as it was.", file=sys.stderr)
        return 1
    made = root / "_build" / "lite-made"
    if lite and not _lite(root, made):
        return 1
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(fresh, site)
    if lite:
        shutil.move(made, site / "lite")
    for path in fresh_books(root).values():
        (site / "download").mkdir(exist_ok=True)
        shutil.copyfile(path, site / "download" / path.name)
    print(f"The book is in {site.relative_to(root)}")
    return 0


def _sphinx(root: Path, target: Path) -> bool:
    """What `jupyter-book build -W --keep-going -q` does, in this process; says whether it went without fault and warning."""
    # A grammar for addresses that jsonschema would load, to check formats that no configuration has: a second and more.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    # A build makes little garbage in cycles, but a million things that stay; looking through them costs a tenth of it.
    gc.set_threshold(100_000, 20, 100)
    from jupyter_book.sphinx import build_sphinx

    try:
        status = build_sphinx(
            root,
            target,
            noconfig=True,
            path_config=root / "_config.yml",
            confoverrides={"external_toc_path": (root / "_toc.yml").as_posix(), "latex_individualpages": False},
            quiet=True,
            warningiserror=True,
            keep_going=True,
        )
    except (Exception, SystemExit) as error:  # a faulty configuration, which is read before Sphinx tells of errors itself
        print(error, file=sys.stderr)
        return False
    _print_causes(status)
    return status == 0


def _print_causes(error: object) -> None:
    """What an error came from, as a notebook's own words; Sphinx tells but the last of a chain."""
    while isinstance(error, BaseException) and (error := error.__cause__):
        print(error, file=sys.stderr)


def _lite(root: Path, made: Path) -> bool:
    """Build JupyterLite into `made`; says whether that could be done, and if not, why."""
    from book.lite.build import build_lite  # its parts are installed only for `make lite`
    from book.lite.parts import Missing

    try:
        build_lite(root, made)
    except (Missing, RuntimeError, ValueError) as error:
        print(f"{error}\nJupyterLite was not built; what stood in _build/html is as it was.", file=sys.stderr)
        return False
    return True
