"""Kinds: what `extends:` in a rule file names, one file a kind. Their fields are the YAML keys."""

from __future__ import annotations

from typing import TypeAlias

from qa.kinds.capitalization import Capitalization
from qa.kinds.conditional import Conditional
from qa.kinds.consistency import Consistency
from qa.kinds.existence import Existence
from qa.kinds.metric import Metric, Readability
from qa.kinds.occurrence import Occurrence
from qa.kinds.phrase import Phrase
from qa.kinds.program import Program
from qa.kinds.repetition import Repetition
from qa.kinds.requirement import Requirement
from qa.kinds.substitution import Substitution
from qa.kinds.together import Together

Kind: TypeAlias = (
    Existence
    | Substitution
    | Occurrence
    | Repetition
    | Consistency
    | Conditional
    | Capitalization
    | Metric
    | Readability
    | Requirement
    | Program
    | Phrase
    | Together
)

KINDS: dict[str, type[Kind]] = {
    "existence": Existence,
    "substitution": Substitution,
    "occurrence": Occurrence,
    "repetition": Repetition,
    "consistency": Consistency,
    "conditional": Conditional,
    "capitalization": Capitalization,
    "metric": Metric,
    "readability": Readability,
    "requirement": Requirement,
    "program": Program,
    "phrase": Phrase,
    "together": Together,
}
