"""Which rows of the ruling grid the two prongs of qualified immunity allow, and why not.

A row is three cells: violation, clearly established, outcome (the words of `book.rulings`). Immunity protects from
damages unless a violation and a right clearly established at the time are both there; so, where immunity is decided, a
claim goes on only with both, and one “no” ends it, whichever prong a court takes first. A claim can also end on another
ground: given up, or tested by other law.
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

    `otherwise` marks a row that can be, but only on another ground than immunity, or with immunity not decided yet.
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
    "A motion to dismiss asks what is plausibly alleged, with well-pleaded factual allegations taken as true {malek ¶15}; "
    "whether the evidence leaves a genuine issue of material fact is asked at summary judgment {perez ¶9}."
)
_NO_APPEAL = "Nothing is on appeal here. A motion to dismiss asks what is plausibly alleged {malek ¶15}."
_NO_APPEAL_YET = "Nothing is on appeal here. Summary judgment asks whether a genuine issue of material fact remains {perez ¶9}."
_NO_PLEADING = (
    "On summary judgment the evidence is viewed in the light most favorable to the side that did not move "
    "{martinez ¶23}; what is plausibly alleged is asked on a motion to dismiss {malek ¶15}."
)
_NO_PRECEDENT = (
    "To clearly establish the law, precedent must be controlling, from the Ninth Circuit or the Supreme Court, or embraced by "
    "a “consensus” of courts outside the relevant jurisdiction {martinez ¶49}. One district court’s decision is neither."
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
    "Whether an officer has immunity is asked on two prongs {martinez ¶24}. A court need not always reach both {malek ¶18}; "
    "one that is left open is “Not reached”, not “Not the question”."
)
_LATER = (
    "The two prongs, answered or left open, are about an officer’s immunity from a claim {martinez ¶24}; what only speaks of "
    "later decides no claim."
)
_REQUEST = (
    "“Granted” and “Denied” answer a request here. Immunity is a defense from suit {malek ¶17}: a claim met with it goes on or "
    "ends, in whole or in part."
)
_FUTURE = (
    "The development of precedent is a reason to address both prongs {martinez ¶25}. This row has no violation, or leaves it "
    "open, so it makes no violation clear for later."
)
_THEN_ONLY = (
    "The second prong asks what was clearly established at the time of the conduct {malek ¶17} {martinez ¶46}. What is clear "
    "only from this decision on was not, and immunity applies {martinez ¶24}."
)
_NO_VIOLATION = (
    "Immunity applies where there was no violation {martinez ¶24}, and where none is pleaded the defendant is entitled to "
    "dismissal {malek ¶17}. With that answer no part of the claim goes on."
)
_NOT_CLEAR = (
    "Even with a violation, immunity applies when the right was not clearly established at the time {martinez ¶24} "
    "{malek ¶20}. With that answer no part of a claim for damages goes on."
)
_BOTH = (
    "Where a court decides immunity from damages, a claim goes on only with both a violation and a clearly established right "
    "{malek ¶20} {martinez ¶48}. This row leaves one of them open, so the claim could go on only with immunity undecided, as "
    "when a case is remanded for further inquiry {perez ¶22}."
)
_OTHER_GROUND = (
    "Immunity applies when there was no violation, or when the right was not clearly established {martinez ¶24}. This row says "
    "neither, so only something else could end the claim."
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
    _rule(_BOTH, violation={"not-reached"}, outcome=_ON, otherwise=True),
    _rule(_BOTH, clarity={"not-reached"}, outcome=_ON, otherwise=True),
    _rule(_OTHER_GROUND, violation=_MET | {"not-reached"}, clarity={"yes", "not-reached"}, outcome={"ends"}, otherwise=True),
)


def rules(stage: Stage) -> tuple[Rule, ...]:
    """Every rule for an opinion at this stage; the first that hits a row is what is said about it."""
    return (*_WORDS[stage], *_LOGIC)


def remark(stage: Stage, cells: Cells) -> Rule | None:
    """What is to be said against a row, filled in or not yet whole; None when there is nothing."""
    return next((rule for rule in rules(stage) if rule.hits(cells)), None)


def possible(stage: Stage, cells: Cells) -> bool:
    """Whether a row can be: under the two prongs, or not by immunity."""
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
