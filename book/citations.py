"""Every citation in an opinion's text, and the authority it stands for.

eyecite finds the citations of cases (full, short, *Id.*); statutes and rules are found by the forms that `authorities.yml`
lists, and a case that is named without a cite by its italics. An *Id.* stands for what was cited last before it, parentheses
left out; that may be a paper of the case's own record. What these rules cannot decide is a doubt, and `citations.yml` beside
the opinion decides it.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from eyecite import get_citations
from eyecite.models import CaseCitation, CitationBase, FullCaseCitation, IdCitation, ShortCaseCitation

from book.authorities import Authority, Reviewed
from book.cited import NOTHING, RECORD, Citation, Form
from book.complaint import Complaint, ContentError, one_of
from book.opinion import Opinion, Passage, called

logging.getLogger("eyecite").setLevel(logging.ERROR)  # it warns of names that overlap, which is no fault of the text

_PAGES = r"\*?\d+(?:[-–]\*?\d+)?(?:, \*?\d+(?:[-–]\d+)?)*(?: n\. ?\d+)?"
_PAPER = re.compile(
    rf"(?:FAC|Mot\.|Opp[’']n|Reply|Prior Order|Order),? (?:¶+ ?\d[\d\-–, ]*(?<=\d)|at {_PAGES})|ECF \d[\d\-]*(?<=\d)"
)
_PIN_AFTER = re.compile(rf"(?:(?<= at) | at ){_PAGES}")
_CITE = re.compile(r"(\d+) (\D.*?) (\d+)")
_PIN = re.compile(r",? at (\d+)")
_LONGEST = 150  # pages; eyecite, too, takes a pin further on for another authority's
_SIGNALS = (
    r"(?:but )?see,?|cf\.|accord,?|in(?! re\b)|citing|quoting|also,?|e\.g\.,?|aff’d sub nom\.|overruled on other grounds by"
)
_SIGNAL = re.compile(rf"(?:{_SIGNALS})\s+", re.I)
_ENDS_SENTENCE = re.compile(r"[.)”’\s]*\Z")


def find_citations(
    opinion: Opinion, authorities: tuple[Authority, ...], reviewed: tuple[Reviewed, ...] = ()
) -> tuple[Citation, ...]:
    """The citations of one opinion, stream by stream. `reviewed` decides those that its quotations end with; what neither it
    nor the rules decide keeps its doubt."""
    shelf = _Shelf(opinion.case, authorities)
    decided = {_end(opinion, review): review.cites for review in reviewed}
    return tuple(citation for stream in _streams(opinion) for citation in _Reader(shelf, decided).read(stream))


def settled(opinion: Opinion, authorities: tuple[Authority, ...], reviewed: tuple[Reviewed, ...]) -> tuple[Citation, ...]:
    """The citations of one opinion, none in doubt. Raises `ContentError` with every doubt that nobody has reviewed, every
    review that ends with no citation, and every one that names an unknown authority."""
    name = f"chapters/{opinion.case}/citations.yml"
    found = find_citations(opinion, authorities, reviewed)
    known = {RECORD, NOTHING, *(authority.id for authority in authorities)}
    ends = {(citation.passage, citation.end) for citation in found}
    complaints = [_doubted(opinion, citation, name) for citation in found if citation.doubt]
    for i, review in enumerate(reviewed):
        entry = f"reviewed[{i}]"
        if _end(opinion, review) not in ends:
            complaints.append(Complaint(name, 0, entry, f"“{review.quote}” does not end with a citation.", "Cut it or go on."))
        if review.cites not in known:
            complaints.append(Complaint(name, 0, entry, f"there is no authority '{review.cites}'.", one_of(known)))
    if complaints:
        raise ContentError(complaints)
    return found


def _end(opinion: Opinion, review: Reviewed) -> tuple[str, int]:
    place = opinion.find(review.quote)[0]
    return place.passage.key, place.end


def _doubted(opinion: Opinion, citation: Citation, name: str) -> Complaint:
    """The complaint about an unreviewed doubt; its remedy is the entry to write."""
    passage = opinion.passages[citation.passage]
    words = passage.text[max(0, citation.start - 50) : citation.end].partition(" ")[2]
    return Complaint(
        name,
        0,
        called(passage),
        f"the citation “{passage.text[citation.start : citation.end]}” is in doubt: {citation.doubt}.",
        f"Read the passage and add an entry: quote: “{words}”, cites: an authority’s id, `record` or `nothing`, and why.",
    )


def _streams(opinion: Opinion) -> Iterator[list[Passage]]:
    """What is read in one go: the court's text, a dissent, and each footnote for itself."""
    for part in ("opinion", "dissent"):
        yield [passage for passage in opinion.body if passage.part == part and passage.kind not in ("caption", "heading")]
    yield from ([note] for note in opinion.notes)


