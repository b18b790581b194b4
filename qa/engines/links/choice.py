"""Which addresses a site does not want asked, also where redirects lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qa.engines.links.urls import host_of

if TYPE_CHECKING:
    from qa.settings import LinkSettings


class Choice:
    """The settings `include`, `exclude` and, by host, `skip`."""

    def __init__(self, settings: LinkSettings) -> None:
        self._settings = settings
        self._include = [re.compile(pattern) for pattern in settings.include]
        self._exclude = [re.compile(pattern) for pattern in settings.exclude]

    def against_link(self, url: str) -> str:
        """Return why the address of a link is not asked; "" if it is."""
        if self._include and not any(pattern.search(url) for pattern in self._include):
            return "It is not among the addresses that the settings include in link checks."
        return self.against(url)

    def against(self, url: str) -> str:
        """Return why an address is not asked, a link's or one that a redirect leads to; else "".

        What is included may lead to what is not.
        """
        if any(pattern.search(url) for pattern in self._exclude):
            return "The settings exclude this address from link checks."
        if self._settings.hosts and self._settings.host(host_of(url)).skip:
            return "The settings leave this host out of link checks."
        return ""
