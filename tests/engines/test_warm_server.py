"""What is left by `qa engines serve` is believed only from the one who left it. Needs no Java."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import AuthenticationError
from multiprocessing.connection import Listener
from typing import TYPE_CHECKING, Any

import pytest

from qa import __version__
from qa.engines.languagetool import keeper, warm
from qa.engines.languagetool.reception import Reception

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY = b"k" * 32


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path))
    return tmp_path


class Info(BaseHTTPRequestHandler):
    """Says of itself that it is LanguageTool."""

    def do_GET(self) -> None:
        text = json.dumps({"software": {"version": "6.8"}}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Info) as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@contextmanager
def serving(answer: Any, key: bytes = KEY) -> Iterator[Reception]:
    """Answer like one who keeps a server."""
    with Listener(authkey=key) as listener:

        def receive() -> None:
            while True:
                try:
                    with listener.accept() as connection:
                        connection.recv()
                        connection.send(answer)
                except AuthenticationError:
                    continue
                except (OSError, EOFError):
                    return

        threading.Thread(target=receive, daemon=True).start()
        yield Reception(listener.address, KEY)


def test_what_is_announced_is_found_and_taken_back(server: str) -> None:
    with serving((1, server)) as reception:
        with warm.announced(reception):
            found = keeper.warm_server()
            assert found is not None
            assert (found.version, found.at) == ("6.8", reception)
            with keeper.opened(None) as address:
                assert address == found
        assert keeper.warm_server() is None
        assert not warm.note().exists()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others on Windows")
def test_the_file_is_for_its_owner_alone(server: str) -> None:
    with serving((1, server)) as reception, warm.announced(reception):
        assert warm.note().stat().st_mode & 0o777 == 0o600
        warm.note().chmod(0o644)
        assert keeper.warm_server() is None
        warm.note().chmod(0o600)
        assert keeper.warm_server() is not None
        real = warm.note().rename(warm.note().with_name("elsewhere"))
        warm.note().symlink_to(real)
        assert keeper.warm_server() is None


@pytest.mark.parametrize("url", ["http://10.0.0.1:8081", "https://example.com", 7, ""])
def test_no_other_machine_is_ever_asked(url: Any) -> None:
    with serving((1, url)) as reception, warm.announced(reception):
        assert keeper.warm_server() is None


@pytest.mark.parametrize("answer", ["it has died", (), (1, 2, 3), None, 7])
def test_an_answer_that_is_none(answer: Any) -> None:
    with serving(answer) as reception, warm.announced(reception):
        assert keeper.warm_server() is None


def test_another_program_at_the_place_is_told_by_its_key(server: str) -> None:
    with serving((1, server), key=b"another") as reception, warm.announced(reception):
        assert keeper.warm_server() is None


def test_a_server_that_has_died_is_not_asked() -> None:
    with serving((1, "http://127.0.0.1:9")) as reception, warm.announced(reception):
        assert keeper.warm_server() is None


def test_a_place_that_nobody_answers_at(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving((1, server)) as reception, warm.announced(reception):
        text = warm.note().read_text(encoding="utf-8")
    private(text)  # left behind by kill -9
    assert keeper.warm_server() is None
    monkeypatch.setattr(warm, "_PATIENCE", 0.2)
    with Listener(authkey=KEY) as silent, warm.announced(Reception(silent.address, KEY)):
        began = time.monotonic()
        assert keeper.warm_server() is None
        assert time.monotonic() - began < 8


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{",
        '{"qa": "0", "address": "x", "key": "00"}',
        '{"address": "x", "key": "00"}',
        '{"qa": "VERSION", "address": ["127.0.0.1", 80], "key": "00"}',
        '{"qa": "VERSION", "address": "", "key": "00"}',
        '{"qa": "VERSION", "address": "nowhere", "key": "zz"}',
        '{"qa": "VERSION", "address": "nowhere", "key": "00"}',
        '{"qa": "VERSION", "address": "\\u0000", "key": "00"}',
    ],
)
def test_a_file_that_says_nothing(text: str) -> None:
    private(text.replace("VERSION", __version__))
    assert keeper.warm_server() is None


def private(text: str) -> None:
    with suppress(OSError):
        warm.note().unlink()
    with os.fdopen(os.open(warm.note(), os.O_WRONLY | os.O_CREAT, 0o600), "w") as out:
        out.write(text)
