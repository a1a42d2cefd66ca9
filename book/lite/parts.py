"""The parts that others make: Pyodide from npm, wheels from the Python package index, each checked against its pinned hash."""

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

PYODIDE = "314.0.6"
_SHA512 = "BKDTJyIqFxC4BExLqeRS3f5xvXZIjOt8C3zGLN/Cc7tFxSwvKVhVkchQQ2AGLOtR4YrVOIFxbV8poyDOOmWwxQ=="
_TAGS = ("--implementation", "cp", "--python-version", "3.14", "--abi", "cp314", "--abi", "none")
_PLATFORM = "pyemscripten_2026_0_wasm32"
_CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
_WHEELS = Path(__file__).with_name("wheels.txt")


class Missing(Exception):
    """A part that cannot be had, and what was tried."""


def pyodide(store: Path) -> dict[str, Path]:
    """The files of Pyodide's core by name, fetched into `store` once. Raises `Missing`."""
    archive = store / f"pyodide-{PYODIDE}.tgz"
    if not archive.is_file():
        npm = shutil.which("npm")
        if not npm:
            raise Missing(f"npm was not found; it fetches pyodide {PYODIDE}. Debian: apt-get install npm")
        _run([npm, "pack", f"pyodide@{PYODIDE}", "--silent", "--pack-destination", str(store)], "npm")
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != _SHA512:
        archive.unlink()
        raise Missing(f"pyodide {PYODIDE} from npm is not what was pinned: sha512-{found}")
    with tarfile.open(archive) as files:
        for name in _CORE:
            member = files.extractfile(f"package/{name}")
            assert member is not None
            (store / name).write_bytes(member.read())
    return {name: store / name for name in _CORE}


def wheels(store: Path) -> list[Path]:
    """The wheels that the kernel and the widgets need in the browser, fetched into `store` once. Raises `Missing`."""
    stamp, now = store / "wheels.txt", _WHEELS.read_bytes()
    folder = store / "wheels"
    if not stamp.is_file() or stamp.read_bytes() != now:
        shutil.rmtree(folder, ignore_errors=True)
        options = ["-q", "--disable-pip-version-check", "--no-deps", "--require-hashes", "--only-binary=:all:"]
        places = ["--platform", _PLATFORM, "-d", str(folder), "-r", str(_WHEELS)]
        command = [sys.executable, "-m", "pip", "download", *options, *_TAGS, *places]
        _run(command, "pip")
        stamp.write_bytes(now)
    return sorted(folder.glob("*.whl"))


def kernel_wheels() -> list[Path]:
    """The wheels that come with JupyterLite's Pyodide kernel."""
    return sorted((extensions()[0] / "static" / "pypi").glob("*.whl"))


def extensions() -> list[Path]:
    """JupyterLab extensions that the browser needs: the kernel, the widgets, anywidget."""
    home = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
    named = [home / "@jupyterlite/pyodide-kernel-extension", home / "@jupyter-widgets/jupyterlab-manager", home / "anywidget"]
    for path in named:
        if not (path / "package.json").is_file() or not json.loads((path / "package.json").read_text(encoding="utf-8")):
            raise Missing(f"{path.name} is not installed. Run: tools/setup.sh lite")
    return named


def _run(command: list[str], name: str) -> None:
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise Missing(f"{name} could not fetch what was pinned:\n{result.stderr.strip()}")
