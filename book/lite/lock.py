"""The list of packages that Pyodide reads: which wheel holds which modules, and what each needs."""

import hashlib
import json
import zipfile
from collections.abc import Iterable
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_BROWSER = {
    "implementation_name": "cpython",
    "os_name": "posix",
    "platform_machine": "wasm32",
    "platform_python_implementation": "CPython",
    "platform_system": "Emscripten",
    "sys_platform": "emscripten",
    "extra": "",
}


def lock(wheels: Iterable[Path], stock: str) -> str:
    """The lock file for just these wheels, in place of the `stock` one, whose packages are not here.

    Raises `ValueError` when a wheel needs a package that none of them holds.
    """
    info = json.loads(stock)["info"]
    version = info["python"]
    where = _BROWSER | {"python_full_version": version, "python_version": version.rpartition(".")[0]}
    packages = {entry["name"]: entry for entry in (_entry(wheel, where) for wheel in wheels)}
    needed = [(entry["name"], name) for entry in packages.values() for name in entry["depends"]]
    lacking = sorted(f"{who} needs {name}" for who, name in needed if name not in packages)
    if lacking:
        raise ValueError(f"book/lite/wheels.txt is not whole: {', '.join(lacking)}")
    return json.dumps({"info": info, "packages": packages}, indent=1, sort_keys=True)


def _entry(wheel: Path, where: dict[str, str]) -> dict[str, Any]:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        about = HeaderParser().parsestr(archive.read(next(n for n in names if n.endswith(".dist-info/METADATA"))).decode())
    needs = [Requirement(text) for text in about.get_all("Requires-Dist") or []]
    modules = {name.split("/")[0].removesuffix(".py") for name in names if name.endswith(".py") and ".data/" not in name}
    return {
        "name": canonicalize_name(about["Name"]),
        "version": about["Version"],
        "file_name": wheel.name,
        "install_dir": "site",
        "package_type": "package",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "imports": sorted(modules),
        "depends": sorted({canonicalize_name(one.name) for one in needs if not one.marker or one.marker.evaluate(where)}),
        "unvendored_tests": False,
    }
