"""Right and wrong answers to questions of every kind, as the page keeps them."""

from typing import Any

from playwright.sync_api import Page

from book.library import Library
from book.questions import AnyQuestion

KINDS = ["single", "two", "several", "matching", "ordering", "pin-cite", "passage", "written", "comparison"]


def first_of_each_kind(library: Library, topic: str) -> dict[str, AnyQuestion]:
    """The first question of each kind that a quiz has, by kind."""
    return {question.kind: question for question in reversed(library.bank(topic).questions)}


def right(question: AnyQuestion) -> list[str]:
    """An answer that earns everything."""
    match question.kind:
        case "single" | "two" | "several":
            return sorted(question.key)
        case "matching":
            return [f"{row.id}={row.key}" for row in question.rows]
        case "comparison":
            return [f"{fact.id}={fact.key}" for fact in question.compared]
        case "ordering":
            return [step.id for step in question.steps]
        case "pin-cite":
            return [f"ruling={min(question.key)}", f"pin={next(one.id for one in question.extracts if one.right)}"]
        case "passage":
            return [next(one.id for one in question.extracts if one.right)]
        case _:
            return [point.id for point in question.checklist]


def wrong(question: AnyQuestion) -> list[str]:
    """A whole answer that earns nothing, or little."""
    match question.kind:
        case "single" | "two" | "several":
            others = [option.id for option in question.options if not option.right]
            return others[: 2 if question.kind == "two" else 1]
        case "matching":
            other = {choice.id: question.choices[n - 1].id for n, choice in enumerate(question.choices)}
            return [f"{row.id}={other[row.key]}" for row in question.rows]
        case "comparison":
            return [f"{fact.id}={'apart' if fact.key == 'alike' else 'alike'}" for fact in question.compared]
        case "ordering":
            return [step.id for step in reversed(question.steps)]
        case "pin-cite":
            ruling = next(option.id for option in question.options if not option.right)
            return [f"ruling={ruling}", f"pin={next(one.id for one in question.extracts if not one.right)}"]
        case "passage":
            return [next(one.id for one in question.extracts if not one.right)]
        case _:
            return []


def entry(question: AnyQuestion, chosen: list[str], **more: Any) -> dict[str, Any]:
    """An answer as it is stored, given and checked unless `more` says otherwise."""
    text = {"text": "The officers had no warrant."} if question.kind == "written" else {}
    return {"version": question.version, "chosen": chosen, "committed": True, "sure": 3} | text | more


def keep_answers(page: Page, topic: str, answers: dict[str, Any], **state: Any) -> None:
    """Store answers as an earlier visit would have, and come back to the page."""
    text = {"format": 1, "state": {"answers": answers} | state}
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, JSON.stringify(text))", [f"clearly-established:quiz:{topic}", text]
    )
    page.reload()
    page.mouse.move(2, 2)  # the first sign of a reader
