"""Gets LanguageTool, whole and unchanged, and proves that it works.

Every file is held against `jars.tsv` before anything uses it. What is installed lies in one folder
that may be copied to a machine without a network; language-tool-python finds it there too, where
LTP_PATH names the folder around it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

import requests

from qa.engines.languagetool.installation import FOLDER, VERSION, Installation
from qa.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HERE = Path(__file__).resolve().parent
_POM = _HERE / "pom.xml"
_JARS = _HERE / "jars.tsv"
_STUB = "languagetool-server.jar"
_MAVEN_SECONDS = 1800
_READ_SECONDS = 60
_CHUNK = 1 << 16
_SHOWN = 600
"""Characters of what a program said, in an error."""
_MANIFEST_LINE = 72


class Jar(NamedTuple):
    """A file of LanguageTool or of what it needs."""

    path: str
    """In a Maven repository."""
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The file's name, which no other has."""
        return self.path.rpartition("/")[2]


def jars() -> list[Jar]:
    """Return every file that LanguageTool needs for English."""
    lines = _JARS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Jar(path, int(size), checksum) for path, size, checksum in rows]


def by_maven(target: Path) -> Installation:
    """Install with Maven, from wherever it is set up to look. Raises EngineError."""
    program = shutil.which("mvn")
    if program is None:
        raise EngineError("There is no Maven ('mvn') here.")
    with tempfile.TemporaryDirectory() as work:
        shutil.copy(_POM, work)
        found = Path(work) / "found"
        goal = ["dependency:copy-dependencies", f"-DoutputDirectory={found}"]
        try:
            done = subprocess.run(
                [program, "-q", "-B", *goal],
                cwd=work,
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
                timeout=_MAVEN_SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EngineError(f"Maven did not get LanguageTool: {error}") from error
        if done.returncode:
            said = " ".join((done.stdout + done.stderr).split())[:_SHOWN]
            raise EngineError(f"Maven did not get LanguageTool. It said: {said}")
        return from_folder(found, target)


def from_folder(folder: Path, target: Path) -> Installation:
    """Install from a folder that holds the files, at any depth.

    It may be a Maven repository, or a copy of what was installed elsewhere. Raises EngineError for
    what is missing or changed.
    """
    if not folder.is_dir():
        raise EngineError(f"There is no folder '{folder}' to install LanguageTool from.")
    found = {path.name: path for path in folder.rglob("*.jar")}
    missing = [jar.name for jar in jars() if jar.name not in found]
    if missing:
        raise EngineError(
            f"'{folder}' lacks {len(missing)} of the {len(jars())} files of LanguageTool "
            f"{VERSION}, such as {missing[0]}."
        )
    with _new(target) as libs:
        for jar in jars():
            try:
                _keep(jar, found[jar.name].read_bytes(), libs)
            except OSError as error:
                raise EngineError(f"'{found[jar.name]}' cannot be read: {error}.") from error
    return Installation(target / FOLDER, VERSION)


def from_repository(address: str, target: Path, say: Callable[[str], None]) -> Installation:
    """Install from the address of a Maven repository. Raises EngineError."""
    with _new(target) as libs, requests.Session() as session:
        for number, jar in enumerate(jars(), 1):
            say(f"{number} of {len(jars())}: {jar.name}")
            _keep(jar, _downloaded(session, f"{address.rstrip('/')}/{jar.path}", jar), libs)
    return Installation(target / FOLDER, VERSION)


def _downloaded(session: requests.Session, url: str, jar: Jar) -> bytes:
    """Return a file, and no more of it than there should be."""
    data = bytearray()
    try:
        with session.get(url, stream=True, timeout=_READ_SECONDS) as answer:
            answer.raise_for_status()
            for chunk in answer.iter_content(_CHUNK):
                data += chunk
                if len(data) > jar.size:
                    break
    except requests.RequestException as error:
        raise EngineError(f"{url} could not be had: {error}") from error
    return bytes(data)


def by_package(target: Path) -> Installation:
    """Install with language-tool-python's own download, which it verifies. Raises EngineError."""
    from language_tool_python import download_lt  # noqa: PLC0415 -- slow to load

    before = os.environ.get("LTP_PATH")
    os.environ["LTP_PATH"] = str(target)
    try:
        download_lt.LocalLanguageTool.from_version_name(VERSION).download()
    except Exception as error:
        raise EngineError(
            f"LanguageTool could not be downloaded ({error}). With Maven ('mvn') on the PATH qa "
            "uses that; or name a Maven repository, or a folder, with --from."
        ) from error
    finally:
        if before is None:
            del os.environ["LTP_PATH"]
        else:
            os.environ["LTP_PATH"] = before
    return Installation(target / FOLDER, VERSION)


def whole(installation: Installation) -> bool:
    """Return whether every file of an installation is as it should be."""
    libs = installation.folder / "libs"
    try:
        return all(_as_it_should(jar, (libs / jar.name).read_bytes()) for jar in jars())
    except OSError:
        return False


def _as_it_should(jar: Jar, data: bytes) -> bool:
    return len(data) == jar.size and sha256(data).hexdigest() == jar.sha256


def _keep(jar: Jar, data: bytes, libs: Path) -> None:
    if not _as_it_should(jar, data):
        raise EngineError(
            f"{jar.name} is not the file that belongs to LanguageTool {VERSION}: its checksum "
            "differs. Nothing was installed."
        )
    (libs / jar.name).write_bytes(data)


@contextmanager
def _new(target: Path) -> Iterator[Path]:
    """Yield an empty `libs`; put the folder around it into its place when all went well."""
    try:
        target.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(dir=target, prefix=f".{FOLDER}-"))
    except OSError as error:
        raise EngineError(f"'{target}' cannot be written to: {error.strerror}.") from error
    try:
        libs = part / "libs"
        libs.mkdir()
        yield libs
        _write_stub(part)
        part.chmod(0o755)
        place = target / FOLDER
        if place.exists():
            shutil.rmtree(place)
        part.replace(place)
    except OSError as error:
        raise EngineError(f"'{target}' cannot be written to: {error.strerror}.") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write_stub(folder: Path) -> None:
    """Write the jar by which language-tool-python knows an installation: it names the others."""
    named = " ".join(["./", *(f"libs/{jar.name}" for jar in jars())])
    line = f"Class-Path: {named}"
    cut = [line[:_MANIFEST_LINE]]  # a line of a manifest goes on behind a blank
    rest = line[_MANIFEST_LINE:]
    while rest:
        cut.append(" " + rest[: _MANIFEST_LINE - 1])
        rest = rest[_MANIFEST_LINE - 1 :]
    made_by = f"Created-By: language-tool-python {version('language-tool-python')}"
    with ZipFile(folder / _STUB, "w") as jar:
        lines = ["Manifest-Version: 1.0", made_by, *cut, ""]
        jar.writestr("META-INF/MANIFEST.MF", "\r\n".join(lines) + "\r\n")
