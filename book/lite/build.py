"""Putting the browser's JupyterLab together: parts, lock, wheel, notebooks."""

import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from book.library import open_library
from book.lite.bake import bake, unlinked
from book.lite.lock import lock
from book.lite.parts import extensions, kernel_wheels, pyodide, wheels
from book.lite.wheel import write_wheel

_KERNEL = ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython")
_SETTINGS = {
    "jupyter-lite-schema-version": 0,
    "jupyter-config-data": {
        "appName": "Clearly Established",
        "litePluginSettings": {
            "@jupyterlite/pyodide-kernel-extension:kernel": {
                "disablePyPIFallback": True,
                "loadPyodideOptions": {"packages": _KERNEL},
            }
        },
    },
}


def notebooks(root: Path) -> list[Path]:
    """The notebooks that run in the browser: all but the bank as data, which needs pandas."""
    return sorted([*root.glob("chapters/*/index.ipynb"), *root.glob("quizzes/*/index.ipynb")])


def build_lite(root: Path, output: Path) -> None:
    """Put JupyterLite into `output`, everything it loads included. Raises `Missing` for a part that cannot be had."""
    store, stage = root / "_build" / "lite-parts", root / "_build" / "lite"
    store.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(stage, ignore_errors=True)
    core = pyodide(store)
    home = stage / "static" / "pyodide"
    home.mkdir(parents=True)
    packed = [*wheels(store), *kernel_wheels()]
    for path in [*core.values(), *packed]:
        shutil.copyfile(path, home / path.name)
    own = write_wheel(bake(open_library(root)), version("clearly-established"), home)
    stock = core["pyodide-lock.json"].read_text(encoding="utf-8")
    (home / "pyodide-lock.json").write_text(lock([*packed, own], stock), encoding="utf-8")
    _contents(root, stage / "files")
    (stage / "jupyter-lite.json").write_text(json.dumps(_SETTINGS, indent=1), encoding="utf-8")
    _assemble(stage, output)


def _contents(root: Path, folder: Path) -> None:
    """The notebooks with their stored outputs, and the opinions that they link to."""
    for path in notebooks(root):
        target = folder / path.relative_to(root)
        target.parent.mkdir(parents=True)
        target.write_text(json.dumps(_staged(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
    for path in root.glob("chapters/*/opinion.md"):
        shutil.copyfile(path, folder / path.relative_to(root))


def _staged(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook for the browser's kernel; its cells are as they were."""
    notebook["metadata"]["kernelspec"] = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "text/html" in data:
                data["text/html"] = unlinked("".join(data["text/html"]))
    return notebook


def _assemble(stage: Path, output: Path) -> None:
    """Run JupyterLite on what is in `stage`, with no extension but those that the notebooks need."""
    settings = {
        "LiteBuildConfig": {
            "apps": ["lab"],
            "contents": [str(stage / "files")],
            "federated_extensions": [str(path) for path in extensions()],
            "ignore_sys_prefix": ["federated_extensions", "translation"],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
        }
    }
    (stage / "jupyter_lite_config.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
    shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", ".", "--output-dir", str(output)]
    result = subprocess.run(command, cwd=stage, capture_output=True, text=True, check=False)
    if result.returncode:
        raise RuntimeError(f"JupyterLite was not built:\n{result.stdout}{result.stderr}")
