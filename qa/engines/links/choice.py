"""Which addresses a site does not want asked, also where redirects lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.engines.links.urls import host_of

if TYPE_CHECKING:
    from qa.settings import LinkSettings


class Choice:
    """The settings `exclude` and, by host, `skip`."""

    def __init__(self, settings: LinkSettings) -> None:
        self._settings = settings
        self._exclude = [re.compile(pattern) for pattern in settings.exclude]

    def against(self, url: str) -> str:
        """Return why an address is not asked; "" if it is."""
        if any(pattern.search(url) for pattern in self._exclude):
            return "The settings exclude this address from link checks."
        if self._settings.hosts and self._settings.host(host_of(url)).skip:
            return "The settings leave this host out of link checks."
        return ""
