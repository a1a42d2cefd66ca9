"""The outputs that notebooks store: small, and the same bytes at every run."""

from pathlib import Path

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat.reader import NotJSONError

PATIENCE = 120  # seconds in which a cell must be done
_LIVE = "application/vnd.jupyter.widget-view+json"


class NotebookError(Exception):
    """What keeps a notebook from being run, in a sentence."""


def run_notebook(path: Path) -> bool:
    """Run a notebook in its own folder and store its outputs; says whether the file changed.

    Left out are the reference to the live widget (it names a kernel's object that is gone) and all traces of the run.
    Raises `NotebookError` when it is no notebook, its kernel is missing or ends, or a cell fails or takes too long; the file
    is then left as it was.
    """
    before = path.read_text(encoding="utf-8")
    try:
        notebook = nbformat.reads(before, as_version=4)
    except (NotJSONError, nbformat.ValidationError, ValueError, AttributeError) as error:
        raise NotebookError("this is no notebook; it cannot be read as one.") from error
    client = NotebookClient(
        notebook, timeout=PATIENCE, store_widget_state=False, resources={"metadata": {"path": str(path.parent)}}
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise NotebookError(f"a cell fails, and nothing was stored. {error.ename}: {error.evalue}") from error
    except CellTimeoutError as error:
        raise NotebookError(f"a cell took longer than {PATIENCE} seconds, and nothing was stored.") from error
    except DeadKernelError as error:
        raise NotebookError("its kernel ended while a cell ran, and nothing was stored.") from error
    except NoSuchKernel as error:
        raise NotebookError(
            f"it asks for the kernel “{error.name}”, which is not installed here, and nothing was stored."
        ) from error
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(_LIVE, None)
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"], "language_info": {"name": "python"}}
    after = nbformat.writes(notebook) + "\n"
    path.write_text(after, encoding="utf-8")
    return after != before
