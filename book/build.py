"""Building the site: beside the one that stands, which is replaced only by a build without a fault or a warning."""

import shutil
import subprocess
import sys
from pathlib import Path

from book.paper.press import fresh as fresh_books


def build_site(root: Path) -> int:
    """Build the project at `root` into `_build/html`; returns an exit status.

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
    result = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, text=True, check=False)
    fresh = work / "_build" / "html"
    if result.returncode or not (fresh / "index.html").is_file():
        print(result.stdout, file=sys.stderr)
        shutil.rmtree(work, ignore_errors=True)
        print("The book was not built; what stood in _build/html is as it was.", file=sys.stderr)
        return 1
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(fresh, site)
    for path in fresh_books(root).values():
        (site / "download").mkdir(exist_ok=True)
        shutil.copyfile(path, site / "download" / path.name)
    print(f"The book is in {site.relative_to(root)}")
    return 0
