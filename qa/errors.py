"""Errors that end a run, each written for the person who reads it.

QaError
├── ConfigError     a setting or an option is wrong
├── RuleError       a rule file, page type or profile is wrong
├── SourceError     a path that was asked for cannot be read at all
├── EngineError     an engine that was asked for cannot run
└── ModelError      a model, as of real-word slips, is missing or damaged

Bad content is never an error: it is a finding, and the rest goes on.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


EXIT_CLEAN, EXIT_FINDINGS, EXIT_ERROR, EXIT_INTERRUPTED = 0, 1, 2, 130
"""What a run ends with; 130 is what shells expect after Ctrl-C."""


class QaError(Exception):
    """The run cannot be done as asked; the message says what to do about it."""


class ConfigError(QaError):
    """A setting in a configuration file, or an option, is wrong."""


class RuleError(QaError):
    """A rule, page type or profile file is wrong; the message names file and line."""


class SourceError(QaError):
    """A path that was asked for does not exist or holds nothing to check."""


class EngineError(QaError):
    """An engine that was asked for cannot run on this machine."""


class ModelError(QaError):
    """The model that ships with qa is missing, damaged or of another version."""


def near_miss(wrong: str, known: Iterable[str]) -> str:
    """Return " (did you mean 'x'?)" for the known name nearest to `wrong`, or ""."""
    close = difflib.get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    return f" (did you mean '{close[0]}'?)" if close else ""
