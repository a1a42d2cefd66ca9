"""Packing the built site into one zip file, the same bytes for the same site."""

import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DATE = (1980, 1, 1, 0, 0, 0)


def pack_site(site: Path, target: Path) -> int:
    """Write the folder `site` to `target`, below one folder of the zip's name; returns an exit status, 1 without a site."""
    if not (site / "index.html").is_file():
        print(f"There is no built site in {site}. Run: make book", file=sys.stderr)
        return 1
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = ZipInfo(f"{target.stem}/{path.relative_to(site).as_posix()}", _DATE)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            packed.writestr(entry, path.read_bytes(), ZIP_DEFLATED)
    print(f"Packed: {target.name}, {target.stat().st_size / 1e6:.1f} MB. Unpack it anywhere and open index.html.")
    return 0