class _Shelf:
    """The authorities, looked up by cite, by name, or by form."""

    def __init__(self, case: str, authorities: tuple[Authority, ...]) -> None:
        self.cases = [one for one in authorities if one.kind == "case"]
        self.cites = {one.id: _cites(one) for one in self.cases}
        self.first_pages = {name: [int(page) for _, _, page in cites] for name, cites in self.cites.items()}
        self.names: dict[str, set[str]] = defaultdict(set)
        for one in self.cases:
            if any(use.opinion == case for use in one.used):
                for name in _names(one):
                    self.names[name].add(one.id)
        self.provisions = {
            form: one.id
            for one in authorities
            if one.kind != "case"
            for form in (one.cite, *one.also, *one.short)
            if re.search(r"\d|amend\.", form)
        }
        forms = sorted(self.provisions, key=len, reverse=True)
        self.provision = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)" if forms else r"(?!)")

    def by_cite(self, cite: CaseCitation) -> list[str]:
        """Those with exactly this cite."""
        return [name for name, cites in self.cites.items() if _key(cite) in cites]

    def by_pin(self, cite: CaseCitation, words: str) -> list[str]:
        """Those that a short form can stand for: in this volume, beginning no later than the pin; of several, the namesake."""
        volume, reporter, pin = _key(cite)
        fitting = [
            one
            for one in self.cases
            if any(
                theirs[:2] == (volume, reporter) and (not pin or int(theirs[2]) <= int(pin)) for theirs in self.cites[one.id]
            )
        ]
        if len(fitting) > 1:
            fitting = [one for one in fitting if any(words.startswith(known) for known in _names(one))] or fitting
        return [one.id for one in fitting]


def _names(authority: Authority) -> tuple[str, ...]:
    return (authority.name, *authority.short)


def _cites(authority: Authority) -> list[tuple[str, str, str]]:
    matches = (_CITE.fullmatch(cite) for cite in (authority.cite, *authority.also))
    return [(match[1], _plain(match[2]), match[3]) for match in matches if match]


def _key(cite: CaseCitation) -> tuple[str, str, str]:
    return (cite.groups["volume"], _plain(cite.groups["reporter"]), cite.groups.get("page") or "")


def _plain(reporter: str) -> str:
    return reporter.replace(" ", "").replace("’", "'")


