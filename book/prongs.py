"""Which rows of the ruling grid the two prongs of qualified immunity allow, and why not.

A row is three cells: violation, clearly established, outcome (the words of `book.rulings`). Immunity protects unless a
violation and a right clearly established at the time are both there; so a claim goes on only with both, and one “no”
ends it, whichever prong a court takes first. A claim can also end on another ground: given up, or tested by other law.
"""

from dataclasses import dataclass
from itertools import product

from book.case import Stage
from book.rulings import CLARITY, OUTCOME, VIOLATION

Cells = tuple[str, str, str]
"""Violation, clearly established, outcome; an empty text where a reader has not chosen yet."""

_MET, _NONE = {"pleaded", "jury-could-find", "undisputed"}, {"not-pleaded", "none"}
_ASKED = {*VIOLATION} - {"not-asked"}
_THEN = {"yes", "no", "not-reached"}
_ON = {"goes-on", "in-part"}


@dataclass(frozen=True)
class Rule:
    """What the opinions say against a row whose cells lie in these sets; a set left empty takes any cell, chosen or not.

    `otherwise` marks a row that can be, but only on another ground than immunity.
    """

    says: str
    violation: frozenset[str] = frozenset()
    clarity: frozenset[str] = frozenset()
    outcome: frozenset[str] = frozenset()
    otherwise: bool = False

    def hits(self, cells: Cells) -> bool:
        """Whether the row is one of those the rule is about."""
        sets = (self.violation, self.clarity, self.outcome)
        return all(not allowed or cell in allowed for allowed, cell in zip(sets, cells, strict=True))


def _rule(says: str, violation: set[str] | None = None, clarity: set[str] | None = None, outcome: set[str] | None = None,
          otherwise: bool = False) -> Rule:  # fmt: skip
    return Rule(says, *(frozenset(one or ()) for one in (violation, clarity, outcome)), otherwise=otherwise)


_NO_JURY = (
    "A motion to dismiss asks what is plausibly alleged, with the allegations taken as true {malek ¶15}; what the "
    "evidence could show is asked at summary judgment {perez ¶9}."
)
_NO_APPEAL = "Nothing is on appeal here. A motion to dismiss asks what is plausibly alleged {malek ¶15}."
_NO_APPEAL_YET = "Nothing is on appeal here. Summary judgment asks whether a genuine issue of fact remains {perez ¶9}."
_NO_PLEADING = (
    "At summary judgment the court views the evidence, in the light most favorable to the side that did not move "
    "{martinez ¶23}; what is plausibly alleged is asked on a motion to dismiss {malek ¶15}."
)
_NO_PRECEDENT = (
    "By itself the decision of one district court does not clearly establish the law: precedent must come from the Ninth "
    "Circuit or the Supreme Court, or be embraced by a consensus of courts elsewhere {martinez ¶49}."
)
_WORDS = {
    "motion to dismiss": (
        _rule(_NO_JURY, violation={"jury-could-find"}),
        _rule(_NO_APPEAL, violation={"undisputed"}),
        _rule(_NO_PRECEDENT, clarity={"from-now-on"}),
    ),
    "summary judgment": (
        _rule(_NO_PLEADING, violation={"pleaded", "not-pleaded"}),
        _rule(_NO_APPEAL_YET, violation={"undisputed"}),
        _rule(_NO_PRECEDENT, clarity={"from-now-on"}),
    ),
    "appeal from summary judgment": (_rule(_NO_PLEADING, violation={"pleaded", "not-pleaded"}),),
}

