"""The kernels of one build, each forked from a process that has imported and read everything already.

Every notebook still runs in a process of its own. What Jupyter's ordinary way pays anew for each, a Python with IPython,
plotly and the content, is here paid once. That process, the nursery, is forked from Sphinx's before a notebook has run, when
no thread can be cut off by it; where that cannot be (another system than Linux, a thread, parallel reading) the ordinary way
stays. Jupyter's own hook for this is a kernel provisioner; only the build's process knows of this one.
"""

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import EntryPoint
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

_NAME = "casebook-nursery"
_LAUNCHER = "ipykernel_launcher"
_PATIENCE = 60  # seconds in which the nursery must answer
_open: list["Nursery"] = []
"""The nursery of this build, if there is one."""


def open_nursery(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Before pages are read: open a nursery, if there are notebooks among them and it can be."""
    notebooks = any(env.doc2path(name).endswith(".ipynb") for name in docnames)
    if notebooks and sys.platform == "linux" and app.parallel < 2 and threading.active_count() == 1:
        factory = KernelProvisionerFactory.instance()
        factory.provisioners[_NAME] = EntryPoint(_NAME, f"{__name__}:Forked", factory.GROUP_NAME)
        factory.default_provisioner_name = _NAME
        _open.append(Nursery())


def close_nursery(app: Sphinx, exception: Exception | None) -> None:
    """When the build has ended, well or not: leave no process behind."""
    while _open:
        _open.pop().close()


class Nursery:
    """A process that forks kernels. Asked through a pipe; it ends, and ends its kernels, when the pipe is closed."""

    def __init__(self) -> None:
        self._pipe, theirs = get_context("fork").Pipe()
        self._process = get_context("fork").Process(target=_serve, args=(theirs, self._pipe), daemon=True)
        self._process.start()
        theirs.close()

    def start(self, arguments: list[str], env: dict[str, str], folder: str) -> "Child":
        """A kernel with these arguments, running in `folder`."""
        return Child(self, self._ask("start", arguments, env, folder))

    def ended(self, pid: int) -> int | None:
        """How a kernel has ended: its exit status, below 0 a signal; None while it runs."""
        return self._ask("ended", pid)

    def _ask(self, *question: object) -> Any:
        self._pipe.send(question)
        if not self._pipe.poll(_PATIENCE):
            raise RuntimeError("The process that starts the kernels does not answer.")
        return self._pipe.recv()

    def close(self) -> None:
        self._pipe.close()
        self._process.join(_PATIENCE)


class Child:
    """A forked kernel's process, with what jupyter_client asks of a `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, nursery: Nursery, pid: int) -> None:
        self._nursery, self.pid = nursery, pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            self.returncode = self._nursery.ended(self.pid)
        return self.returncode

    def wait(self) -> int:
        while (status := self.poll()) is None:
            time.sleep(0.02)
        return status

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Forked(LocalProvisioner):
    """Starts a Python kernel in the nursery; any other kernel, or one without a nursery, in the ordinary way."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        if not (_open and _LAUNCHER in cmd):
            return await super().launch_kernel(cmd, **kwargs)
        self.cwd = kwargs.get("cwd") or os.getcwd()
        self.process = _open[-1].start(cmd[cmd.index(_LAUNCHER) + 1 :], kwargs["env"], str(self.cwd))
        self.pid = self.pgid = self.process.pid
        return self.connection_info


def _serve(pipe: Connection, other_end: Connection) -> None:
    """The nursery's whole life."""
    other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build is interrupted, and closes the pipe
    from ipykernel.kernelapp import IPKernelApp

    gc.freeze()  # so that collecting garbage does not write to, and thereby copy, the memory that all kernels share
    running: set[int] = set()
    while True:
        try:
            asked, *rest = pipe.recv()
        except EOFError:
            break
        if asked == "start":
            pid = _fork(lambda given=rest: _be_kernel(IPKernelApp, *given), pipe)
            running.add(pid)
            pipe.send(pid)
        else:
            pid, status = os.waitpid(rest[0], os.WNOHANG)
            if pid:
                running.discard(pid)
                _end(pid)
            pipe.send(os.waitstatus_to_exitcode(status) if pid else None)
    for pid in running:
        _end(pid)
        os.waitpid(pid, 0)


def _end(pid: int) -> None:
    """End a kernel, and whatever it has started and left behind."""
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _fork(live: Callable[[], None], pipe: Connection) -> int:
    """A child that leads a process group of its own and ends with `live`, whatever happens there."""
    pid = os.fork()
    if pid:
        os.setpgid(pid, pid)
        return pid
    status = 1
    try:
        os.setpgid(0, 0)
        pipe.close()
        live()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # nothing may rise from here into the nursery's own life
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status)


def _be_kernel(app: Any, arguments: list[str], env: dict[str, str], folder: str) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    sys.argv, sys.stdout, sys.stderr = [_LAUNCHER, *arguments], sys.__stdout__, sys.__stderr__
    app.launch_instance(arguments, parent_handle=os.getppid())