class _Reader:
    """Reads one stream, remembering what was cited last outside of parentheses."""

    def __init__(self, shelf: _Shelf, decided: dict[tuple[str, int], str]) -> None:
        self.shelf, self.decided = shelf, decided
        self.last: Citation | None = None
        self.chained = False
        self.before: Citation | None = None

    def read(self, stream: list[Passage]) -> Iterator[Citation]:
        """The citations of the stream's passages, in their order."""
        for passage in stream:
            self.before = None
            depths = list(accumulate((char == "(") - (char == ")") for char in passage.text))
            end = 0
            for start, stop, what in sorted(_marks(passage, self.shelf), key=lambda mark: (mark[0], -mark[1])):
                if start < end:
                    continue
                citation = self._decide(passage, start, stop, what)
                if (passage.key, stop) in self.decided:
                    citation = replace(citation, authority=self.decided[passage.key, stop], doubt="")
                end = stop
                if citation.form not in ("provision", "name") and not depths[start - 1 : start] > [0]:
                    self.chained = self._continues(passage, citation)
                    self.last = citation
                self.before = citation
                yield citation

    def _continues(self, passage: Passage, citation: Citation) -> bool:
        """Whether only a semicolon parts this citation from the last: one of a string, which leaves an *Id.* in doubt."""
        if self.last is None or self.last.passage != passage.key or citation.form == "id":
            return False
        between = re.sub(r"\([^()]*(\([^()]*\)[^()]*)*\)", "", passage.text[self.last.end : citation.start])
        return re.match(r"[\s\d,–*n.-]*;", between) is not None

    def _decide(self, passage: Passage, start: int, end: int, what: "CitationBase | Form") -> Citation:
        text = passage.text[start:end]
        match what:
            case FullCaseCitation():
                return _one_of("full", self.shelf.by_cite(what), passage.key, start, end)
            case ShortCaseCitation():
                return _one_of("short", self.shelf.by_pin(what, text), passage.key, start, end)
            case IdCitation():
                return self._same(passage, start, end)
            case "provision":
                return Citation(passage.key, start, end, "provision", self.shelf.provisions[text])
            case "name":
                return _one_of("name", sorted(self.shelf.names[text]), passage.key, start, end)
            case _:
                return Citation(passage.key, start, end, "paper", RECORD)

    def _same(self, passage: Passage, start: int, end: int) -> Citation:
        """What an *Id.* stands for."""
        last = self.last.authority if self.last else NOTHING
        pin = _PIN.search(passage.text[start : end + 9])
        doubt = ""
        if self.last is None or last == NOTHING:
            doubt = "nothing is cited before it"
        elif "¶" in passage.text[start:end]:
            doubt = "" if last == RECORD else "it names a paragraph, as the record is cited"
        elif self.chained:
            doubt = "several authorities are cited before it"
        elif last == RECORD and self.last.passage != passage.key:
            doubt = "the record was cited last, in an earlier paragraph"
        elif pin and last != RECORD and not any(0 <= int(pin[1]) - page <= _LONGEST for page in self.shelf.first_pages[last]):
            doubt = f"its page {pin[1]} cannot be one of {last}"
        elif self.before and self.before.form == "provision" and _ENDS_SENTENCE.match(passage.text, self.before.end, start):
            doubt = "a statute or rule stands right before it"
        return Citation(passage.key, start, end, "id", last, doubt)


def _one_of(form: Form, found: list[str], passage: str, start: int, end: int) -> Citation:
    doubt = "" if len(found) == 1 else f"it may be {' or '.join(found)}" if found else "no authority on the list has this cite"
    return Citation(passage, start, end, form, found[0] if len(found) == 1 else NOTHING, doubt)


def _marks(passage: Passage, shelf: _Shelf) -> Iterator[tuple[int, int, "CitationBase | Form"]]:
    """All that may be a citation, with its stretch; where two overlap, the one that begins first counts."""
    text = passage.text
    italics = list(_italics(passage))
    for cite in get_citations(text):
        if isinstance(cite, FullCaseCitation | ShortCaseCitation | IdCitation):
            start, end = cite.span()
            name = next((begin for begin, stop in italics if text[stop:start] in (", ", " ")), start)
            end = len(text[:end].rstrip(" ,"))
            pin = None if isinstance(cite, FullCaseCitation) else _PIN_AFTER.match(text, end)
            yield (start if isinstance(cite, IdCitation) else name), pin.end() if pin else end, cite
    yield from ((match.start(), match.end(), "paper") for match in _PAPER.finditer(text))
    yield from ((match.start(), match.end(), "provision") for match in shelf.provision.finditer(text))
    yield from ((start, end, "name") for start, end in italics if shelf.names.get(text[start:end]))


def _italics(passage: Passage) -> Iterator[tuple[int, int]]:
    """The stretches in italics, without a signal (*see*, *cf.*) before the name or a comma after it."""
    flags = [run.italic for run in passage.runs for _ in (run.text if run.kind == "text" else " " * (run.kind == "break"))]
    for match in re.finditer("1+", "".join("1" if flag else "0" for flag in flags)):
        start, end = match.span()
        while signal := _SIGNAL.match(passage.text, start, end):
            start = signal.end()
        stretch = passage.text[start:end]
        yield start, start + len(stretch.rstrip(" ,"))
