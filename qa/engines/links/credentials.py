"""What a site's own hosts need to answer us: tokens, cookies and headers from the environment."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from qa.engines.links.urls import host_of
from qa.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa.settings import HostSettings, LinkSettings

PREFIX = "QA_"
"""How the variables must be called, so that a settings file cannot have any other one sent."""

_VALUE = re.compile(r"[\x20-\x7e]+")


class Credentials:
    """Headers by host. They are sent to that very host, over https, and shown nowhere."""

    def __init__(self, settings: LinkSettings, environment: Mapping[str, str] = os.environ) -> None:
        self._allow_http = settings.allow_private
        self._headers = {
            name.lower(): _headers(name, host, environment) for name, host in settings.hosts.items()
        }

    def headers(self, url: str) -> dict[str, str]:
        """Return what to send along to an address; mostly nothing."""
        if not self._headers or not (self._allow_http or url.lower().startswith("https:")):
            return {}
        host = host_of(url)
        return self._headers.get(host) or self._headers.get(host.partition(":")[0]) or {}


def _headers(name: str, host: HostSettings, environment: Mapping[str, str]) -> dict[str, str]:
    wanted = {**host.header_env}
    found = {header: _value(name, variable, environment) for header, variable in wanted.items()}
    if host.token_env:
        token = _value(name, host.token_env, environment)
        found["Authorization"] = token and f"Bearer {token}"
    if host.cookie_env:
        found["Cookie"] = _value(name, host.cookie_env, environment)
    return {header: value for header, value in found.items() if value}


def _value(host: str, variable: str, environment: Mapping[str, str]) -> str:
    """Return a variable's value; "" where it is not set, as on the machine of most editors."""
    if not variable.startswith(PREFIX):
        raise ConfigError(
            f"links: hosts: {host}: '{variable}' must be called {PREFIX}…, "
            "so that no other secret of a machine can be sent anywhere."
        )
    value = environment.get(variable, "").strip()
    if value and not _VALUE.fullmatch(value):
        raise ConfigError(f"links: hosts: {host}: the value of {variable} is no header.")
    return value
