"""The outputs that notebooks store: small, and the same bytes at every run."""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

_LIVE = "application/vnd.jupyter.widget-view+json"


def run_notebook(path: Path) -> bool:
    """Run a notebook in its own folder and store its outputs; says whether the file changed.

    Left out are the reference to the live widget (it names a kernel's object that is gone) and all traces of the run.
    Raises `nbclient.exceptions.CellExecutionError` when a cell fails; the file is then left as it was.
    """
    before = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(before, as_version=4)
    client = NotebookClient(notebook, timeout=120, store_widget_state=False, resources={"metadata": {"path": str(path.parent)}})
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(_LIVE, None)
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"], "language_info": {"name": "python"}}
    after = nbformat.writes(notebook) + "\n"
    path.write_text(after, encoding="utf-8")
    return after != before
