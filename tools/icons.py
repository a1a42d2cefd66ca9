"""Make the icons' PNG files from `icon.svg`, with the tests' Chromium: `python tools/icons.py`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import sync_playwright  # noqa: E402

from tests.site.conftest import FLAGS, chromium  # noqa: E402

STATIC = Path(__file__).resolve().parent.parent / "book" / "site" / "theme" / "static"

with sync_playwright() as driver:
    browser = driver.chromium.launch(executable_path=chromium(), args=FLAGS)
    for size in (192, 512):
        page = browser.new_page(viewport={"width": size, "height": size})
        page.goto((STATIC / "icon.svg").as_uri())
        page.screenshot(path=STATIC / f"icon-{size}.png")
    browser.close()
