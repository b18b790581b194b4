"""Proves that an installation works: a server that lacks a class starts, and fails when asked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import requests

from qa.engines.languagetool.server import Server
from qa.errors import EngineError

if TYPE_CHECKING:
    from qa.engines.languagetool.installation import Installation, Java

_FAULT = "It is an common cause."
_ANNOTATED = {"annotation": [{"text": "It is "}, {"markup": "<b>"}, {"text": "an common cause."}]}
_PROBES = {
    "plain text": {"text": _FAULT},
    "the same again": {"text": _FAULT},
    "marked-up text": {"data": json.dumps(_ANNOTATED)},
    "every rule": {"text": _FAULT, "level": "picky"},
    "British English": {"text": _FAULT, "language": "en-GB"},
}
_SECONDS = 120


def try_out(installation: Installation, java: Java) -> None:
    """Start a server and ask it in every way. Raises EngineError where an answer is wrong."""
    with Server(installation, java) as server, requests.Session() as session:
        session.trust_env = False
        for name, question in _PROBES.items():
            form = {"language": "en-US", **question}
            try:
                answer = session.post(f"{server.url}/v2/check", data=form, timeout=_SECONDS)
                found = [match["rule"]["id"] for match in answer.json()["matches"]]
            except (requests.RequestException, ValueError, KeyError, TypeError) as error:
                raise EngineError(
                    f"LanguageTool was installed in {installation.folder}, but does not work: "
                    f"it has no answer to {name} ({type(error).__name__})."
                ) from error
            if "EN_A_VS_AN" not in found:
                raise EngineError(
                    f"LanguageTool was installed in {installation.folder}, but does not work: "
                    f"it finds no fault in '{_FAULT}' ({name})."
                )
