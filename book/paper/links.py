"""The links of the joined book: each leads to a sheet of it, or stays words."""

from posixpath import dirname, join, normpath

from book.paper.sheet import Sheet, unwrap


def settle_links(sheets: list[Sheet]) -> None:
    """Give every link of every sheet its full address on the site (`chapters/malek/opinion.html#p41`), and make words of those
    that lead to a page for a browser only. Raises `ValueError` with every link to an anchor that no sheet has
    or out of the site."""
    anchors = {sheet.address: {node.get("id") for node in sheet.body.iter() if node.get("id")} for sheet in sheets}
    dead = []
    for sheet in sheets:
        for link in list(sheet.body.iter("a")):
            href = link.get("href")
            if href is None or href.startswith(("http:", "https:", "mailto:")):
                continue
            page, _, anchor = full(sheet.address, href).partition("#")
            if page.startswith("../") or (page in anchors and anchor and anchor not in anchors[page]):
                dead.append(f"{sheet.address}: {href}")
            elif page not in anchors:
                unwrap(link)
            else:
                link.set("href", f"{page}#{anchor}" if anchor else page)
    if dead:
        raise ValueError(f"links that lead nowhere: {', '.join(dead)}")


def full(address: str, href: str) -> str:
    """A link from the page at `address` as an address from the top of the site."""
    path, _, anchor = href.partition("#")
    page = normpath(join(dirname(address), path)) if path else address
    for source in (".ipynb", ".md"):
        if page.endswith(source):
            page = f"{page.removesuffix(source)}.html"
    return f"{page}#{anchor}" if anchor else page
