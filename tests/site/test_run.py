"""“Run this notebook”: on every notebook's page, with a command to copy and no link that leads nowhere."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Reader

Readers = Callable[..., Reader]
COMMAND = "make lab OPEN=chapters/malek/index.ipynb"


def _opened(visitor: Reader) -> Page:
    page = visitor.open("chapters/malek/index")
    page.get_by_text("Run this notebook").click()
    expect(page.get_by_text(COMMAND)).to_be_visible()
    return page


@pytest.mark.parametrize("mode", ["strict", "disk"])
def test_the_command_is_copied(reader: Readers, mode: str) -> None:
    """The button puts the command on the clipboard and says so."""
    visitor = reader(mode=mode, permissions=["clipboard-read", "clipboard-write"])
    page = _opened(visitor)
    page.locator(".cb-command button").click()
    expect(page.locator(".cb-command [role=status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == COMMAND


def test_a_browser_that_does_not_copy(reader: Readers) -> None:
    """Where the page may not copy, the command is selected and the reader is told."""
    visitor = reader()
    visitor.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = _opened(visitor)
    page.locator(".cb-command button").click()
    expect(page.locator(".cb-command [role=status]")).to_have_text("Selected; copy it with your keyboard.")
    assert page.evaluate("getSelection().toString()") == COMMAND


def test_without_a_script_the_command_can_be_read(reader: Readers) -> None:
    """It is text; the button that could do nothing is not shown."""
    page = _opened(reader(java_script_enabled=False))
    expect(page.locator(".cb-command button")).to_be_hidden()


def test_no_link_leads_nowhere(reader: Readers) -> None:
    """Built without JupyterLite and without a repository, the page links to neither."""
    page = _opened(reader())
    assert page.locator("#run a").count() == 0
