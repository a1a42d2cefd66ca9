"""What one build remembers for the next: things read from files, for as long as files and code are the same to the byte.

Nothing is taken on trust. A thing is recalled only under the digest of all that it was made from, of the package's own code,
and of the libraries that read content; what is damaged, or cannot be read, is as good as not there and is made anew.
"""

import hashlib
import os
import pickle
import sys
from collections.abc import Iterable
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

_READERS = ("pydantic", "PyYAML", "markdown-it-py", "mdit-py-plugins", "rapidfuzz", "eyecite")
_CODE = (".py", ".js", ".css")
_LONG = hashlib.sha256().digest_size


class Memory:
    """The things in one folder, each in a file of its own under its name; `package` is the code that makes them."""

    def __init__(self, folder: Path, package: Path = Path(__file__).parent) -> None:
        self.folder, self.package = folder, package
        self._named: set[str] = set()
        self._digests: dict[Path, bytes] = {}

    def recall(self, name: str, made_of: Iterable[Path]) -> Any | None:
        """The thing of this name, if it was kept when these files were as they are now; None otherwise."""
        self._named.add(name)
        try:
            held = self._file(name).read_bytes()
            key, seal, body = held[:_LONG], held[_LONG : 2 * _LONG], held[2 * _LONG :]
            sound = key == self.key(made_of) and seal == hashlib.sha256(body).digest()
            return pickle.loads(body) if sound else None
        except Exception:  # whatever a file that is not ours or not whole can cause
            return None

    def keep(self, name: str, made_of: Iterable[Path], thing: Any) -> None:
        """Keep a thing that was made of these files, in place of what had its name; a disk that is full keeps nothing."""
        self._named.add(name)
        body = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
        new = self._file(name).with_suffix(".new")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            new.write_bytes(self.key(made_of) + hashlib.sha256(body).digest() + body)
            os.replace(new, self._file(name))
        except OSError:
            new.unlink(missing_ok=True)

    def forget_others(self) -> None:
        """Delete what nobody has asked for or kept: things of opinions and quizzes that are gone."""
        for path in self.folder.glob("*"):
            if path not in {self._file(name) for name in self._named}:
                path.unlink()

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.pickle"

    def key(self, made_of: Iterable[Path], facts: str = "") -> bytes:
        """The digest of these files' names and bytes, of facts from elsewhere, of the code and of the libraries."""
        return hashlib.sha256(b"".join([self._code, *map(self._digest, made_of), facts.encode()])).digest()

    def _digest(self, path: Path) -> bytes:
        """Of the file's name and bytes, once for this memory: what changes during a build is seen by the next."""
        if path not in self._digests:
            body = path.read_bytes() if path.is_file() else b"missing"
            self._digests[path] = hashlib.sha256(f"{path}\0".encode() + body).digest()
        return self._digests[path]

    @cached_property
    def _code(self) -> bytes:
        versions = [sys.version, *(f"{name} {version(name)}" for name in _READERS)]
        sources = b"".join(path.read_bytes() for path in sorted(self.package.rglob("*")) if path.suffix in _CODE)
        return hashlib.sha256("\n".join(versions).encode() + sources).digest()
