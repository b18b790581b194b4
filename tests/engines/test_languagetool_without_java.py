"""What needs no Java: what is missing, installing, and servers that are not to be trusted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from qa.config import Config
from qa.engines.languagetool import install
from qa.engines.languagetool.client import Asker
from qa.engines.languagetool.curation import curation
from qa.engines.languagetool.install import from_folder, from_repository, jars, whole
from qa.engines.languagetool.installation import Installation, find_installation
from qa.engines.languagetool.keeper import version_of
from qa.errors import ConfigError, EngineError
from qa.pipeline import Request, run
from qa.settings import InspectionSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FAULT = "It is an common cause."


def typed(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run qa where there is neither Java nor LanguageTool."""
    nothing = {
        name: value for name, value in os.environ.items() if name not in ("JAVA_HOME", "LTP_PATH")
    }
    nothing |= {"PATH": str(folder), "QA_ENGINES_DIR": str(folder), "LTP_PATH": str(folder)}
    return subprocess.run(
        [sys.executable, "-m", "qa", *words], env={**nothing, **env},
        capture_output=True, text=True, check=False, timeout=120, encoding="utf-8",
    )  # fmt: skip


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "a.md"
    file.write_text(FAULT, encoding="utf-8")
    return file


def test_run_without_java_says_what_to_do(page: Path) -> None:
    done = typed(page.parent, "check", str(page), "--offline", "--grammar", "languagetool")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: LanguageTool needs Java 17 or newer, and there is none")
    assert done.stderr.count("\n") == 1


def test_default_run_needs_none_of_it(page: Path) -> None:
    done = typed(page.parent, "check", str(page), "--offline")
    assert done.returncode in (0, 1)
    assert "grammar.a-an" in done.stdout
    assert "Run with --grammar languagetool" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a program made by a shell's first line")
@pytest.mark.parametrize(
    ("says", "told"),
    [
        ('openjdk version "11.0.2" 2019-01-15', "is 11: install a newer one"),
        ('java version "1.8.0_202"', "is 8: install a newer one"),
        ("the operation could not be completed", "there is none here"),
        ('openjdk version "17.0.15" 2025-04-15', "run 'qa engines install languagetool'"),
        ('openjdk version "25" 2025-09-16', "run 'qa engines install languagetool'"),
    ],
)
def test_java_that_is_there(page: Path, says: str, told: str) -> None:
    java = page.parent / "java"
    java.write_text(f"#!/bin/sh\necho '{says}' >&2\n", encoding="utf-8")
    java.chmod(0o755)
    done = typed(page.parent, "check", str(page), "--offline", "--grammar", "languagetool")
    assert done.returncode == 2
    assert told in done.stderr
    listed = typed(page.parent, "engines")
    assert listed.returncode == 0
    assert "Harper        ready" in listed.stdout
    assert "LanguageTool  not ready" in listed.stdout
    assert told in listed.stdout


