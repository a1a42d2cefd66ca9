"""What is wrong with a page as the browser's accessibility tree gives it to a screen reader."""

from collections import Counter
from typing import Any

from playwright.sync_api import Page

LANDMARKS = ("banner", "main", "contentinfo", "navigation", "region", "complementary", "search")
NAMED = ("image", "button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "spinbutton", "dialog")
_OTHER_WORDS = """() => {
  const said = (words) => words.toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, " ").trim();
  return [...document.querySelectorAll(":is(a, button, summary)[aria-label]")].filter((one) => one.checkVisibility())
    .filter((one) => !said(one.getAttribute("aria-label")).includes(said(one.innerText)))
    .map((one) => `seen “${one.innerText}”, heard “${one.getAttribute("aria-label")}”`);
}"""
_TABLES = """() => [...document.querySelectorAll("table")].filter((one) => one.checkVisibility())
  .filter((one) => !one.querySelector("th") || !one.caption && !one.ariaLabel && !one.closest("[role=region][aria-label]"))
  .map((one) => `a table without heads or name: ${one.outerHTML.slice(0, 120)}`)"""
_FIGURES = """() => [...document.querySelectorAll("figure")].filter((one) => one.checkVisibility() && !one.querySelector("figcaption"))
  .map((one) => `a figure without a caption: ${one.outerHTML.slice(0, 120)}`)"""

Node = dict[str, Any]


def _value(node: Node, name: str) -> str:
    return str(node.get(name, {}).get("value", "")).strip()


def _spoken(page: Page) -> list[Node]:
    """The nodes of the accessibility tree in the order in which they are read; what is inside a picture is not."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    order, waiting = [], [next(node for node in nodes.values() if "parentId" not in node)]
    while waiting:
        node = waiting.pop()
        if not node.get("ignored"):
            order.append(node)
        if _value(node, "role") == "image":
            continue
        waiting += [nodes[child] for child in reversed(node.get("childIds", [])) if child in nodes]
    return order


def _headings(spoken: list[Node]) -> list[str]:
    """One heading of the first level, and none that skips a level."""
    found, last = [], 0
    levels = []
    for node in spoken:
        if _value(node, "role") != "heading":
            continue
        level = next(int(one["value"]["value"]) for one in node["properties"] if one["name"] == "level")
        levels.append(level)
        if level > last + 1:
            found.append(f"heading {_value(node, 'name')[:60]!r} skips from level {last} to {level}")
        if not _value(node, "name"):
            found.append("a heading without words")
        last = level
    return found if levels.count(1) == 1 else [*found, f"{levels.count(1)} headings of the first level"]


def _landmarks(spoken: list[Node]) -> list[str]:
    """One main part, one head, one foot; no two parts of the same role under the same name."""
    marks = Counter((_value(node, "role"), _value(node, "name")) for node in spoken if _value(node, "role") in LANDMARKS)
    roles = Counter(role for role, _ in marks)
    return [f"{count} times {role} {name!r}" for (role, name), count in marks.items() if count > 1] + [
        f"{roles[role]} times {role}" for role in ("banner", "main", "contentinfo") if roles[role] != 1
    ]


def unheard(page: Page) -> list[str]:
    """What a screen reader cannot tell of a page: headings out of order, parts alike, things without names or with other
    names than can be seen, tables without heads, figures without captions."""
    spoken = _spoken(page)
    roles = [_value(node, "role") for node in spoken if not _value(node, "name")]
    nameless = [f"{role} without a name" for role in roles if role in NAMED]
    return [
        *_headings(spoken),
        *_landmarks(spoken),
        *nameless,
        *page.evaluate(_TABLES),
        *page.evaluate(_OTHER_WORDS),
        *page.evaluate(_FIGURES),
    ]
