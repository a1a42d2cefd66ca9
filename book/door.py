"""The one door for YAML content: a file in, a frozen and checked model out.

`read` refuses unknown keys, missing keys, impossible values, duplicate keys and broken YAML. Whatever it
refuses, it says with file, line and entry; all faults of a file at once.
"""

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from book.complaint import Complaint, ContentError

Loc = tuple[str | int, ...]


class Content(BaseModel):
    """The base of every model that is written by hand: frozen, unknown keys refused, strings trimmed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


M = TypeVar("M", bound=Content)


class _PlainDates(RoundTripConstructor):
    """Leaves dates as the text that was written: a year, a month or a day are all dates here."""


_PlainDates.add_constructor("tag:yaml.org,2002:timestamp", RoundTripConstructor.construct_scalar)


@dataclass(frozen=True)
class Sheet:
    """A content file as it was written: knows on which line, and in which entry, a location stands."""

    name: str
    tree: Any

    def complain(self, loc: Loc, fault: str, remedy: str = "") -> Complaint:
        """A complaint about the value at `loc`, a path of keys and indexes as pydantic gives it."""
        line, entry = self._address(loc)
        return Complaint(self.name, line, entry, fault, remedy)

    def _address(self, loc: Loc) -> tuple[int, str]:
        node, line, entry = self.tree, 1, ""
        for step in loc:
            if isinstance(node, CommentedMap) and step in node:
                line = node.lc.key(step)[0] + 1
                node = node[step]
                entry = f"{entry}.{step}" if entry else str(step)
            elif isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node):
                line = node.lc.item(step)[0] + 1
                node = node[step]
                entry = _named(entry, node, step)
        return line, entry


def _named(entry: str, node: Any, index: int) -> str:
    top = "." not in entry and "[" not in entry
    if top and isinstance(node, CommentedMap) and "id" in node:
        return str(node["id"])
    return f"{entry}[{index}]"


def read(path: Path, model: type[M], name: str = "") -> tuple[M, Sheet]:
    """Read the YAML file `path` as `model`.

    Returns the model and the sheet for later complaints. Raises `ContentError` with every fault found.
    `name` is what complaints call the file; its path as given when left out.
    """
    name = name or str(path)
    sheet = Sheet(name, _parse(path, name))
    if not isinstance(sheet.tree, CommentedMap):
        raise ContentError([Complaint(name, 1, "", "the file holds no keys and values.", "CONTRIBUTING shows its form.")])
    try:
        return model.model_validate(sheet.tree), sheet
    except ValidationError as error:
        known = _field_names(model)
        raise ContentError([_worded(sheet, fault, known) for fault in _first_causes(error.errors())]) from None


def _parse(path: Path, name: str) -> Any:
    yaml = YAML(typ="rt")
    yaml.Constructor = _PlainDates
    try:
        return yaml.load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError([Complaint(name, 0, "", "the file is missing.", "CONTRIBUTING shows its form.")]) from None
    except UnicodeDecodeError as error:
        raise ContentError([Complaint(name, 0, "", f"the file is not UTF-8: {error.reason}")]) from None
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        fault = f"not well-formed YAML: {' '.join((error.problem or error.context or 'unreadable').split())}."
        remedy = "Indent by two spaces; quote text that contains ': ' or starts with a quotation mark."
        raise ContentError([Complaint(name, line, "", fault, remedy)]) from None
    except YAMLError as error:
        raise ContentError([Complaint(name, 0, "", f"not well-formed YAML: {' '.join(str(error).split())}")]) from None


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
        near = difflib.get_close_matches(str(last), known, n=1)
        return sheet.complain(loc, f"unknown key '{last}'.", f"Did you mean '{near[0]}'?" if near else "Remove it.")
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
