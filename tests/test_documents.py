"""README and CONTRIBUTING cannot lag behind: their commands, files and examples are real."""

import re
from pathlib import Path

import pytest
import yaml

from book.library import ROOT
from book.prose import Pin, parse
from book.questions import SingleChoice

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_make_target_is_there(document: str) -> None:
    """A command that is told is a command that runs."""
    assert set(re.findall(r"\bmake ([a-z]+)\b(?=[`\s]*(?:#|`|PORT|$|\s{2}))", document, re.M)) <= TARGETS


def test_every_room_is_there() -> None:
    """The map names folders and files that exist."""
    rooms = re.findall(r"^\| (`.*?`(?:, `.*?`)*) \|", README, re.M)
    named = [name for room in rooms for name in re.findall(r"`([^`]+)`", room)]
    assert [name for name in named if not list(ROOT.glob(re.sub(r"<\w+>", "*", name).rstrip("/")))] == []


def test_every_linked_file_is_there() -> None:
    """Links and pictures of the documents lead somewhere."""
    links = re.findall(r"\]\(([^)#:]+)\)", README + CONTRIBUTING)
    assert links and [link for link in links if not (ROOT / link).is_file()] == []


def test_the_question_of_the_recipe_is_a_question() -> None:
    """The example would be accepted, once its dots are words."""
    example = next(block for block in re.findall(r"```yaml\n(.*?)```", CONTRIBUTING, re.S) if "kind: single" in block)
    item = yaml.safe_load(example)[0]
    words = "One two three four five six seven eight nine ten eleven twelve."
    options = [option | {"text": str(n), "rationale": words} for n, option in enumerate(item["options"])]
    distractor = options[1] | {"id": "c", "text": "2"}
    assert SingleChoice.model_validate(item | {"options": [*options, distractor]}).predicts


def test_the_pins_of_the_recipe_are_pins() -> None:
    """Every form of pin that is told can be read."""
    line = next(line for line in CONTRIBUTING.splitlines() if "{malek n.9}" in line)
    assert sum(isinstance(part, Pin) for part in parse(line)) == 5


def test_the_ci_runs_the_test_command() -> None:
    """What checks a change is what README tells a reader to run."""
    assert Path(ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("make test") and "make test" in README


def test_the_workflow_runs_commands_that_are_there() -> None:
    """What publishes the book calls make targets that exist, with no more rights than it needs."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    called = re.findall(r"^make ([a-z]+)", "\n".join(step.get("run", "") for step in steps), re.M)
    assert called == ["test", "epub", "pdf", "livetest"] and set(called) <= TARGETS
    assert workflow["permissions"] == {"contents": "read"}
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]) for step in steps if "uses" in step)


def test_binder_reads_a_python_that_the_book_runs_on() -> None:
    """runtime.txt has the one form that repo2docker knows, and a version that pyproject.toml allows. Both files stand in
    `binder/`: at the top, repo2docker would install the package once more, as a copy that has no chapters."""
    version = re.fullmatch(r"python-3\.(\d+)\n", (ROOT / "binder" / "runtime.txt").read_text(encoding="utf-8"))
    assert version and int(version[1]) >= 11
    listed = (ROOT / "binder" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in listed if not line.startswith("#")] == ["-r ../requirements.txt"]
