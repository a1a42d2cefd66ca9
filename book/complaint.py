"""What is wrong with a content file, said so that its author can mend it.

A `Complaint` carries the address (file, line, entry), the fault and, where one is known, the remedy.
A `ContentError` carries every complaint of a reading at once.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Complaint:
    """One fault at one place of one content file; `line` counts from 1, 0 when the whole file is meant."""

    file: str
    line: int
    entry: str
    fault: str
    remedy: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        entry = f" @ {self.entry}" if self.entry else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{where}{entry}: {self.fault}{remedy}"


class ContentError(Exception):
    """Raised when content cannot be used; `complaints` lists every fault found, in the order of the files."""

    def __init__(self, complaints: list[Complaint]) -> None:
        self.complaints = sorted(complaints)
        count = len(self.complaints)
        head = "1 fault in the content:" if count == 1 else f"{count} faults in the content:"
        super().__init__("\n".join([head, *(f"  {complaint}" for complaint in self.complaints)]))


def one_of(names: Iterable[str]) -> str:
    """The remedy that lists what is known."""
    return f"Known: {', '.join(sorted(names))}."


def meant(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """The remedy that names what is most like `name`; `otherwise` where nothing is."""
    near = difflib.get_close_matches(name, known, n=1)
    return f"Did you mean '{near[0]}'?" if near else otherwise