_HALF = (
    "The two prongs are parts of one question, immunity {martinez ¶24}. A court may leave one of them unreached {malek ¶18}; "
    "that is “Not reached”, not “Not the question”."
)
_LATER = "Answers on the two prongs decide about immunity from a claim {martinez ¶24}; what only speaks of later decides none."
_REQUEST = "“Granted” and “Denied” answer a request here. A claim met with immunity goes on or ends {malek ¶17}."
_FUTURE = (
    "To make the law clear for later, a court answers the first prong {martinez ¶25}; this row has no violation, or leaves "
    "it open."
)
_THEN_ONLY = (
    "The second prong asks what was clearly established at the time of the conduct {malek ¶17} {martinez ¶46}. What is clear "
    "only from this decision on was not, and immunity applies {martinez ¶24}."
)
_NO_VIOLATION = (
    "Where no violation is pleaded or shown, immunity applies {martinez ¶24}, and the claim does not go on {malek ¶17}."
)
_NOT_CLEAR = (
    "Even with a violation, immunity applies when the right was not clearly established at the time {martinez ¶24} {malek ¶20}."
)
_BOTH = (
    "Against officers who claim immunity, a claim goes on only with both a violation and a clearly established right "
    "{malek ¶20} {martinez ¶48}; this row leaves one of them open."
)
_OTHER_GROUND = (
    "Immunity ends a claim when there was no violation, or when the right was not clearly established {martinez ¶24}. This row "
    "says neither, so only something else could end the claim."
)

_LOGIC = (
    _rule(_HALF, violation={"not-asked"}, clarity=_THEN),
    _rule(_HALF, violation={"not-asked"}, clarity={"from-now-on"}, outcome={"goes-on", "in-part", "ends"}),
    _rule(_HALF, violation=_ASKED, clarity={"not-asked"}),
    _rule(_LATER, violation=_ASKED - {"jury-could-find"}, outcome={"for-later"}),
    _rule(_LATER, clarity=_THEN, outcome={"for-later"}),
    _rule(_REQUEST, violation=_ASKED, outcome={"granted", "denied"}),
    _rule(_REQUEST, clarity={*CLARITY} - {"not-asked"}, outcome={"granted", "denied"}),
    _rule(_FUTURE, violation=_NONE | {"undisputed", "not-reached"}, clarity={"from-now-on"}),
    _rule(_NO_VIOLATION, violation=_NONE, outcome=_ON),
    _rule(_NOT_CLEAR, clarity={"no"}, outcome=_ON),
    _rule(_THEN_ONLY, clarity={"from-now-on"}, outcome=_ON),
    _rule(_BOTH, violation={"not-reached"}, outcome=_ON),
    _rule(_BOTH, clarity={"not-reached"}, outcome=_ON),
    _rule(_OTHER_GROUND, violation=_MET | {"not-reached"}, clarity={"yes", "not-reached"}, outcome={"ends"}, otherwise=True),
)


def rules(stage: Stage) -> tuple[Rule, ...]:
    """Every rule for an opinion at this stage; the first that hits a row is what is said about it."""
    return (*_WORDS[stage], *_LOGIC)


def remark(stage: Stage, cells: Cells) -> Rule | None:
    """What is to be said against a row, filled in or not yet whole; None when there is nothing."""
    return next((rule for rule in rules(stage) if rule.hits(cells)), None)


def possible(stage: Stage, cells: Cells) -> bool:
    """Whether a row can be: under the two prongs, or on another ground than immunity."""
    found = remark(stage, cells)
    return found is None or found.otherwise


def odd(stage: Stage) -> frozenset[str]:
    """The words of the first two cells that belong to another stage."""
    return frozenset().union(*(rule.violation | rule.clarity for rule in _WORDS[stage]))


def table(stage: Stage) -> tuple[tuple[Rule, ...], str]:
    """Every row, looked up: the rules that are needed, and one character for each row.

    The rows are in the order of VIOLATION, then CLARITY, then OUTCOME, each with the empty cell before them; the character
    is “.” where there is nothing to say, else a letter: “a” is the first rule.
    """
    rows = [remark(stage, cells) for cells in product(*(("", *words) for words in (VIOLATION, CLARITY, OUTCOME)))]
    said = tuple({rule.says: rule for rule in rows if rule}.values())
    letters = {rule.says: chr(ord("a") + place) for place, rule in enumerate(said)}
    return said, "".join(letters[rule.says] if rule else "." for rule in rows)
