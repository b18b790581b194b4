"""Where things are in the report: the same as long as what they are about is the same."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.finding import Finding


def digest(*parts: str) -> str:
    """Return a short name for texts that stay the same."""
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest()[:12]


def page_address(path: str) -> str:
    """Return the address of a page in the report."""
    return f"p-{digest(path)}"


class Addresses:
    """The address of each finding, and how to get to it and to its page."""

    def __init__(self, findings: Iterable[Finding], folder: str = "") -> None:
        """Take the folder of the pages' files, seen from where the links stand; "" for one file."""
        self._folder = folder
        self._of: dict[int, str] = {}
        seen: Counter[tuple[str, str]] = Counter()
        for finding in findings:
            key = (finding.path, finding.rule)
            seen[key] += 1
            self._of[id(finding)] = f"f-{digest(*key, str(seen[key]))}"

    def of(self, finding: Finding) -> str:
        """Return the address of a finding: from page, rule and its place in order."""
        return self._of[id(finding)]

    def to_page(self, path: str) -> str:
        """Return what a link to a page says."""
        address = page_address(path)
        return f"{self._folder}/{address}.html" if self._folder else f"#{address}"

    def to_finding(self, finding: Finding) -> str:
        """Return what a link to a finding says."""
        within = f"#{self.of(finding)}"
        return f"{self.to_page(finding.path)}{within}" if self._folder else within