def test_server_that_is_not_there(page: Path) -> None:
    config = Config(grammar="languagetool", languagetool_server="http://127.0.0.1:9", offline=True)
    with pytest.raises(EngineError, match=r"no LanguageTool server at http://127\.0\.0\.1:9"):
        run(Request((str(page),)), config)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"grammar": "languagtool"}, "did you mean 'languagetool'"),
        ({"grammar": "harper,"}, "'' is not known"),
        ({"languagetool_server": "localhost:8081"}, "is not the address of a server"),
        ({"languagetool_server": "ftp://a/b"}, "is not the address of a server"),
    ],
)
def test_wrong_setting(options: dict[str, Any], told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        Config(**options)


@pytest.mark.parametrize(
    ("grammar", "engines"),
    [
        ("harper", {"harper"}),
        ("languagetool", {"harper", "languagetool"}),
        ("harper, languagetool", {"harper", "languagetool"}),
        ("languagetool-only", {"languagetool"}),
        ("none", set()),
    ],
)
def test_what_a_name_means(grammar: str, engines: set[str]) -> None:
    assert InspectionSettings(grammar=grammar).engines == engines


# Installing: with files of our own, held against a list of our own


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Maven repository of two small files, and a list of them."""
    root = tmp_path / "repository"
    lines = []
    for name in ("languagetool-core-6.8.jar", "other-1.jar"):
        path = f"org/example/{name}"
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(name.encode())
        checksum = sha256(name.encode()).hexdigest()
        lines.append(f"{path}\t{len(name)}\t{checksum}\n")
    listed = tmp_path / "jars.tsv"
    listed.write_text("# path\n" + "".join(lines), encoding="utf-8")
    monkeypatch.setattr(install, "_JARS", listed)
    return root


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its name
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_install_from_folder_and_address(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "engines"
    first = from_folder(source, target)
    assert whole(first)
    told: list[str] = []
    with serving(source) as address:
        assert whole(from_repository(address, tmp_path / "again", told.append))
    assert told[0] == "1 of 2: languagetool-core-6.8.jar"
    assert whole(from_folder(target, tmp_path / "copied"))
    assert [path.name for path in target.iterdir()] == ["LanguageTool-6.8"]
    monkeypatch.setenv("QA_ENGINES_DIR", str(target))
    assert find_installation() == first


def test_package_finds_what_was_installed(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from language_tool_python.download_lt import LocalLanguageTool  # noqa: PLC0415 -- slow to load

    from_folder(source, tmp_path)
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    monkeypatch.setenv("QA_ENGINES_DIR", str(tmp_path / "none"))
    (found,) = LocalLanguageTool.get_installed_versions()
    assert found.get_jar_path().is_file()
    assert find_installation() == Installation(tmp_path / "LanguageTool-6.8", "6.8")


def test_stub_names_every_file_on_lines_that_java_reads(tmp_path: Path) -> None:
    install._write_stub(tmp_path)
    with ZipFile(tmp_path / "languagetool-server.jar") as stub:
        manifest = stub.read("META-INF/MANIFEST.MF")
    assert max(map(len, manifest.split(b"\r\n"))) <= 72
    named = manifest.replace(b"\r\n ", b"").decode()
    assert all(f"libs/{jar.name}" in named for jar in jars())


def test_changed_file_is_refused_and_nothing_is_installed(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "engines"
    changed = next(source.rglob("other-1.jar"))
    changed.write_bytes(b"other-2.jar")
    with pytest.raises(EngineError, match=r"its checksum differs\. Nothing was installed"):
        from_folder(source, target)
    with serving(source) as address, pytest.raises(EngineError, match="checksum differs"):
        from_repository(address, target, print)
    changed.write_bytes(b"x" * 1_000_000)
    with serving(source) as address, pytest.raises(EngineError, match="checksum differs"):
        from_repository(address, target, print)
    changed.unlink()
    with pytest.raises(EngineError, match=r"lacks 1 of the 2 files .* such as other-1.jar"):
        from_folder(source, target)
    with serving(source) as address, pytest.raises(EngineError, match="could not be had"):
        from_repository(address, target, print)
    assert list(target.iterdir()) == []


def test_failed_installation_leaves_the_one_before(source: Path, tmp_path: Path) -> None:
    before = from_folder(source, tmp_path / "engines")
    next(source.rglob("other-1.jar")).write_bytes(b"other-2.jar")
    with pytest.raises(EngineError):
        from_folder(source, tmp_path / "engines")
    assert whole(before)


def test_pom_names_the_files_of_the_list() -> None:
    space = "{http://maven.apache.org/POM/4.0.0}"
    root = ET.parse(install._POM).getroot()
    named = set()
    for found in root.iter(f"{space}dependency"):
        group, artifact, version = (
            found.findtext(f"{space}{part}", "") for part in ("groupId", "artifactId", "version")
        )
        folder = f"{group.replace('.', '/')}/{artifact}/{version}"
        named.add(f"{folder}/{artifact}-{version}.jar")
    assert named == {jar.path for jar in jars()}
    assert len(named) == 49
    assert sum(jar.size for jar in jars()) < 50_000_000
    assert all(len(jar.sha256) == 64 for jar in jars())


# Servers that are not to be trusted

MATCH: dict[str, Any] = {
    "message": "m",
    "replacements": [{"value": "a"}],
    "offset": 6,
    "length": 2,
    "context": {"text": FAULT, "offset": 6, "length": 2},
    "rule": {"id": "EN_A_VS_AN", "issueType": "x", "category": {"id": "MISC"}},
}
LANGUAGES = [{"name": "English", "code": "en", "longCode": "en-US"}]


@contextmanager
def answering(body: bytes, status: int = 200) -> Iterator[str]:
    """Yield the address of a server that answers every check in one way."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            check = self.path == "/v2/check"
            data = body if check else json.dumps(LANGUAGES).encode()
            self.send_response(status if check else 200)
            self.send_header("Location", "http://127.0.0.1:9/")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = _answer  # noqa: N815 -- the library's names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- as above
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 200),
        (b"<html>", 200),
        (b"[]", 200),
        (b'{"matches": 5}', 200),
        (b'{"matches": [{}]}', 200),
        (b'{"matches": [{"offset": "x"}]}', 200),
        (json.dumps({"matches": [{**MATCH, "offset": "six"}]}).encode(), 200),
        (b"checking took too long", 500),
        (b"elsewhere", 302),
        (b"x" * 17_000_000, 200),
    ],
)
def test_answer_that_makes_no_sense_leaves_the_paragraph_out(body: bytes, status: int) -> None:
    with answering(body, status) as url:
        answer = Asker(url, "en-US", curation()).ask([FAULT])
    assert [left.text for left in answer.left_out] == [FAULT]
    assert "could not check it" in answer.left_out[0].why


@pytest.mark.parametrize(("offset", "length"), [(-5, 3), (6, 9000), (9000, 2), (6, 0), (6, -1)])
def test_place_outside_the_paragraph_is_dropped(offset: int, length: int) -> None:
    wrong = {**MATCH, "offset": offset, "length": length}
    with answering(json.dumps({"matches": [wrong, MATCH]}).encode()) as url:
        answer = Asker(url, "en-US", curation()).ask([FAULT])
    hits = answer.hits[FAULT]
    assert all(0 <= hit.start < hit.end <= len(FAULT) for hit in hits)
    assert (6, 8) in [(hit.start, hit.end) for hit in hits]


def test_server_that_is_no_languagetool() -> None:
    with answering(b"") as url, pytest.raises(EngineError, match="no LanguageTool server at"):
        version_of(url)
    with answering(b"") as url, pytest.raises(EngineError, match="that knows de-DE"):
        Asker(url, "de-DE", curation()).ask([FAULT])
