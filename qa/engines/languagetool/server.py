"""One LanguageTool server of ours, which ends when this process does, however that happens."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from qa.engines.languagetool.installation import command
from qa.errors import EngineError

if TYPE_CHECKING:
    from types import TracebackType

    from qa.engines.languagetool.installation import Installation, Java

_HERE = Path(__file__).resolve().parent
_SETTINGS = _HERE / "server.properties"
_WATCH = _HERE / "watch.py"
_HOST = "127.0.0.1"
_START_SECONDS = 90.0
_STEP_SECONDS = 0.1
_PROBE_SECONDS = 2.0
_FAREWELL_SECONDS = 5.0
_TRIES = 6
"""A port that was free a moment ago may be taken, and somebody may end a server that starts."""
_GAVE_UP = 1
"""How Java ends where it will never start."""
_TAKEN = "already in use"
_SHOWN = 400
"""Characters of what Java said last, in an error."""


class Server:
    """A running server. Raises EngineError where it cannot be started.

    Standard input of the watching program is what keeps it alive: see `watch.py`.
    """

    def __init__(self, installation: Installation, java: Java, port: int | None = None) -> None:
        if port and _taken(port):
            raise EngineError(f"Something else listens at port {port}: choose another with --port.")
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 -- closed by stop
        for _ in range(1 if port else _TRIES):
            number = port or _free_port()
            self.url = f"http://{_HOST}:{number}"
            self._process = self._started(command(installation, java, number, _SETTINGS))
            try:
                if self._ready():
                    return
            except BaseException:
                self.stop()
                raise
            self._end()
            if self._process.returncode == _GAVE_UP and _TAKEN not in self._last_words():
                break
        said = self._last_words()
        self._log.close()
        raise EngineError(f"LanguageTool did not start. Java said: {said or 'nothing'}")

    def _started(self, program: list[str]) -> subprocess.Popen[bytes]:
        # a session of its own: Ctrl-C at the terminal is for qa alone to hear
        windows = sys.platform == "win32"
        return subprocess.Popen(
            [sys.executable, "-I", "-S", str(_WATCH), *program],
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=self._log,
            start_new_session=not windows,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )

    def _ready(self) -> bool:
        deadline = time.monotonic() + _START_SECONDS
        while self.alive and time.monotonic() < deadline:
            if answers(self.url):
                return self.alive  # the answer was another program's if ours has ended
            time.sleep(_STEP_SECONDS)
        return False

    @property
    def process_id(self) -> int:
        """The number of the watching process, whose only child is the server."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def _last_words(self) -> str:
        self._log.seek(0)
        lines = self._log.read().decode("utf-8", "replace").split("\n")
        return " ".join(line.strip() for line in lines if line.strip())[-_SHOWN:]

    def wait(self) -> None:
        """Return when the server has ended."""
        self._process.wait()

    def stop(self) -> None:
        """End the server and wait until it has ended."""
        self._end()
        self._log.close()

    def _end(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(_FAREWELL_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def answers(url: str) -> bool:
    """Return whether a server is ready."""
    import requests  # noqa: PLC0415 -- 0.2 s to load; a run that remembers everything asks nobody

    with requests.Session() as session:
        session.trust_env = not url.startswith(f"http://{_HOST}:")  # no proxy knows this machine
        try:
            return session.get(f"{url}/v2/healthcheck", timeout=_PROBE_SECONDS).ok
        except requests.RequestException:
            return False


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((_HOST, port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])
