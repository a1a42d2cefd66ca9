"""The Sphinx extension that turns content into pages.

It opens the library before anything is written (a fault in the content stops the build there), makes each
`opinion.md` a page, tells Sphinx which content a page depends on, and gives every page the scripts it uses. When all is
written, it lists the files in the service worker that stores them for reading without a network.
"""

import os
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from book.site import assets, content, contents, kernels, launch, offline, pages


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    # Jupyter Book passes this setting on whether or not the comments extension is there to take it.
    app.add_config_value("comments_config", {}, "")
    app.add_config_value("casebook_launch", launch.settings(Path(app.srcdir)), "html")
    app.add_config_value("casebook_lite", bool(os.environ.get("CASEBOOK_LITE")), "html")
    app.add_html_theme("casebook", str(assets.THEME))
    app.add_directive("opinion", pages.OpinionPage)
    app.add_directive("authorities", pages.AuthoritiesPage)
    app.add_directive("downloads", pages.DownloadsPage)
    app.add_directive("terms", pages.TermsPage)
    app.add_directive("try", pages.TryOne)
    app.add_directive("marks", pages.MarksPage)
    app.add_directive("quality", pages.QualityPage)
    app.add_directive("review", pages.ReviewPage)
    app.add_directive("progress", pages.ProgressPage)
    app.connect("builder-inited", content.open_content)
    app.connect("builder-inited", assets.prepare)
    app.connect("builder-inited", assets.own_search)
    app.connect("builder-inited", assets.keep_templates)
    app.connect("env-get-outdated", content.outdated)
    app.connect("env-get-outdated", assets.stale)
    app.connect("env-before-read-docs", kernels.open_nursery)
    app.connect("source-read", pages.opinion_source)
    app.connect("source-read", content.let_go)
    app.connect("doctree-read", content.remember)
    app.connect("env-purge-doc", content.forget)
    app.connect("env-merge-info", content.merge)
    app.connect("env-updated", contents.changed)
    app.connect("html-page-context", assets.furnish, priority=900)
    app.connect("html-page-context", content.let_go)
    app.connect("html-collect-pages", offline.missing_page)
    app.connect("build-finished", kernels.close_nursery)
    app.connect("build-finished", offline.store)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
