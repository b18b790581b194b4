"""What tests share."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa import rulebook
from qa.engines.languagetool.installation import ready
from qa.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.engines.languagetool.installation import Installation, Java
    from qa.rulebook import Rulebook

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
HANGS = 180
"""Seconds after which a test is taken to hang; the longest takes a tenth of that."""


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # started in the background of a shell: what tests start must hear Ctrl-C all the same
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def book() -> Rulebook:
    """The rules that ship with qa, loaded once."""
    return rulebook.load()


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the cache of the person who runs it."""
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(autouse=True)
def no_hang() -> Iterator[None]:
    """End a test that hangs, instead of the whole run; not a measure of speed."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        pytest.fail("this test hangs")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, HANGS)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared material beside the checkout, which CI has and a newcomer does not."""
    if not SHARED.is_dir():
        pytest.skip("the shared corpora are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def languagetool() -> tuple[Installation, Java]:
    """What `qa engines install languagetool` made; CI sets QA_REQUIRE_LANGUAGETOOL."""
    try:
        return ready()
    except EngineError as error:
        if os.environ.get("QA_REQUIRE_LANGUAGETOOL"):
            pytest.fail(str(error))
        pytest.skip(str(error))
