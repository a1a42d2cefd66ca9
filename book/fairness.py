"""The rules of a fair question, as far as a program can see them: what must not be, and what a person should look at again.

Rule numbers are those of the project's list of item rules (after Haladyna, Downing & Rodriguez 2002 and the NBME's list of item
flaws). What the models of `book.kinds` refuse at birth is not asked again here.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby

from book.kinds.item import Choosing, Item
from book.kinds.single import SingleChoice
from book.prose import Pin, Words, parse
from book.questions import AnyQuestion, Bank

_SMALL = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "be", "because", "been", "but", "by", "court", "did", "do", "does",
        "for", "from", "had", "has", "have", "he", "her", "him", "his", "if", "in", "into", "is", "it", "its", "no",
        "not", "of", "on", "or", "she", "so", "than", "that", "the", "their", "them", "then", "there", "they", "this",
        "to", "under", "was", "were", "what", "when", "which", "while", "who", "with", "would",
    }
)  # fmt: skip
_SWEEPING = re.compile(r"\b(always|never|only|all|every|none|usually|often|generally|may|might|sometimes)\b", re.I)
_NEGATIVE = re.compile(r"\b(not|except|least|incorrect|(is|are) false)\b", re.I)
_LUMPED = re.compile(r"\b(all|none|both|neither|either) of the (above|others|options)\b|\b[A-F] (and|or) [A-F]\b", re.I)
_DATE = re.compile(r"\b(19|20)\d\d\b")
_COURT = re.compile(r"\b(Circuit|District|panel)\b")
_OUTCOME = re.compile(r"(\w+)(?: \w+){0,3}[,;:]")
_MOST = {"question": 35, "facts": 180, "option": 30, "item": 300}
RULES = {
    4: "The stem has twelve words or more, so that it can be answered with the options covered.",
    5: "No option lumps others together, as “all of the above” does; if not, the build stops.",
    6: "The stem asks for what is, without a “not” or an “except”.",
    7: "Sweeping and vague words do not stand on one side only, the keys’ or the distractors’.",
    8: "A key is not much longer than the distractors, and seldom the longest option; far beyond that, the build stops.",
    9: "The longest option has no more than twice the words of the shortest.",
    10: "The stem does not echo a key more than it echoes the distractors.",
    11: "The key does not share most of its words with every distractor.",
    12: "No two options of a question say almost the same, and none holds another; if not, the build stops.",
    13: "The options of a question have one form.",
    14: "The outcomes that the options name come about equally often.",
    15: "The key stands at no place too often, and not more than three times running.",
    16: "Question, facts and options are short enough to be read under time; far beyond that, the build stops.",
    17: "No question gives away the key of another; if not, the build stops.",
    19: "Every reason cites the opinion; if not, the build stops.",
    21: "A prediction states court, posture and date; if not, the build stops.",
    25: "A bank asks for more than memory: most questions apply or analyse.",
    27: "A distractor says what it rests on.",
    28: "Parties are named, and the reader is not made one of them; if not, the build stops.",
}


@dataclass(frozen=True)
class Finding:
    """What a rule of `RULES` finds in one question, or, with `question` empty, in the bank. `must` findings stop the build."""

    rule: int
    must: bool
    question: str
    says: str


def findings(bank: Bank) -> list[Finding]:
    """Everything that the rules find in a bank, question by question, then about the whole."""
    found = [finding for question in bank.questions for finding in _of_one(question)]
    return [*found, *_of_all(bank)]


def words(text: str) -> list[str]:
    """The words of a text of ours, its pins left out."""
    plain = "".join(part.text for part in parse(text) if isinstance(part, Words))
    return re.findall(r"[\w’'-]+", plain)


def _of_one(question: AnyQuestion) -> Iterator[Finding]:
    for rule, must, says in (*_stem(question), *_load(question), *_reasons(question), *_options(question)):
        yield Finding(rule, must, question.id, says)


Said = tuple[int, bool, str]


def _stem(question: Item) -> Iterator[Said]:
    if len(words(question.stem)) < 12:
        yield 4, False, "the stem has fewer than 12 words; can it be answered with the options covered?"
    if _NEGATIVE.search(question.stem):
        yield 6, False, "the stem is negative."
    told = f"{question.facts} {question.stem}"
    if question.predicts and not (_COURT.search(told) and _DATE.search(told) and _posture(told)):
        yield 21, True, "a prediction states court, posture and date."
    if re.search(r"\byou(r)?\b", told, re.I):
        yield 28, True, "says “you”; name the party."


def _posture(told: str) -> bool:
    return re.search(r"motion to dismiss|summary judgment|pleading", told) is not None


def _load(question: AnyQuestion) -> Iterator[Said]:
    options = [option.text for option in getattr(question, "options", ())]
    sizes = {
        "question": len(words(question.stem)),
        "facts": len(words(question.facts)),
        "option": max((len(words(text)) for text in options), default=0),
        "item": sum(len(words(text)) for text in (question.facts, question.stem, *options)),
    }
    for part, size in sizes.items():
        if size > _MOST[part]:
            yield 16, size > 1.5 * _MOST[part], f"the {part} has {size} words; {_MOST[part]} are enough."


def _reasons(question: AnyQuestion) -> Iterator[Said]:
    parts = [one for name in ("options", "extracts", "rows", "steps", "compared") for one in getattr(question, name, ())]
    for one in parts:
        if not any(isinstance(part, Pin) for part in parse(one.rationale)):
            yield 19, True, f"the rationale of '{one.id}' cites nothing."
    for option in getattr(question, "options", ()):
        if not option.right and not option.rests_on:
            yield 27, False, f"the distractor '{option.id}' does not say what it rests on."


def _options(question: AnyQuestion) -> Iterator[Said]:
    if not isinstance(question, Choosing):
        return
    texts = {option.id: option.text for option in question.options}
    sizes = {identity: len(words(text)) for identity, text in texts.items()}
    for identity, text in texts.items():
        if _LUMPED.search(text):
            yield 5, True, f"option '{identity}' lumps options together."
    yield from _overlaps(texts)
    yield from _lengths(question, sizes)
    yield from _give_aways(question, texts)
    outcomes = [match[1].lower() if (match := _OUTCOME.match(text)) else "" for text in texts.values()]
    if any(outcomes) and not all(outcomes):
        yield 13, False, "some options name an outcome first and some do not."
    counts = Counter(outcome for outcome in outcomes if outcome)
    if len(counts) == 1 and len(outcomes) > 2 and outcomes[0] in ("yes", "no", "granted", "denied", "affirmed", "reversed"):
        yield 14, False, f"every option says {outcomes[0]}."
    elif len(counts) == 2 and abs(counts.most_common()[0][1] - counts.most_common()[1][1]) > 1:
        yield 14, False, f"the outcomes are uneven: {', '.join(f'{count} × {name}' for name, count in counts.items())}."


def _overlaps(texts: dict[str, str]) -> Iterator[Said]:
    for (first, one), (second, other) in combinations(texts.items(), 2):
        left, right = set(_lower(one)), set(_lower(other))
        if len(left & right) >= 0.8 * len(left | right):
            yield 12, True, f"options '{first}' and '{second}' share most of their words."
        elif " ".join(_lower(one)) in " ".join(_lower(other)) or " ".join(_lower(other)) in " ".join(_lower(one)):
            yield 12, True, f"one of the options '{first}' and '{second}' holds the other."


def _lengths(question: Choosing, sizes: dict[str, int]) -> Iterator[Said]:
    wrong = [size for identity, size in sizes.items() if identity not in question.key]
    right = [size for identity, size in sizes.items() if identity in question.key]
    if wrong and max(right) > 1.25 * sum(wrong) / len(wrong):
        yield 8, False, "a key has more than 1.25 times the words of the mean distractor."
    if max(sizes.values()) > 2 * min(sizes.values()):
        yield 9, False, "the longest option has more than twice the words of the shortest."


def _give_aways(question: Choosing, texts: dict[str, str]) -> Iterator[Said]:
    keys = [texts[identity] for identity in texts if identity in question.key]
    wrong = [texts[identity] for identity in texts if identity not in question.key]
    in_keys, in_wrong = (any(_SWEEPING.search(text) for text in side) for side in (keys, wrong))
    if in_keys != in_wrong:
        yield 7, False, f"sweeping or vague words stand only in the {'keys' if in_keys else 'distractors'}."
    asked = _content(question.stem)
    echo = max(len(asked & _content(text)) for text in keys) - max(len(asked & _content(text)) for text in wrong)
    if echo > 1:
        yield 10, False, f"a key shares {echo} more words with the stem than any distractor."
    if isinstance(question, SingleChoice):
        key = _content(keys[0])
        if key and all(len(key & _content(text)) > 0.5 * len(key) for text in wrong):
            yield 11, False, "the key shares most of its words with every distractor."


def _of_all(bank: Bank) -> Iterator[Finding]:
    singles = [question for question in bank.questions if isinstance(question, SingleChoice)]
    for rule, must, says in (*_positions(singles), *_longest(singles), *_skills(bank)):
        yield Finding(rule, must, "", says)
    yield from _independence(bank)


def _positions(singles: list[SingleChoice]) -> Iterator[Said]:
    places = [next(i for i, option in enumerate(question.options) if option.right) for question in singles]
    if len(places) >= 20:
        place, count = Counter(places).most_common(1)[0]
        if count > 0.4 * len(places):
            yield 15, False, f"the key stands at {chr(65 + place)} in {count} of {len(places)} questions."
    run = max((len(list(group)) for _, group in groupby(places)), default=0)
    if run > 3:
        yield 15, False, f"the key stands at the same place {run} times in a row."


def _longest(singles: list[SingleChoice]) -> Iterator[Said]:
    longest = 0
    for question in singles:
        sizes = sorted(((len(words(option.text)), option.right) for option in question.options), reverse=True)
        longest += sizes[0][1] and sizes[0][0] > sizes[1][0]
    if singles and longest > 0.4 * len(singles):
        yield 8, longest >= 0.6 * len(singles), f"the key is the longest option in {longest} of {len(singles)} questions."


def _skills(bank: Bank) -> Iterator[Said]:
    counts = Counter(question.skill for question in bank.questions)
    all_of_them = len(bank.questions)
    if counts["recall"] > 0.25 * all_of_them:
        yield 25, False, f"{counts['recall']} of {all_of_them} questions only ask to recall."
    if counts["apply"] + counts["analyse"] < 0.6 * all_of_them:
        yield 25, False, f"only {counts['apply'] + counts['analyse']} of {all_of_them} questions ask to apply or analyse."


def _independence(bank: Bank) -> Iterator[Finding]:
    """No question states, in six words running, what the key of another says."""
    told = {question.id: _sixes(f"{question.facts} {question.stem}") for question in bank.questions}
    for question in bank.questions:
        keys = [option.text for option in getattr(question, "options", ()) if option.right]
        for other, sixes in told.items():
            if other != question.id and any(_sixes(key) & sixes for key in keys):
                yield Finding(17, True, other, f"gives away the key of '{question.id}'.")


def _sixes(text: str) -> set[tuple[str, ...]]:
    running = _lower(text)
    return {tuple(running[i : i + 6]) for i in range(len(running) - 5)}


def _lower(text: str) -> list[str]:
    return [word.lower() for word in words(text)]


def _content(text: str) -> set[str]:
    return {word for word in _lower(text) if word not in _SMALL and len(word) > 2}
