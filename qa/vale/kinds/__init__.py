"""Kinds of Vale rules: what `extends:` names, one file a kind. Their fields are the YAML keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.vale.kinds.capitalization import Capitalization
from qa.vale.kinds.conditional import Conditional
from qa.vale.kinds.consistency import Consistency
from qa.vale.kinds.existence import Existence
from qa.vale.kinds.metric import Metric, Readability
from qa.vale.kinds.occurrence import Occurrence
from qa.vale.kinds.repetition import Repetition
from qa.vale.kinds.script import Script
from qa.vale.kinds.sequence import Sequence
from qa.vale.kinds.spelling import Spelling
from qa.vale.kinds.substitution import Substitution

if TYPE_CHECKING:
    from qa.vale.rule import StyleRule

KINDS: dict[str, type[StyleRule]] = {
    "capitalization": Capitalization,
    "conditional": Conditional,
    "consistency": Consistency,
    "existence": Existence,
    "occurrence": Occurrence,
    "repetition": Repetition,
    "substitution": Substitution,
    "readability": Readability,
    "spelling": Spelling,
    "sequence": Sequence,
    "metric": Metric,
    "script": Script,
}
