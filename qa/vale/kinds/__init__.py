"""Kinds of Vale rules: what `extends:` names, one file a kind. Their fields are the YAML keys."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.vale.rule import StyleRule

KINDS: dict[str, str] = {
    "capitalization": "capitalization.Capitalization",
    "conditional": "conditional.Conditional",
    "consistency": "consistency.Consistency",
    "existence": "existence.Existence",
    "occurrence": "occurrence.Occurrence",
    "repetition": "repetition.Repetition",
    "substitution": "substitution.Substitution",
    "readability": "metric.Readability",
    "spelling": "spelling.Spelling",
    "sequence": "sequence.Sequence",
    "metric": "metric.Metric",
    "script": "script.Script",
}
"""By name, the module here and the class in it: what no rule is of need not be loaded."""


def kind(name: str) -> type[StyleRule]:
    """Return the class of a kind. Raises KeyError for a name that is none."""
    module, _, class_name = KINDS[name].partition(".")
    found: type[StyleRule] = getattr(import_module(f"{__name__}.{module}"), class_name)
    return found
