"""What engines use beside the page; nothing in it decides what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Resources:
    """Handed to every process that inspects pages."""

    memory: Path | None = None
    """The folder in which to remember what was said of paragraphs; None: nowhere."""


NONE = Resources()
