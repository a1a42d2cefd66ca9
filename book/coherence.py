"""Checks within one file and between files: ids, names that point to something, stretches that follow each other."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel

from book.case import Case
from book.complaint import Complaint, meant, one_of
from book.door import Loc, Sheet
from book.events import Events
from book.fairness import findings
from book.glossary import Glossary
from book.opinion import Opinion
from book.prongs import remark
from book.questions import Bank
from book.rulings import Rulings
from book.stops import Stops
from book.voices import Voices
from book.witness import compare, digest


def check_source(folder: Path, case: Case, opinion: Opinion, sheet: Sheet) -> Iterator[Complaint]:
    """source.txt is as received, and the opinion is its text letter by letter."""
    try:
        source = (folder / "source.txt").read_bytes()
    except FileNotFoundError:
        yield Complaint(f"chapters/{folder.name}/source.txt", 0, "", "the file is missing.")
        return
    if digest(source) != case.received.sha256:
        yield sheet.complain(("received", "sha256"), "source.txt is not the text that was received; it is never edited.")
        return
    difference = compare(opinion, source.decode(), case.received)
    if difference:
        name = f"chapters/{folder.name}/opinion.md"
        yield Complaint(name, 0, "", f"differs from source.txt: {difference}")


def check_writer(case: Case, opinion: Opinion, sheet: Sheet) -> Iterator[Complaint]:
    """A dissent has a writer whom citations can name."""
    if opinion.dissents and not any(judge.cited_as for judge in case.judges):
        remedy = "Write how the opinion styles the writer: S.R. Thomas, J., concurring in part and dissenting in part."
        yield sheet.complain(("judges",), "no judge has a 'cited_as', but the opinion has a dissent.", remedy)


def check_events(events: Events, sheet: Sheet) -> Iterator[Complaint]:
    """Scenes and events that are named exist, and no id is taken twice."""
    yield from check_unique(events.events, ("events",), sheet)
    scenes = {scene.id for scene in events.scenes}
    known = {event.id for event in events.events}
    starts = {event.id for event in events.events if event.offset and event.offset.start == event.id}
    for i, event in enumerate(events.events):
        if event.scene and event.scene not in scenes:
            yield sheet.complain(("events", i, "scene"), f"there is no scene '{event.scene}'.", one_of(scenes))
        if event.offset and event.offset.start not in starts:
            remedy = "Count from the event that counts from itself; what is counted from another goes into time_words."
            yield sheet.complain(("events", i, "offset"), f"no count starts at '{event.offset.start}'.", remedy)
    for i, disagreement in enumerate(events.disagreements):
        yield from _strangers(disagreement.events, known, ("disagreements", i, "events"), "there is no event", sheet)


def check_rulings(rulings: Rulings, sheet: Sheet, case: Case) -> Iterator[Complaint]:
    """Each ruling is about people of the case, and its row is one that the two prongs allow."""
    yield from check_unique(rulings.rulings, ("rulings",), sheet)
    people = {person.id for person in case.people}
    for i, ruling in enumerate(rulings.rulings):
        yield from _strangers(ruling.defendants, people, ("rulings", i, "defendants"), "case.yml knows no", sheet)
        rule = remark(case.posture.stage, ruling.cells)
        if rule and not rule.otherwise:
            yield sheet.complain(("rulings", i, "outcome"), f"such a row cannot be. {rule.says}")


def check_veils(stops: Stops, opinion: Opinion, sheet: Sheet) -> Iterator[Complaint]:
    """The veils of the stops follow each other, and what tells too early names stops that exist."""
    order = [passage.key for passage in opinion.body]
    reached = -1
    for i, stop in enumerate(stops.stops):
        ends = [opinion.find(words) for words in (stop.after, stop.until)]
        if not all(len(places) == 1 and places[0].passage.key in order for places in ends):
            continue  # said elsewhere, as a quotation that is not there once
        first, last = (order.index(places[0].passage.key) for places in ends)
        if first < reached or last <= first:
            yield sheet.complain(("stops", i), "the stop's veil is empty, or reaches into the one before.")
        reached = last
    known = {stop.id for stop in stops.stops}
    for i, early in enumerate(stops.early):
        yield from _strangers(early.stops, known, ("early", i, "stops"), "there is no stop", sheet)


def check_voices(voices: Voices, opinion: Opinion, sheet: Sheet) -> Iterator[Complaint]:
    """Each span begins and ends in one passage, and none overlaps the one before."""
    taken: dict[str, int] = {}
    for i, span in enumerate(voices.spans):
        starts, ends = opinion.find(span.start), opinion.find(span.end)
        if len(starts) != 1 or len(ends) != 1:
            continue  # said elsewhere, as a quotation that is not there once
        key = starts[0].passage.key
        if key != ends[0].passage.key or ends[0].end <= starts[0].start:
            yield sheet.complain(("spans", i), "the span does not end in the passage in which it begins, after its beginning.")
        elif starts[0].start < taken.get(key, 0):
            yield sheet.complain(("spans", i), "the span overlaps the one before it.")
        taken[key] = ends[0].end


def check_terms(glossary: Glossary, sheet: Sheet) -> Iterator[Complaint]:
    """Each quotation uses its term."""
    yield from check_unique(glossary.terms, ("terms",), sheet)
    for i, term in enumerate(glossary.terms):
        if not term.found_in(term.quote):
            yield sheet.complain(("terms", i, "quote"), f"the quotation does not use '{term.term}' or one of its forms.")


def check_asked(stops: Stops, sheet: Sheet, known: set[str]) -> Iterator[Complaint]:
    """Each stop asks a question that a bank holds (`known`: their names as topic/id)."""
    for i, stop in enumerate(stops.stops):
        if stop.question not in known:
            yield sheet.complain(
                ("stops", i, "question"), f"there is no question '{stop.question}'.", meant(stop.question, known)
            )


def check_tested(bank: Bank, sheet: Sheet, known: set[str]) -> Iterator[Complaint]:
    """Each question tests rulings that a chapter names (`known`: their ids)."""
    for i, question in enumerate(bank.questions):
        for j, ruling in enumerate(question.rulings):
            if ruling not in known:
                remedy = meant(ruling, known, "Name it in the note that marks its words.")
                yield sheet.complain(("questions", i, "rulings", j), f"there is no ruling '{ruling}'.", remedy)


def check_fair(bank: Bank, sheet: Sheet) -> Iterator[Complaint]:
    """No question breaks a rule of fair questions that can be told by a program."""
    order = [question.id for question in bank.questions]
    for finding in findings(bank):
        if finding.must:
            loc: Loc = ("questions", order.index(finding.question)) if finding.question else ("questions",)
            yield sheet.complain(loc, f"rule {finding.rule}: {finding.says}")


def check_id(identity: str, folder: str, sheet: Sheet) -> Iterator[Complaint]:
    """A file is called what its folder is called."""
    if identity != folder:
        yield sheet.complain(("id",), f"the id '{identity}' is not the folder's name.", f"Write '{folder}'.")


def check_unique(items: Iterable[BaseModel], loc: Loc, sheet: Sheet) -> Iterator[Complaint]:
    """No id stands twice among `items`, which stand at `loc`."""
    seen: dict[str, int] = {}
    for i, item in enumerate(items):
        if item.id in seen:
            other = sheet.line((*loc, seen[item.id], "id"))
            fault = f"the id '{item.id}' is taken by the entry on line {other}."
            yield sheet.complain((*loc, i, "id"), fault, "Give one of them another.")
        seen.setdefault(item.id, i)


def _strangers(names: Iterable[str], known: set[str], loc: Loc, fault: str, sheet: Sheet) -> Iterator[Complaint]:
    for i, name in enumerate(names):
        if name not in known:
            yield sheet.complain((*loc, i), f"{fault} '{name}'.", one_of(known))
