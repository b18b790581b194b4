"""What engines use beside the page; nothing in it decides what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from qa.engines.languagetool.reception import Reception


@dataclass(frozen=True, slots=True)
class Address:
    """A LanguageTool of some version, and how to reach it."""

    version: str
    at: Reception | str
    """Where a process asks for the server of this run, or the address of another."""


@dataclass(frozen=True, slots=True)
class Resources:
    """Handed to every process that inspects pages."""

    memory: Path | None = None
    """The folder in which to remember what was said of paragraphs; None: nowhere."""
    languagetool: Address | None = None
    """None: it is not asked."""


NONE = Resources()
