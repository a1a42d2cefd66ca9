"""Building the site: beside the one that stands, which is replaced only by a build without a fault or a warning."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from book.paper.press import fresh as fresh_books


def build_site(root: Path, lite: bool = False) -> int:
    """Build the project at `root` into `_build/html`; returns an exit status.

    With `lite` the site holds JupyterLite too, and only then do its pages link to it.

    The work is done in `_build/work`, where Sphinx keeps what it need not do again. After a failed build that is thrown
    away, so that the next one tells the same warnings; the site that stood before is left as it was.
    """
    work, site = root / "_build" / "work", root / "_build" / "html"
    command = [
        str(Path(sys.executable).with_name("jupyter-book")),
        "build",
        str(root),
        "--path-output",
        str(work),
        "-W",
        "--keep-going",
        "-q",
    ]
    environment = {**os.environ, "CASEBOOK_LITE": "1" if lite else ""}
    result = subprocess.run(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    fresh = work / "_build" / "html"
    if result.returncode or not (fresh / "index.html").is_file():
        print(result.stdout, file=sys.stderr)
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
