"""The one door for YAML content: a file in, a frozen and checked model out.

`read` refuses unknown keys, missing keys, impossible values, duplicate keys and broken YAML. Whatever it
refuses, it says with file, line and entry; all faults of a file at once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from book.complaint import Complaint, ContentError, meant
from book.content import Content

Loc = tuple[str | int, ...]


M = TypeVar("M", bound=Content)


class _Loader(yaml.CSafeLoader):
    """YAML 1.2's few plain types: "no", "on" and dates are the text that was written."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}


for _tag, _form, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), list(_first))


@dataclass(frozen=True)
class Sheet:
    """A content file as it was written: knows on which line, and in which entry, a location stands."""

    name: str
    tree: yaml.Node

    def complain(self, loc: Loc, fault: str, remedy: str = "") -> Complaint:
        """A complaint about the value at `loc`, a path of keys and indexes as pydantic gives it."""
        line, entry = self._address(loc)
        return Complaint(self.name, line, entry, fault, remedy)

    def line(self, loc: Loc) -> int:
        """The line, from 1, on which the value at `loc` stands."""
        return self._address(loc)[0]

    def _address(self, loc: Loc) -> tuple[int, str]:
        node, line, entry = self.tree, 1, ""
        for step in loc:
            keys = _keys(node)
            if step in keys:
                key, node = keys[str(step)]
                line = key.start_mark.line + 1
                entry = f"{entry}.{step}" if entry else str(step)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.start_mark.line + 1
                entry = _named(entry, node, step)
        return line, entry


def _keys(node: yaml.Node) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """The keys of a mapping, each with its own node and that of its value; none for other nodes."""
    return {key.value: (key, value) for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def _named(entry: str, node: yaml.Node, index: int) -> str:
    top = "." not in entry and "[" not in entry
    keys = _keys(node)
    return str(keys["id"][1].value) if top and "id" in keys else f"{entry}[{index}]"


def read(path: Path, model: type[M], name: str = "") -> tuple[M, Sheet]:
    """Read the YAML file `path` as `model`.

    Returns the model and the sheet for later complaints. Raises `ContentError` with every fault found.
    `name` is what complaints call the file; its path as given when left out.
    """
    name = name or str(path)
    tree, given = parse(path, name)
    if not isinstance(tree, yaml.MappingNode):
        raise ContentError([Complaint(name, 1, "", "the file holds no keys and values.", "CONTRIBUTING shows its form.")])
    sheet = Sheet(name, tree)
    twice = list(_twice(tree))
    if twice:
        raise ContentError([Complaint(name, line, "", f"the key '{key}' stands twice.", "Keep one.") for key, line in twice])
    try:
        return model.model_validate(given), sheet
    except ValidationError as error:
        known = _field_names(model)
        raise ContentError([_worded(sheet, fault, known) for fault in _first_causes(error.errors())]) from None


def parse(path: Path, name: str) -> tuple[yaml.Node | None, Any]:
    """A YAML file as nodes, which know their lines, and as plain values. Raises `ContentError` when it cannot be read."""
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
        tree = loader.get_single_node()
        return tree, loader.construct_document(tree) if tree else None
    except FileNotFoundError:
        raise ContentError([Complaint(name, 0, "", "the file is missing.", "CONTRIBUTING shows its form.")]) from None
    except UnicodeDecodeError as error:
        raise ContentError([Complaint(name, 0, "", f"the file is not UTF-8: {error.reason}")]) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        fault = f"not well-formed YAML: {' '.join((error.problem or error.context or 'unreadable').split())}."
        remedy = "Indent by two spaces; quote text that contains ': ' or starts with a quotation mark."
        raise ContentError([Complaint(name, line, "", fault, remedy)]) from None
    except yaml.YAMLError as error:
        raise ContentError([Complaint(name, 0, "", f"not well-formed YAML: {' '.join(str(error).split())}")]) from None


def _twice(node: yaml.Node) -> Iterator[tuple[str, int]]:
    """The keys that stand more than once in their mapping, with the lines of the later ones."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield str(key.value), key.start_mark.line + 1
            seen.add(str(key.value))
            yield from _twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _twice(item)


def _first_causes(faults: list[Any]) -> list[Any]:
    """The faults without those that only follow: a list is "too short" when its items were refused."""
    places = [fault["loc"] for fault in faults]
    return [
        fault
        for fault in faults
        if fault["type"] != "too_short"
        or not any(loc[: len(fault["loc"])] == fault["loc"] for loc in places if loc != fault["loc"])
    ]


def _worded(sheet: Sheet, fault: Any, known: set[str]) -> Complaint:
    loc, kind = fault["loc"], fault["type"]
    last = loc[-1] if loc else ""
    if kind == "missing":
        return sheet.complain(loc[:-1], f"the key '{last}' is missing.", "Add it.")
    if kind == "extra_forbidden":
        return sheet.complain(loc, f"unknown key '{last}'.", meant(str(last), known, "Remove it."))
    if kind == "value_error":
        return sheet.complain(loc, str(fault["ctx"]["error"]))
    if kind == "too_short":
        return sheet.complain(loc, f"too few entries here: at least {fault['ctx']['min_length']} needed.")
    given = fault.get("input")
    shown = f" (found {given!r})" if isinstance(given, str | int | float | bool) else ""
    return sheet.complain(loc, fault["msg"][0].lower() + fault["msg"][1:] + shown)


def _field_names(model: type[Content]) -> set[str]:
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {name for part in parts for name in part.get("properties", {})}
